// Any bytes, behind the frame that a model file has: they are a model or are refused, and a model parses.

#include "ingest/language/model.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>

#include "ingest/language/parser.hpp"
#include "ingest/language/segmentation.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::uint64_t sum = model_checksum(bytes);
  bytes.append(reinterpret_cast<const char*>(&sum), sizeof sum);
  try {
    const Parser parser(bytes);
    Sentence sentence;
    split_tokens("Morocco met Spain, France and Italy in Rabat.", 0, sentence.tokens);
    parser.parse(sentence);
  } catch (const std::runtime_error&) {
  }
  return 0;
}
