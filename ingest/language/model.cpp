#include "ingest/language/model.hpp"

#include <bit>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <stdexcept>
#include <type_traits>

#include "ingest/language/penn.hpp"

namespace entente {
namespace {

static_assert(std::endian::native == std::endian::little, "model files are little-endian");

constexpr std::string_view magic = "ENTENTE LANGUAGE 1\n";
constexpr std::size_t most_elements = 1U << 24;

class ModelWriter {
 public:
  template <typename Value>
  void number(Value value) {
    static_assert(std::is_arithmetic_v<Value>);
    raw(&value, sizeof value);
  }
  void text(std::string_view value) {
    number(static_cast<std::uint32_t>(value.size()));
    raw(value.data(), value.size());
  }
  template <typename Value>
  void array(const std::vector<Value>& values) {
    number(static_cast<std::uint32_t>(values.size()));
    raw(values.data(), values.size() * sizeof(Value));
  }
  void raw(const void* bytes, std::size_t size) { bytes_.append(static_cast<const char*>(bytes), size); }
  void matrix(const QuantisedMatrix& matrix) {
    number(static_cast<std::uint32_t>(matrix.inputs));
    number(static_cast<std::uint32_t>(matrix.outputs));
    raw(matrix.weights.data(), matrix.inputs * matrix.outputs);
    array(matrix.scale);
    array(matrix.bias);
  }
  std::string finish() {
    number(model_checksum(bytes_));
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
};

class ModelReader {
 public:
  ModelReader(std::string_view file, std::string_view bytes) : file_(file), rest_(bytes) {}

  [[noreturn]] void fail(std::string_view expected) const {
    throw std::runtime_error(fmt::format("{}: expected {}", file_, expected));
  }

  void check_frame() {
    if (rest_.substr(0, magic.size()) != magic) fail("a language model of this version of Entente");
    if (rest_.size() < magic.size() + 8) fail("a whole language model; the file is cut short");
    std::uint64_t sum = 0;
    std::memcpy(&sum, rest_.data() + rest_.size() - 8, 8);
    rest_.remove_suffix(8);
    if (sum != model_checksum(rest_)) fail("an undamaged language model; its bytes do not match its checksum");
    rest_.remove_prefix(magic.size());
  }

  const char* raw(std::size_t size) {
    if (rest_.size() < size) fail("a whole language model; the file is cut short");
    const char* begin = rest_.data();
    rest_.remove_prefix(size);
    return begin;
  }
  template <typename Value>
  Value number() {
    Value value{};
    std::memcpy(&value, raw(sizeof value), sizeof value);
    return value;
  }
  std::size_t size(std::size_t most = most_elements) {
    const std::size_t value = number<std::uint32_t>();
    if (value > most) fail("a language model with sizes that can be");
    return value;
  }
  std::string_view text() {
    const std::size_t length = size();
    return {raw(length), length};
  }
  template <typename Value>
  std::vector<Value> array(std::size_t expected) {
    if (size() != expected) fail("a language model whose tables fit together");
    std::vector<Value> values(expected);
    if (expected > 0) std::memcpy(values.data(), raw(expected * sizeof(Value)), expected * sizeof(Value));
    if constexpr (std::is_floating_point_v<Value>) {
      for (const Value value : values) {
        if (!std::isfinite(value)) fail("a language model of finite numbers");
      }
    }
    return values;
  }
  AlignedBytes bytes(std::size_t count) {
    AlignedBytes result(count);
    std::memcpy(result.data(), raw(count), count);
    return result;
  }
  QuantisedMatrix matrix(std::size_t inputs, std::size_t outputs) {
    QuantisedMatrix matrix;
    matrix.inputs = size();
    matrix.outputs = size();
    if (matrix.inputs != inputs || matrix.outputs != outputs) fail("a language model whose layers fit together");
    matrix.weights = bytes(inputs * outputs);
    matrix.offset.assign(outputs, 0);
    const std::int8_t* weight = matrix.weights.data();
    for (std::size_t i = 0; i < inputs / 4; ++i) {
      for (std::size_t j = 0; j < outputs; ++j) {
        for (std::size_t k = 0; k < 4; ++k) matrix.offset[j] -= 128 * *weight++;
      }
    }
    matrix.scale = array<float>(outputs);
    matrix.bias = array<float>(outputs);
    return matrix;
  }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view file_;
  std::string_view rest_;
};

std::size_t padded(std::size_t count) { return (count + 15) / 16 * 16; }

void read_labels(ModelReader& in, LanguageModel& model) {
  model.tags.resize(in.size(1000));
  for (JointTag& tag : model.tags) {
    const auto upos = parse_upos(in.text());
    const auto xpos = parse_penn_tag(in.text());
    if (!upos || !xpos) in.fail("a language model whose tags are known");
    tag = {*upos, *xpos};
  }
  model.transitions.resize(in.size(1000));
  for (Transition& transition : model.transitions) {
    const auto move = in.number<std::uint8_t>();
    const auto label = parse_deprel(in.text());
    if (move > 2 || !label) in.fail("a language model whose relations are known");
    transition = {static_cast<Transition::Move>(move), *label};
  }
  // Every configuration must have a move that is allowed: the parser relies on it.
  const auto has = [&](Transition::Move move, bool root) {
    for (const Transition& transition : model.transitions) {
      if (transition.move == move && (transition.label == Deprel::root) == root) return true;
    }
    return false;
  };
  if (model.tags.empty() || !has(Transition::Move::shift, false) || !has(Transition::Move::left, false) ||
      !has(Transition::Move::left, true) || !has(Transition::Move::right, false)) {
    in.fail("a language model with all moves of the parser");
  }
}

}  // namespace

std::uint64_t model_checksum(std::string_view bytes) {
  // Eight bytes at a time, in four lanes: the whole model is read through at every start.
  constexpr std::size_t lanes = 4;
  std::uint64_t sums[lanes] = {1, 2, 3, 4};
  std::size_t at = 0;
  for (; at + lanes * 8 <= bytes.size(); at += lanes * 8) {
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes.data() + at + lane * 8, 8);
      sums[lane] = std::rotl((sums[lane] ^ word) * 0x9e3779b97f4a7c15, 29);
    }
  }
  std::uint64_t sum = stable_hash(bytes.substr(at), bytes.size());
  for (const std::uint64_t lane : sums) sum = std::rotl((sum ^ lane) * 0xd6e8feb86659fd93, 31);
  return sum;
}

std::string save_model(const LanguageModel& model) {
  ModelWriter out;
  out.raw(magic.data(), magic.size());
  for (const std::size_t size : {model.width, model.hidden, model.convolution.size(), model.tag_layer}) {
    out.number(static_cast<std::uint32_t>(size));
  }
  out.number(static_cast<std::uint32_t>(model.tags.size()));
  for (const JointTag& tag : model.tags) {
    out.text(name(tag.upos));
    out.text(tag.xpos);
  }
  out.number(static_cast<std::uint32_t>(model.transitions.size()));
  for (const Transition& transition : model.transitions) {
    out.number(static_cast<std::uint8_t>(transition.move));
    out.text(name(transition.label));
  }
  out.number(static_cast<std::uint32_t>(model.index.words().size()));
  out.array(model.index.words());
  for (const std::uint32_t rows : model.index.pieces()) out.number(rows);
  out.raw(model.embedding.data(), model.index.row_count() * model.width);
  out.array(model.embedding_scale);
  for (const auto& factors : model.to_int8) out.array(factors);
  for (const QuantisedMatrix& matrix : model.convolution) out.matrix(matrix);
  out.matrix(model.tagger);
  out.array(model.tag_rows);
  out.matrix(model.slots);
  out.array(model.extras);
  out.matrix(model.output);
  return out.finish();
}

LanguageModel load_model(std::string_view file, std::string_view bytes) {
  ModelReader in(file, bytes);
  in.check_frame();
  LanguageModel model;
  model.width = in.size(1024);
  model.hidden = in.size(1024);
  const std::size_t layers = in.size(16);
  model.tag_layer = in.size(16);
  if (model.width == 0 || model.width % 64 != 0 || model.hidden == 0 || model.hidden % 64 != 0 ||
      model.tag_layer > layers) {
    in.fail("a language model of a shape that can be");
  }
  read_labels(in, model);
  const std::size_t words = in.size();
  std::vector<std::uint64_t> hashes = in.array<std::uint64_t>(words);
  std::array<std::uint32_t, word_piece_count> pieces{};
  for (std::uint32_t& rows : pieces) {
    rows = static_cast<std::uint32_t>(in.size(1U << 20));
    if (rows == 0) in.fail("a language model with every piece of a word");
  }
  for (std::size_t i = 0; i < words; ++i) {
    if (hashes[i] == 0 || (i > 0 && hashes[i] <= hashes[i - 1])) in.fail("a language model with its words in order");
  }
  model.index = EmbeddingIndex(std::move(hashes), pieces);
  const std::size_t rows = model.index.row_count();
  model.embedding = in.bytes(rows * model.width);
  model.embedding_scale = in.array<float>(rows);
  for (std::size_t place = 0; place < layers + 2; ++place) model.to_int8.push_back(in.array<float>(model.width));
  for (std::size_t layer = 0; layer < layers; ++layer) {
    model.convolution.push_back(in.matrix(3 * model.width, model.width));
  }
  model.tagger = in.matrix(model.width, padded(model.tags.size()));
  model.tag_rows = in.array<float>(model.tags.size() * model.width);
  model.slots = in.matrix(model.width, slot_count * model.hidden);
  model.extras = in.array<std::int16_t>(extra_row::count * model.hidden);
  model.output = in.matrix(model.hidden, padded(model.transitions.size()));
  if (!in.at_end()) in.fail("nothing after the language model");
  return model;
}

}  // namespace entente
