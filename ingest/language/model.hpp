#pragma once

// The model of the tagger and the parser: what it knows, in eight bits, and its file.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/language/arc_hybrid.hpp"
#include "ingest/language/embedding_index.hpp"

namespace entente {

/// Bytes that begin at a multiple of 64.
class AlignedBytes {
 public:
  AlignedBytes() = default;
  explicit AlignedBytes(std::size_t size) : blocks_((size + 63) / 64) {}
  std::int8_t* data() { return reinterpret_cast<std::int8_t*>(blocks_.data()); }
  const std::int8_t* data() const { return reinterpret_cast<const std::int8_t*>(blocks_.data()); }

 private:
  struct alignas(64) Block {
    std::int8_t bytes[64] = {};
  };
  std::vector<Block> blocks_;
};

/// Weights from -127 to 127 in the order [inputs / 4][outputs][4], so that any width of vector reads them straight.
struct QuantisedMatrix {
  std::size_t inputs = 0;   ///< a multiple of 4
  std::size_t outputs = 0;  ///< a multiple of 16
  AlignedBytes weights;
  std::vector<float> scale;  ///< by output: from the integer sum to the value
  std::vector<float> bias;
  std::vector<std::int32_t>
      offset;  ///< by output: -128 times the sum of its weights, for inputs that are raised by 128
};

struct JointTag {
  Upos upos = Upos::x;
  std::string_view xpos;
  friend bool operator==(const JointTag&, const JointTag&) = default;
};

/// Rows that the transition head adds beside the tokens': an empty and a root slot each, labels of children, distances,
/// and last what it always adds.
namespace extra_row {
inline constexpr std::size_t empty = 0;
inline constexpr std::size_t root = slot_count;
inline constexpr std::size_t label = 2 * slot_count;
inline constexpr std::size_t distance = label + (slot_count - first_child_slot) * deprel_count;
inline constexpr std::size_t always = distance + 2 * distance_buckets;
inline constexpr std::size_t count = always + 1;
}  // namespace extra_row

struct LanguageModel {
  std::size_t width = 0;      ///< of the encoder; a multiple of 64
  std::size_t hidden = 0;     ///< of the transition head; a multiple of 64
  std::size_t tag_layer = 0;  ///< the tag is read off before this layer, and added to its input
  EmbeddingIndex index;
  std::vector<JointTag> tags;
  std::vector<Transition> transitions;
  AlignedBytes embedding;              ///< [rows][width]
  std::vector<float> embedding_scale;  ///< by row
  std::vector<std::vector<float>>
      to_int8;  ///< by layer, then for the tagger and the slots: factors that bring inputs to ±127
  std::vector<QuantisedMatrix> convolution;
  QuantisedMatrix tagger;
  std::vector<float> tag_rows;       ///< [tags][width]
  QuantisedMatrix slots;             ///< to [slots][hidden] in units of the transition head
  std::vector<std::int16_t> extras;  ///< [extra_row::count][hidden], in the same units
  QuantisedMatrix output;            ///< of hidden units, 64 units a step of ±127
};

/// Of a model file's bytes but for the last eight, which hold it.
std::uint64_t model_checksum(std::string_view bytes);

/// The bytes of a model file.
std::string save_model(const LanguageModel& model);

/// Throws std::runtime_error, naming `file`, where the bytes are not a model of this version, cut short or altered.
LanguageModel load_model(std::string_view file, std::string_view bytes);

}  // namespace entente
