#include "ingest/readers/duplicates.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <numeric>
#include <tuple>
#include <utility>

#include "ingest/data/ascii.hpp"
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

bool is_tracking(std::string_view parameter) {
  for (const std::string_view start :
       {"utm_", "fbclid=", "gclid=", "mc_cid=", "mc_eid=", "cmpid=", "ref=", "source=", "smid="})
    if (parameter.starts_with(start)) return true;
  return false;
}

/// Title, text and day: FNV-1a (Fowler, Noll, Vo), with an end to each part.
std::uint64_t hash_of_all(const Article& article) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  const std::string day = article.published ? to_string(*article.published) : "";
  for (const std::string_view part :
       {std::string_view(article.title), std::string_view(article.text), std::string_view(day)}) {
    for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    hash = mix(hash + part.size());
  }
  return hash;
}

}  // namespace

Fingerprint fingerprint(const Article& article) {
  constexpr std::size_t run = 4;
  constexpr std::uint32_t empty = ~std::uint32_t{0};
  constexpr unsigned bin_shift = 58;
  Fingerprint print;
  print.whole = hash_of_all(article);
  std::array<std::uint32_t, std::tuple_size_v<decltype(print.minima)>> minima;
  minima.fill(empty);
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
    std::uint32_t& minimum = minima[hash >> bin_shift];
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
  for (std::size_t i = 0; i < minima.size(); ++i) {
    std::uint32_t minimum = minima[i];
    for (std::uint32_t distance = 1; minimum == empty && distance < minima.size(); ++distance) {
      const std::uint32_t other = minima[(i + distance) % minima.size()];
      if (other != empty) minimum = static_cast<std::uint32_t>(mix(other + distance)) & ~std::uint32_t{1};
    }
    print.minima[i] = static_cast<std::uint8_t>(minimum >> 8U);
  }
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

std::string to_string(const Fingerprint& print) {
  return fmt::format("{:016x}{:016x}{:08x}{:02x}", print.whole, print.text, print.words, fmt::join(print.minima, ""));
}

std::optional<Fingerprint> parse_fingerprint(std::string_view digits) {
  const auto take = [&](auto& number) {
    const std::size_t width = 2 * sizeof number;
    if (digits.size() < width) return false;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + width, number, 16);
    const bool whole = error == std::errc() && end == digits.data() + width;
    digits.remove_prefix(width);
    return whole;
  };
  Fingerprint print;
  const bool read = take(print.whole) && take(print.text) && take(print.words) &&
                    std::ranges::all_of(print.minima, [&](std::uint8_t& minimum) { return take(minimum); });
  return read && digits.empty() ? std::optional(print) : std::nullopt;
}

namespace {

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = text.size();
  for (const char c : text) hash = mix(hash + static_cast<unsigned char>(c));
  return hash;
}

/// What is compared of an article: little, since stores are large.
struct Compared {
  std::string id;
  std::optional<Day> published;
  std::uint64_t publisher = 0, title = 0, url = 0;  ///< hashes
  Fingerprint print;
};

/// Joins articles into reports: each one points towards the root of its own.
class Reports {
 public:
  void add(Source&& source, const Fingerprint& print) {
    articles_.push_back({.id = std::move(source.id),
                         .published = source.published,
                         .publisher = hash_of(source.publisher),
                         .title = hash_of(letters_of(source.title)),
                         .url = hash_of(bare_url(source.url)),
                         .print = print});
  }

  std::vector<SharedReport> find() {
    // What is compared with what must not depend on the order in which articles came: the earliest first.
    std::ranges::sort(articles_, {}, [](const Compared& one) {
      return std::tuple(!one.published, one.published, std::string_view(one.id));
    });
    roots_.resize(articles_.size());
    std::iota(roots_.begin(), roots_.end(), 0U);
    join_all();
    return result();
  }

 private:
  void join_all() {
    join_equals([](const Compared& one) { return one.print.whole; }, [](auto&, auto&) { return true; });
    join_equals([](const Compared& one) { return one.print.words > 0 ? one.print.text : 0; },
                [](const Compared& a, const Compared& b) {
                  return a.print.words == b.print.words && in_time(a.published, b.published);
                });
    join_equals([](const Compared& one) { return one.url; },
                [](const Compared& a, const Compared& b) { return are_alike(a, b, 0.5); });
    constexpr std::size_t rows = 4;
    for (std::size_t band = 0; band < std::tuple_size_v<decltype(Fingerprint::minima)>; band += rows) {
      join_equals(
          [&](const Compared& one) {
            if (one.print.words < fewest_words) return std::uint64_t{0};
            std::uint64_t hash = 1;
            for (std::size_t row = 0; row < rows; ++row) hash = hash << 8U | one.print.minima[band + row];
            return hash;
          },
          [](const Compared& a, const Compared& b) { return are_alike(a, b, 1); });
    }
  }

  std::vector<SharedReport> result() {
    std::vector<std::uint32_t> members(articles_.size());
    std::iota(members.begin(), members.end(), 0U);
    std::ranges::sort(members, {}, [&](std::uint32_t member) { return std::pair(root(member), member); });
    std::vector<SharedReport> reports;
    for (std::size_t begin = 0, end = 0; begin < members.size(); begin = end) {
      for (end = begin + 1; end < members.size() && root(members[end]) == root(members[begin]);) ++end;
      if (end - begin < 2) continue;
      SharedReport report{.first = articles_[members[begin]].id, .copies = {}};
      for (std::size_t i = begin + 1; i < end; ++i) report.copies.push_back(articles_[members[i]].id);
      std::ranges::sort(report.copies);
      reports.push_back(std::move(report));
    }
    std::ranges::sort(reports, {}, &SharedReport::first);
    return reports;
  }

  static bool in_time(const std::optional<Day>& a, const std::optional<Day>& b) {
    return !a || !b || (*a - *b <= longest_apart && *b - *a <= longest_apart);
  }

  /// `share`: how much of what is otherwise asked for is enough.
  static bool are_alike(const Compared& a, const Compared& b, double share) {
    if (!in_time(a.published, b.published)) return false;
    const bool form = a.publisher == b.publisher && a.title != b.title;
    return similarity(a.print, b.print) >= share * (form ? nearly_all : near_enough);
  }

  /// Joins the articles that have the same key, not 0, and are alike.
  template <typename Key, typename Alike>
  void join_equals(Key key, Alike alike) {
    // A mass of articles with one key that are not alike must not make the search long.
    constexpr std::size_t longest_search = 200;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
    keys.reserve(articles_.size());
    for (std::uint32_t i = 0; i < articles_.size(); ++i) {
      if (const std::uint64_t found = key(articles_[i]); found != 0) keys.emplace_back(found, i);
    }
    std::ranges::sort(keys);
    for (std::size_t at = 1; at < keys.size(); ++at) {
      const std::size_t earliest = at - std::min(at, longest_search);
      for (std::size_t before = at; before-- > earliest && keys[before].first == keys[at].first;) {
        const std::uint32_t one = root(keys[at].second), other = root(keys[before].second);
        if (one != other && alike(articles_[keys[at].second], articles_[keys[before].second]))
          roots_[std::max(one, other)] = std::min(one, other);
      }
    }
  }

  std::uint32_t root(std::uint32_t article) {
    while (roots_[article] != article) article = roots_[article] = roots_[roots_[article]];
    return article;
  }

  std::vector<Compared> articles_;
  std::vector<std::uint32_t> roots_;
};

}  // namespace

std::vector<SharedReport> find_shared_reports(std::vector<PrintedArticle> articles) {
  Reports reports;
  for (PrintedArticle& article : articles) reports.add(std::move(article.source), article.print);
  return reports.find();
}

std::size_t mark_copies(Store& store, std::vector<std::pair<std::string, std::string>> stated) {
  store.set_copies({});  // takes the store for this process, so that no other adds what is not looked at
  Reports reports;
  store.for_each_fingerprint([&](Source&& source, std::string_view digits) {
    if (const auto print = parse_fingerprint(digits)) reports.add(std::move(source), *print);
  });
  std::vector<std::pair<std::string, std::string>> copies = std::move(stated);
  for (const SharedReport& report : reports.find()) {
    for (const std::string& copy : report.copies) copies.emplace_back(copy, report.first);
  }
  store.set_copies(copies);
  return copies.size();
}

}  // namespace entente
