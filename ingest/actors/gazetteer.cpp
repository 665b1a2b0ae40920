#include "ingest/actors/gazetteer.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "ingest/actors/tables.hpp"

namespace entente {
namespace {

/// Edit distance with transpositions (Damerau-Levenshtein, optimal string alignment); more than `limit` counts as limit
/// + 1.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  std::vector<std::size_t> before(a.size() + 1), last(a.size() + 1), now(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) last[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    now[0] = j;
    std::size_t least = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      now[i] = std::min({last[i] + 1, now[i - 1] + 1, last[i - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[i] = std::min(now[i], before[i - 2] + 1);
      least = std::min(least, now[i]);
    }
    if (least > limit) return limit + 1;
    std::swap(before, last);
    std::swap(last, now);
  }
  return std::min(last[a.size()], limit + 1);
}

}  // namespace

Gazetteer::Gazetteer(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

const Gazetteer& Gazetteer::builtin() {
  static const Gazetteer gazetteer(make_tables({}, {}));
  return gazetteer;
}

Gazetteer Gazetteer::with(const std::filesystem::path& table) {
  std::ifstream in(table, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.is_open() || in.bad()) throw std::runtime_error(fmt::format("{}: cannot be read", table.string()));
  return Gazetteer(make_tables(table.string(), bytes));
}

const Actor* Gazetteer::find(std::string_view id) const { return tables_->find(id); }

const Actor* Gazetteer::resolve(std::string_view name) const {
  std::vector<Word> words = words_of(name);
  const auto known = [&]() -> const Actor* {
    std::uint64_t key = NameIndex::start;
    for (const Word& word : words) key = extend(key, word.key);
    const auto at = tables_->by_any_name.find(key);
    return at == tables_->by_any_name.end() ? nullptr : &tables_->actors[at->second];
  };
  if (words.empty()) return nullptr;
  if (const Actor* actor = known()) return actor;
  static const std::uint64_t the = words_of("the").front().key;
  if (words.size() < 2 || words.front().key != the) return nullptr;
  words.erase(words.begin());
  return known();
}

std::vector<std::string> Gazetteer::nearest(std::string_view name, std::size_t count) const {
  const std::string wanted = folded(name);
  const std::size_t limit = std::max<std::size_t>(2, wanted.size() / 3);
  std::vector<std::pair<std::size_t, std::string_view>> found;
  for (const std::string& known : tables_->spelled) {
    const std::size_t far = distance(wanted, folded(known), limit);
    if (far <= limit) found.emplace_back(far, known);
  }
  std::ranges::sort(found);
  if (found.size() > count) found.resize(count);
  std::vector<std::string> names;
  for (const auto& [far, known] : found) names.emplace_back(known);
  return names;
}

std::span<const Actor> Gazetteer::actors() const { return tables_->actors; }

std::vector<std::string> Gazetteer::members(std::string_view organisation, std::optional<Day> day) const {
  const auto at = tables_->members.find(std::string(organisation));
  if (at == tables_->members.end()) return {};
  std::vector<std::string> countries;
  for (const Membership& member : at->second) {
    if (day) {
      const int year = static_cast<int>(std::chrono::year_month_day(*day).year());
      if (year < member.since || (member.until != 0 && year >= member.until)) continue;
    } else if (member.until != 0) {
      continue;
    }
    countries.push_back(member.country);
  }
  std::ranges::sort(countries);
  return countries;
}

}  // namespace entente
