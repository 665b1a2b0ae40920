#pragma once

// Compressed streams and archives → the streams within.

#include <cstdint>
#include <functional>
#include <string>

#include "ingest/readers/byte_stream.hpp"

namespace entente {

/// How much may come out of one packed stream.
struct UnpackLimits {
  std::uint64_t bytes = std::uint64_t{64} << 30;
  double ratio = 200;  ///< of unpacked to packed bytes, looked at from `ratio_from` unpacked bytes on
  std::uint64_t ratio_from = std::uint64_t{64} << 20;
};

/// Hands on every file in a stream packed as .gz, .zst, .bz2, .xz, .tar, .zip or a tar compressed by one of these: its
/// name in the archive ("" for a stream that is only compressed) and its bytes. The callback returns false to end.
/// Throws std::runtime_error `expected …` for what is damaged, cut off or encrypted, and where a limit is reached; what
/// came before has been handed on.
void unpack(ByteStream& packed, const UnpackLimits& limits,
            const std::function<bool(const std::string& entry, ByteStream& bytes)>& each);

}  // namespace entente
