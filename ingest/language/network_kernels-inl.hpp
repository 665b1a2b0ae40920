// The arithmetic of network.cpp, compiled once for each kind of processor: included by it alone, hence no #pragma once.
// All of it gives the same bits everywhere: integer sums are exact, and floating-point values are made one by one, by
// the same operations in the same order (no fused multiply-add: see CMakeLists.txt).

#if defined(ENTENTE_NETWORK_KERNELS) == defined(HWY_TARGET_TOGGLE)
#ifdef ENTENTE_NETWORK_KERNELS
#undef ENTENTE_NETWORK_KERNELS
#else
#define ENTENTE_NETWORK_KERNELS
#endif

#include <hwy/highway.h>

#ifdef __SSE2__
#include <immintrin.h>
#endif

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

#include "ingest/language/model.hpp"

HWY_BEFORE_NAMESPACE();
#if HWY_TARGET == HWY_AVX3_DL
// Highway 1.0 looks for VNNI before it picks this target, but does not let the compiler use it.
#pragma GCC push_options
#pragma GCC target("avx512vnni")
#endif
namespace entente {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Where the processor multiplies unsigned by signed bytes, inputs are raised by 128, and the matrix's offset takes it
// back.
inline constexpr std::uint8_t raise = HWY_TARGET == HWY_AVX3_DL ? 128 : 0;

using Floats = hn::ScalableTag<float>;
using Ints = hn::ScalableTag<std::int32_t>;

/// Sums of products of a word's inputs and the weights of some outputs, four inputs at a time. total(i): the sums of a
/// vector's lanes from the i-th output.
class Sums {
 public:
#if HWY_TARGET == HWY_AVX3_DL
  static constexpr std::size_t outputs = hn::MaxLanes(Ints());
  HWY_INLINE explicit Sums(const std::int32_t* offset) : sum_(_mm512_loadu_si512(offset)) {}
  HWY_INLINE void add(const std::uint8_t* inputs, const std::int8_t* weights) {
    std::int32_t four;
    std::memcpy(&four, inputs, 4);
    sum_ = _mm512_dpbusd_epi32(sum_, _mm512_set1_epi32(four), _mm512_loadu_si512(weights));
  }
  HWY_INLINE hn::Vec<Ints> total(std::size_t) const { return hn::Vec<Ints>{sum_}; }

 private:
  __m512i sum_;
#elif HWY_TARGET == HWY_AVX2
  static constexpr std::size_t outputs = hn::MaxLanes(Ints());
  HWY_INLINE explicit Sums(const std::int32_t*) : sum_(_mm256_setzero_si256()) {}
  HWY_INLINE void add(const std::uint8_t* inputs, const std::int8_t* weights) {
    std::int32_t four;
    std::memcpy(&four, inputs, 4);
    const __m256i in = _mm256_set1_epi32(four);
    const __m256i weight = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights));
    // |in| · (weight with in's sign): at most 2 · 127 · 128, which sixteen bits hold.
    const __m256i pairs = _mm256_maddubs_epi16(_mm256_abs_epi8(in), _mm256_sign_epi8(weight, in));
    sum_ = _mm256_add_epi32(sum_, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
  }
  HWY_INLINE hn::Vec<Ints> total(std::size_t) const { return hn::Vec<Ints>{sum_}; }

 private:
  __m256i sum_;
#elif HWY_TARGET == HWY_SSSE3 || HWY_TARGET == HWY_SSE4
  static constexpr std::size_t outputs = hn::MaxLanes(Ints());
  HWY_INLINE explicit Sums(const std::int32_t*) : sum_(_mm_setzero_si128()) {}
  HWY_INLINE void add(const std::uint8_t* inputs, const std::int8_t* weights) {
    std::int32_t four;
    std::memcpy(&four, inputs, 4);
    const __m128i in = _mm_set1_epi32(four);
    const __m128i weight = _mm_loadu_si128(reinterpret_cast<const __m128i*>(weights));
    const __m128i pairs = _mm_maddubs_epi16(_mm_abs_epi8(in), _mm_sign_epi8(weight, in));
    sum_ = _mm_add_epi32(sum_, _mm_madd_epi16(pairs, _mm_set1_epi16(1)));
  }
  HWY_INLINE hn::Vec<Ints> total(std::size_t) const { return hn::Vec<Ints>{sum_}; }

 private:
  __m128i sum_;
#elif HWY_TARGET == HWY_AVX3
  static constexpr std::size_t outputs = hn::MaxLanes(Ints());
  HWY_INLINE explicit Sums(const std::int32_t*) : sum_(_mm512_setzero_si512()) {}
  HWY_INLINE void add(const std::uint8_t* inputs, const std::int8_t* weights) {
    std::int32_t four;
    std::memcpy(&four, inputs, 4);
    const __m512i in = _mm512_set1_epi32(four);
    const __m512i weight = _mm512_loadu_si512(weights);
    const __mmask64 negative = _mm512_movepi8_mask(in);
    const __m512i signed_weight = _mm512_mask_sub_epi8(weight, negative, _mm512_setzero_si512(), weight);
    const __m512i pairs = _mm512_maddubs_epi16(_mm512_abs_epi8(in), signed_weight);
    sum_ = _mm512_add_epi32(sum_, _mm512_madd_epi16(pairs, _mm512_set1_epi16(1)));
  }
  HWY_INLINE hn::Vec<Ints> total(std::size_t) const { return hn::Vec<Ints>{sum_}; }

 private:
  __m512i sum_;
#elif HWY_TARGET == HWY_SCALAR && defined(__SSE2__)
  // The least that an x86-64 processor has: bytes are widened to sixteen bits, four outputs at a time.
  static constexpr std::size_t outputs = 4;
  HWY_INLINE explicit Sums(const std::int32_t*) : low_(_mm_setzero_si128()), high_(_mm_setzero_si128()) {}
  HWY_INLINE void add(const std::uint8_t* inputs, const std::int8_t* weights) {
    std::int32_t four;
    std::memcpy(&four, inputs, 4);
    const __m128i zero = _mm_setzero_si128();
    const __m128i in = _mm_set1_epi32(four);
    const __m128i wide_in = _mm_unpacklo_epi8(in, _mm_cmpgt_epi8(zero, in));
    const __m128i weight = _mm_loadu_si128(reinterpret_cast<const __m128i*>(weights));
    const __m128i sign = _mm_cmpgt_epi8(zero, weight);
    low_ = _mm_add_epi32(low_, _mm_madd_epi16(_mm_unpacklo_epi8(weight, sign), wide_in));
    high_ = _mm_add_epi32(high_, _mm_madd_epi16(_mm_unpackhi_epi8(weight, sign), wide_in));
  }
  HWY_INLINE hn::Vec<Ints> total(std::size_t output) const {
    std::int32_t pairs[8];
    _mm_storeu_si128(reinterpret_cast<__m128i*>(pairs), low_);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(pairs + 4), high_);
    return hn::Set(Ints(), pairs[2 * output] + pairs[2 * output + 1]);
  }

 private:
  __m128i low_;
  __m128i high_;
#else
  static constexpr std::size_t outputs = hn::MaxLanes(Ints());
  HWY_INLINE explicit Sums(const std::int32_t*) {}
  HWY_INLINE void add(const std::uint8_t* inputs, const std::int8_t* weights) {
    for (std::size_t lane = 0; lane < outputs; ++lane) {
      for (std::size_t k = 0; k < 4; ++k) {
        sum_[lane] += static_cast<std::int8_t>(inputs[k]) * weights[4 * lane + k];
      }
    }
  }
  HWY_INLINE hn::Vec<Ints> total(std::size_t) const { return hn::LoadU(Ints(), sum_); }

 private:
  std::int32_t sum_[outputs] = {};
#endif
};

/// What multiply() does with the value of each output: store it …
template <typename Value>
struct Store {
  Value* to;
  std::size_t stride;

  HWY_INLINE void operator()(std::size_t row, std::size_t output, hn::Vec<Floats> value) const {
    const Floats floats;
    if constexpr (std::is_same_v<Value, float>) {
      hn::StoreU(value, floats, to + row * stride + output);
    } else {
      const hn::Rebind<std::int16_t, Floats> shorts;
      hn::StoreU(hn::DemoteTo(shorts, hn::NearestInt(value)), shorts, to + row * stride + output);
    }
  }
};

/// … or add it to what is there, where it is positive.
struct AddPositive {
  float* to;
  std::size_t stride;

  HWY_INLINE void operator()(std::size_t row, std::size_t output, hn::Vec<Floats> value) const {
    const Floats floats;
    float* at = to + row * stride + output;
    hn::StoreU(hn::Add(hn::LoadU(floats, at), hn::Max(value, hn::Zero(floats))), floats, at);
  }
};

template <std::size_t row_count, std::size_t vectors, typename Use>
HWY_INLINE void multiply_tile(const QuantisedMatrix& matrix, const std::uint8_t* inputs, std::size_t stride,
                              std::size_t row, std::size_t output, const Use& use) {
  constexpr std::size_t step = Sums::outputs;
  const Floats floats;
  const std::int32_t* offset = matrix.offset.data() + output;
  const auto sums_of_row = [&]<std::size_t... vector>(std::index_sequence<vector...>) {
    return std::array<Sums, vectors>{Sums(offset + vector * step)...};
  };
  const auto start = sums_of_row(std::make_index_sequence<vectors>());
  std::array<std::array<Sums, vectors>, row_count> sums = [&]<std::size_t... r>(std::index_sequence<r...>) {
    return std::array<std::array<Sums, vectors>, row_count>{((void)r, start)...};
  }
  (std::make_index_sequence<row_count>());
  const std::int8_t* weights = matrix.weights.data() + output * 4;
  for (std::size_t k = 0; k < matrix.inputs; k += 4, weights += matrix.outputs * 4) {
    for (std::size_t r = 0; r < row_count; ++r) {
      for (std::size_t v = 0; v < vectors; ++v) sums[r][v].add(inputs + (row + r) * stride + k, weights + v * step * 4);
    }
  }
  for (std::size_t v = 0; v < vectors; ++v) {
    for (std::size_t part = 0; part < step; part += hn::Lanes(floats)) {
      const std::size_t at = output + v * step + part;
      const auto scale = hn::LoadU(floats, matrix.scale.data() + at);
      const auto bias = hn::LoadU(floats, matrix.bias.data() + at);
      for (std::size_t r = 0; r < row_count; ++r) {
        use(row + r, at, hn::Add(hn::Mul(hn::ConvertTo(floats, sums[r][v].total(part)), scale), bias));
      }
    }
  }
}

template <std::size_t vectors, typename Use>
HWY_INLINE void multiply_columns(const QuantisedMatrix& matrix, const std::uint8_t* inputs, std::size_t rows,
                                 std::size_t stride, std::size_t output, const Use& use) {
  constexpr std::size_t block = HWY_TARGET == HWY_AVX3_DL || HWY_TARGET == HWY_AVX3 ? 4 : 2;
  std::size_t row = 0;
  for (; row + block <= rows; row += block) multiply_tile<block, vectors>(matrix, inputs, stride, row, output, use);
  for (; row < rows; ++row) multiply_tile<1, vectors>(matrix, inputs, stride, row, output, use);
}

/// use(row, output, values) for the values of every row of inputs; `stride` from one row's inputs to the next's.
template <typename Use>
HWY_INLINE void multiply(const QuantisedMatrix& matrix, const std::uint8_t* inputs, std::size_t rows,
                         std::size_t stride, const Use& use) {
  constexpr std::size_t lanes = Sums::outputs;
  std::size_t output = 0;
  for (; output + 4 * lanes <= matrix.outputs; output += 4 * lanes) {
    multiply_columns<4>(matrix, inputs, rows, stride, output, use);
  }
  for (; output < matrix.outputs; output += lanes) multiply_columns<1>(matrix, inputs, rows, stride, output, use);
}

/// to[j] += scale · row[j].
HWY_INLINE void add_scaled(const std::int8_t* row, float scale, std::size_t width, float* to) {
  const Floats floats;
  const Ints ints;
  const hn::Rebind<std::int8_t, Floats> bytes;
  const auto factor = hn::Set(floats, scale);
  for (std::size_t j = 0; j < width; j += hn::Lanes(floats)) {
    const auto value = hn::ConvertTo(floats, hn::PromoteTo(ints, hn::LoadU(bytes, row + j)));
    hn::StoreU(hn::Add(hn::LoadU(floats, to + j), hn::Mul(value, factor)), floats, to + j);
  }
}

HWY_INLINE void add(const float* row, std::size_t width, float* to) {
  const Floats floats;
  for (std::size_t j = 0; j < width; j += hn::Lanes(floats)) {
    hn::StoreU(hn::Add(hn::LoadU(floats, to + j), hn::LoadU(floats, row + j)), floats, to + j);
  }
}

/// Values times their column's factor, rounded and held in ±127.
HWY_INLINE void round_to_int8(const float* values, std::size_t rows, std::size_t width, const float* factors,
                              std::uint8_t* to) {
  const Floats floats;
  const hn::Rebind<std::int8_t, Floats> bytes;
  const hn::Rebind<std::uint8_t, Floats> unsigned_bytes;
  const auto low = hn::Set(floats, -127.0F);
  const auto high = hn::Set(floats, 127.0F);
  const auto raised = hn::Set(bytes, static_cast<std::int8_t>(raise));
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t j = 0; j < width; j += hn::Lanes(floats)) {
      const auto scaled = hn::Mul(hn::LoadU(floats, values + row * width + j), hn::LoadU(floats, factors + j));
      const auto rounded = hn::NearestInt(hn::Min(hn::Max(scaled, low), high));
      hn::StoreU(hn::BitCast(unsigned_bytes, hn::Xor(hn::DemoteTo(bytes, rounded), raised)), unsigned_bytes,
                 to + row * width + j);
    }
  }
}

/// The sum of the rows, held in sixteen bits at every step; its positive part, 64 units a step, held in 127.
HWY_INLINE void add_rows(const std::vector<const std::int16_t*>& rows, std::size_t hidden, std::uint8_t* to) {
  const hn::ScalableTag<std::int16_t> shorts;
  const hn::Rebind<std::int8_t, decltype(shorts)> bytes;
  const hn::Rebind<std::uint8_t, decltype(shorts)> unsigned_bytes;
  const auto half = hn::Set(shorts, 32);
  const auto raised = hn::Set(bytes, static_cast<std::int8_t>(raise));
  for (std::size_t j = 0; j < hidden; j += hn::Lanes(shorts)) {
    auto sum = hn::LoadU(shorts, rows[0] + j);
    for (std::size_t i = 1; i < rows.size(); ++i) sum = hn::SaturatedAdd(sum, hn::LoadU(shorts, rows[i] + j));
    const auto step = hn::ShiftRight<6>(hn::SaturatedAdd(hn::Max(sum, hn::Zero(shorts)), half));
    hn::StoreU(hn::BitCast(unsigned_bytes, hn::Xor(hn::DemoteTo(bytes, step), raised)), unsigned_bytes, to + j);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace entente
#if HWY_TARGET == HWY_AVX3_DL
#pragma GCC pop_options
#endif
HWY_AFTER_NAMESPACE();

#endif
