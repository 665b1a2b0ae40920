#include "ingest/relationships/extractor.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "ingest/actors/find_mentions.hpp"
#include "ingest/language/parser.hpp"
#include "ingest/relationships/analysis.hpp"

namespace entente {
Extraction Extractor::operator()(const Article& article) const {
  Extraction extraction{.source = {article.id, article.title, article.source, article.url, article.published}};
  if (!names_an_actor(article.title + '\n' + article.text, *gazetteer_)) return extraction;
  const Document document = Parser::builtin().parse(article);
  Mentions mentions = find_mentions(document, article.published, *gazetteer_, article.source);
  extraction.offices = std::move(mentions.offices);
  for (Office& office : extraction.offices) {
    office.evidence.article = article.id;
    office.evidence.published = article.published;
  }
  extraction.relationships = relate(document, mentions, article, *gazetteer_);
  std::set<std::string_view> used;
  for (const Relationship& r : extraction.relationships) used.insert({r.actor, r.recipient});
  for (const Office& office : extraction.offices) used.insert({office.person, office.of});
  for (const Actor& actor : mentions.actors) {
    if (used.contains(actor.id)) used.insert(actor.parent);
  }
  std::ranges::copy_if(mentions.actors, std::back_inserter(extraction.actors),
                       [&](const Actor& actor) { return used.contains(actor.id); });
  return extraction;
}

}  // namespace entente
