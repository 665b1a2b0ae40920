#pragma once

// What refers back: descriptions (reference.cpp) and pronouns (pronouns.cpp). Not installed.

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/actors/antecedents.hpp"
#include "ingest/actors/scene.hpp"

namespace entente {

using Ids = std::vector<std::string>;

/// Adds the mentions that refer back, sentence by sentence.
class Resolver {
 public:
  explicit Resolver(Scene& scene) : scene_(scene), named_(scene.mentions), history_(scene) {}

  void run() {
    for (std::uint32_t i = 0; i < scene_.document.sentences.size(); ++i) read(i);
  }

 private:
  void read(std::uint32_t index);
  bool description(std::uint32_t index, std::uint32_t token);
  bool plural_description(std::uint32_t index, std::uint32_t token);
  bool office(std::uint32_t index, std::uint32_t token);
  bool korea(std::uint32_t index, std::uint32_t token);
  bool named_group(std::uint32_t index, std::uint32_t token);
  void counterparts(std::uint32_t index, std::uint32_t noun, const Ids& owner);
  bool goes_on_of_paper(std::uint32_t index, std::uint32_t token) const;
  void pronoun(std::uint32_t index, std::uint32_t token);
  bool object(std::uint32_t index, std::uint32_t token);
  void relative(std::uint32_t index, std::uint32_t from, const Ids& owner);
  bool cataphor(std::uint32_t index, std::uint32_t token);
  void owned_office(std::uint32_t index, std::uint32_t from, const Ids& owner);

  void add(std::uint32_t index, std::uint32_t first, std::uint32_t last, Ids actors, MentionForm form,
           float confidence);

  Scene& scene_;
  const std::vector<Mention> named_;  ///< sorted
  std::size_t next_ = 0;
  Antecedents history_;
};

}  // namespace entente
