#include "ingest/readers/duplicates.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "ingest/readers/html_marks.hpp"
#include "ingest/readers/names.hpp"

namespace entente {
namespace {

constexpr double near_enough = 0.6;
constexpr double nearly_all = 0.9;
constexpr std::uint32_t fewest_words = 50;
constexpr std::chrono::days longest_apart{7};

std::uint64_t mix(std::uint64_t value) {
  value ^= value >> 30U;
  value *= 0xbf58476d1ce4e5b9U;
  value ^= value >> 27U;
  value *= 0x94d049bb133111ebU;
  return value ^ (value >> 31U);
}

bool in_time(const std::optional<Day>& a, const std::optional<Day>& b) {
  return !a || !b || (*a - *b <= longest_apart && *b - *a <= longest_apart);
}

bool is_tracking(std::string_view parameter) {
  for (const std::string_view start :
       {"utm_", "fbclid=", "gclid=", "mc_cid=", "mc_eid=", "cmpid=", "ref=", "source=", "smid="})
    if (parameter.starts_with(start)) return true;
  return false;
}

}  // namespace

Fingerprint fingerprint(const Article& article) {
  constexpr std::size_t run = 4;
  constexpr std::uint32_t empty = ~std::uint32_t{0};
  constexpr unsigned bin_shift = 58;
  Fingerprint print;
  print.minima.fill(empty);
  std::array<std::uint64_t, run> last = {};
  std::uint64_t word = 0;
  const auto end_word = [&] {
    if (word == 0) return;
    word = mix(word);
    print.text = mix(print.text + word);
    last[print.words++ % run] = word;
    word = 0;
    if (print.words < run) return;
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < run; ++i) hash = mix(hash + last[(print.words + i) % run]);
    std::uint32_t& minimum = print.minima[hash >> bin_shift];
    minimum = std::min(minimum, static_cast<std::uint32_t>(hash) & ~std::uint32_t{1});
  };
  const std::string& text = article.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // Dashes and curly quotes lie in U+2000 to U+206F, no-break spaces and guillemets in U+0080 to U+00BF.
    const bool sign = byte == 0xE2 && i + 2 < text.size() && (text[i + 1] == '\x80' || text[i + 1] == '\x81');
    if (sign || byte == 0xC2) {
      end_word();
      i += sign ? 2 : 1;
      continue;
    }
    const bool letter = (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z';
    if (letter || (byte >= '0' && byte <= '9') || byte >= 0x80) {
      word = word * 0x100000001b3U + (letter ? byte | 0x20U : byte) + 1;
    } else {
      end_word();
    }
  }
  end_word();
  // Short texts leave bins empty; they take what the next full one has, changed by the distance, so that equal sets
  // stay equal.
  const auto own = print.minima;
  for (std::size_t i = 0; i < own.size() && print.words >= run; ++i)
    for (std::uint32_t distance = 1; print.minima[i] == empty && distance <= own.size(); ++distance)
      if (const std::uint32_t other = own[(i + distance) % own.size()]; other != empty)
        print.minima[i] = static_cast<std::uint32_t>(mix(other + distance)) & ~std::uint32_t{1};
  return print;
}

double similarity(const Fingerprint& a, const Fingerprint& b) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < a.minima.size(); ++i)
    if (a.minima[i] == b.minima[i]) ++same;
  return static_cast<double>(same) / static_cast<double>(a.minima.size());
}

std::string bare_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find('#'));
  const std::size_t question = url.find('?');
  std::string_view path = url.substr(0, question);
  std::string result = lower(path.substr(0, path.find('/')));
  if (result.starts_with("www.")) result.erase(0, 4);
  if (const std::size_t slash = path.find('/'); slash != std::string_view::npos) result += path.substr(slash);
  while (result.ends_with('/')) result.pop_back();
  char sign = '?';
  for (std::string_view rest = question == std::string_view::npos ? "" : url.substr(question + 1); !rest.empty();) {
    const std::string_view parameter = rest.substr(0, rest.find('&'));
    if (!parameter.empty() && !is_tracking(parameter)) result.append(1, sign).append(parameter), sign = '&';
    rest.remove_prefix(std::min(parameter.size() + 1, rest.size()));
  }
  return result;
}

std::uint32_t DuplicateFinder::root(std::uint32_t article) const {
  while (known_[article].report != article) article = known_[article].report;
  return article;
}

DuplicateFinder::Verdict DuplicateFinder::add(const Article& article, const Fingerprint& print) {
  // A mass of articles that share a band but are not alike must not make each new one slow.
  constexpr int longest_search = 200;
  const auto repeats = [&](std::uint32_t other) { return Verdict{Kind::repeated, known_[other].id}; };
  if (const auto same = ids_.find(article.id); same != ids_.end()) return repeats(same->second);
  const std::string url = bare_url(article.url);
  if (const auto same = urls_.find(url); !url.empty() && same != urls_.end()) return repeats(same->second);
  const auto [first, last] = texts_.equal_range(print.text);
  for (auto same = first; print.words > 0 && same != last; ++same)
    if (known_[same->second].print.words == print.words && in_time(known_[same->second].published, article.published))
      return repeats(same->second);

  const auto index = static_cast<std::uint32_t>(known_.size());
  known_.push_back({.id = article.id,
                    .source = article.source,
                    .title = letters_of(article.title),
                    .published = article.published,
                    .print = print,
                    .next = {},
                    .report = index});
  Known& added = known_.back();
  ids_.emplace(article.id, index);
  if (!url.empty()) urls_.emplace(url, index);
  texts_.emplace(print.text, index);
  added.next.fill(none);
  Verdict verdict;
  if (print.words < fewest_words) return verdict;
  constexpr std::size_t rows = std::tuple_size_v<decltype(Fingerprint::minima)> / bands;
  std::set<std::uint32_t> compared;
  double best = 0;
  for (std::size_t band = 0; band < bands; ++band) {
    std::uint64_t hash = band + 1;
    for (std::size_t row = 0; row < rows; ++row) hash = mix(hash + print.minima[band * rows + row]);
    auto [bucket, fresh] = bands_.try_emplace(hash, index);
    if (fresh) continue;
    int searched = 0;
    for (std::uint32_t other = bucket->second; other != none && searched < longest_search;
         other = known_[other].next[band], ++searched) {
      if (!compared.insert(other).second || !in_time(known_[other].published, article.published)) continue;
      const double alike = similarity(known_[other].print, print);
      const Known& one = known_[other];
      const bool form = one.source == article.source && one.title != known_.back().title;
      if (alike < (form ? nearly_all : near_enough)) continue;
      known_[root(other)].report = root(index);
      if (alike > best) best = alike, verdict = {Kind::near_copy, known_[other].id};
    }
    added.next[band] = bucket->second;
    bucket->second = index;
  }
  return verdict;
}

std::vector<DuplicateFinder::Report> DuplicateFinder::reports() const {
  std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
  for (std::uint32_t i = 0; i < known_.size(); ++i) groups[root(i)].push_back(i);
  std::vector<Report> result;
  for (auto& [group, members] : groups) {
    if (members.size() < 2) continue;
    // Articles without a day come after all that have one.
    std::ranges::sort(members, {}, [&](std::uint32_t member) {
      return std::tuple(!known_[member].published, known_[member].published, known_[member].id);
    });
    Report report{.first = known_[members.front()].id, .copies = {}};
    for (std::size_t i = 1; i < members.size(); ++i) report.copies.push_back(known_[members[i]].id);
    std::ranges::sort(report.copies);
    result.push_back(std::move(report));
  }
  std::ranges::sort(result, {}, &Report::first);
  return result;
}

}  // namespace entente
