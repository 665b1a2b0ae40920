// Any text as an article: what find_mentions promises holds.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>

#include "ingest/actors/find_mentions.hpp"
#include "ingest/language/parser.hpp"

namespace {

void check(bool holds) {
  if (!holds) __builtin_trap();
}

void check_mentions(const entente::Document& document, const entente::Article& article) {
  const entente::Mentions found =
      entente::find_mentions(document, std::nullopt, entente::Gazetteer::builtin(), article.source);
  const auto known = [&](const std::string& id) {
    return std::ranges::binary_search(found.actors, id, {}, &entente::Actor::id);
  };
  for (const entente::Mention& mention : found.mentions) {
    check(mention.sentence < document.sentences.size());
    check(mention.first < mention.last && mention.last <= document.sentences[mention.sentence].tokens.size());
    check(mention.first <= mention.head && mention.head < mention.last);
    check(!mention.actors.empty() && std::ranges::all_of(mention.actors, known));
  }
  for (const entente::Office& office : found.offices) check(known(office.of) && known(office.person));
  for (const entente::Actor& actor : found.actors) check(actor.parent.empty() || known(actor.parent));
  check(std::ranges::is_sorted(found.mentions, {},
                               [](const entente::Mention& m) { return std::tuple(m.sentence, m.first); }));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  entente::Article article;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // Readers give valid UTF-8; only such text comes here.
  article.text.reserve(size);
  for (const char c : bytes) article.text += static_cast<unsigned char>(c) < 0x80 ? c : ' ';
  const std::size_t line = article.text.find('\n');
  article.title = article.text.substr(0, line);
  article.source = article.title;
  check_mentions(entente::segment(article), article);
  check_mentions(entente::Parser::builtin().parse(article), article);
  return 0;
}
