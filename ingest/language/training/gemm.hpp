#pragma once

// Matrix products for training, in float, as wide as the compiler's target allows.

#include <cstddef>
#include <cstring>

namespace entente {

namespace gemm_detail {

using Lanes = float __attribute__((vector_size(64), aligned(4), may_alias));
inline constexpr std::size_t lanes = 16;

template <std::size_t rows, std::size_t vectors>
inline void tile(std::size_t inner, const float* a, std::size_t row_stride, std::size_t inner_stride, const float* b,
                 std::size_t b_stride, float* c, std::size_t c_stride) {
  Lanes sum[rows][vectors];
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t v = 0; v < vectors; ++v) sum[r][v] = *reinterpret_cast<const Lanes*>(c + r * c_stride + v * lanes);
  }
  for (std::size_t k = 0; k < inner; ++k) {
    Lanes column[vectors];
    for (std::size_t v = 0; v < vectors; ++v) column[v] = *reinterpret_cast<const Lanes*>(b + k * b_stride + v * lanes);
    for (std::size_t r = 0; r < rows; ++r) {
      const float factor = a[r * row_stride + k * inner_stride];
      for (std::size_t v = 0; v < vectors; ++v) sum[r][v] += factor * column[v];
    }
  }
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t v = 0; v < vectors; ++v) *reinterpret_cast<Lanes*>(c + r * c_stride + v * lanes) = sum[r][v];
  }
}

template <std::size_t vectors>
inline void columns(std::size_t rows, std::size_t inner, const float* a, std::size_t row_stride,
                    std::size_t inner_stride, const float* b, std::size_t b_stride, float* c, std::size_t c_stride) {
  constexpr std::size_t block = 6;
  std::size_t r = 0;
  for (; r + block <= rows; r += block) {
    tile<block, vectors>(inner, a + r * row_stride, row_stride, inner_stride, b, b_stride, c + r * c_stride, c_stride);
  }
  for (; r < rows; ++r) {
    tile<1, vectors>(inner, a + r * row_stride, row_stride, inner_stride, b, b_stride, c + r * c_stride, c_stride);
  }
}

}  // namespace gemm_detail

/// C[rows × outer] += A[rows × inner] · B[inner × outer]. A's element (r, k) is a[r·row_stride + k·inner_stride], so
/// that a transposed matrix and an overlapping window are matrices too; B and C are row by row. `outer` is a multiple
/// of 16.
inline void multiply_add(std::size_t rows, std::size_t outer, std::size_t inner, const float* a, std::size_t row_stride,
                         std::size_t inner_stride, const float* b, std::size_t b_stride, float* c,
                         std::size_t c_stride) {
  using namespace gemm_detail;
  std::size_t j = 0;
  for (; j + 4 * lanes <= outer; j += 4 * lanes) {
    columns<4>(rows, inner, a, row_stride, inner_stride, b + j, b_stride, c + j, c_stride);
  }
  for (; j < outer; j += lanes) {
    columns<1>(rows, inner, a, row_stride, inner_stride, b + j, b_stride, c + j, c_stride);
  }
}

}  // namespace entente
