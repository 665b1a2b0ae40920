#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <iostream>

#include "ingest/actors/find_mentions.hpp"
#include "ingest/language/parser.hpp"

namespace entente {
namespace {

std::string trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return std::string(text);
}

std::vector<std::string> fields(std::string_view line) {
  std::vector<std::string> result;
  while (true) {
    const std::size_t bar = line.find('|');
    result.push_back(trimmed(line.substr(0, bar)));
    if (bar == std::string_view::npos) return result;
    line.remove_prefix(bar + 1);
  }
}

/// The last place where the name stands as a word of its own.
std::size_t last_word(std::string_view text, std::string_view name) {
  const auto letter = [&](std::size_t i) {
    return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0;
  };
  std::size_t at = std::string_view::npos;
  for (std::size_t p = text.find(name); p != std::string_view::npos; p = text.find(name, p + 1)) {
    if ((p == 0 || !letter(p - 1)) && !letter(p + name.size())) at = p;
  }
  return at;
}

/// "MAR", "MAR place" or "-": what the text makes of the name.
bool understood(const std::string& name, const std::string& wanted, const Article& article) {
  const Document document = Parser::builtin().parse(article);
  const Mentions found = find_mentions(document, article.published, Gazetteer::builtin());
  const std::size_t at = last_word(article.text, name);
  const Mention* covering = nullptr;
  for (const Mention& mention : found.mentions) {
    const std::vector<Token>& tokens = document.sentences[mention.sentence].tokens;
    if (tokens[mention.first].begin <= at && at < tokens[mention.last - 1].end) covering = &mention;
  }
  if (wanted == "-")
    return covering == nullptr || covering->use == MentionUse::origin || covering->use == MentionUse::speaker;
  if (covering == nullptr) return false;
  const std::string id = wanted.substr(0, wanted.find(' '));
  const bool named = std::ranges::any_of(
      covering->actors, [&](const std::string& actor) { return actor.substr(0, actor.find('/')) == id; });
  return named && (!wanted.ends_with(" place") || covering->use == MentionUse::place);
}

TEST(AmbiguousNames, AreToldApartByContext) {
  std::ifstream in(ENTENTE_SOURCE_DIR "/tests/corpus/ambiguous_names.txt");
  ASSERT_TRUE(in.is_open());
  std::size_t sentences = 0, right = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> parts = fields(line);
    ASSERT_GE(parts.size(), 3u) << line;
    Article article;
    article.text = parts[2];
    article.published = parse_day(parts.size() > 3 ? parts[3] : "2010-06-01");
    ASSERT_NE(last_word(article.text, parts[0]), std::string_view::npos) << line;
    ++sentences;
    const bool good = understood(parts[0], parts[1], article);
    right += good;
    if (!good) std::cout << "not understood: " << line << '\n';
  }
  std::cout << right << " of " << sentences << " ambiguous names told apart\n";
  EXPECT_GE(sentences, 150u);
  EXPECT_GE(static_cast<double>(right), 0.95 * static_cast<double>(sentences));
}

}  // namespace
}  // namespace entente
