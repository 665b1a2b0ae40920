// entente ingest STORE INPUT…: articles into a store.

#include <algorithm>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>
#include <mutex>
#include <unordered_set>

#include "cli/commands.hpp"
#include "cli/graph_input.hpp"
#include "cli/input_options.hpp"
#include "graph/store.hpp"

namespace entente {
namespace {

constexpr std::size_t batch = 500;  // articles a transaction

std::atomic<bool> interrupted = false;

/// Once: who asks twice does not want to wait.
void stop_when_asked() {
  struct sigaction action {};
  action.sa_handler = [](int) { interrupted = true; };
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  for (const int signal : {SIGINT, SIGTERM}) ::sigaction(signal, &action, nullptr);
}

/// The articles that a store had from the start, and the texts that it has now; for many threads.
class Known {
 public:
  void start_with(const Store& store) {
    ids_ = store.article_ids();
    store.for_each_fingerprint([&](const Source&, std::string_view print) { add(print); });
  }

  void add(std::string_view print) {
    const auto known = parse_fingerprint(print);
    const std::lock_guard lock(mutex_);
    if (known) texts_.insert(known->whole);
  }

  Need need(const Article& article, const Fingerprint& print) {
    if (std::ranges::binary_search(ids_, article.id)) return Need::nothing;
    const std::lock_guard lock(mutex_);
    return texts_.contains(print.whole) ? Need::source : Need::extraction;
  }

 private:
  std::vector<std::string> ids_;
  std::unordered_set<std::uint64_t> texts_;
  std::mutex mutex_;
};

struct Ingest {
  std::string store;
  InputOptions input;

  void run() {
    const std::vector<std::string> inputs = input.all_inputs();
    ExtractOptions options = input.extract_options();
    const Extractor extractor(input.gazetteer());
    std::optional<Store> open;
    Known known;
    if (std::filesystem::exists(store)) known.start_with(open.emplace(store, StoreMode::write));
    options.need = [&](const Article& article, const Fingerprint& print) { return known.need(article, print); };
    options.stop = [] { return interrupted.load(); };
    stop_when_asked();
    Progress progress("ingested", inputs);
    options.read.bytes_read = &progress.bytes;
    std::size_t handed = 0;
    std::size_t same_id = 0;
    std::vector<std::pair<std::string, std::string>> stated;  // copies, by what a graph says
    const ExtractSummary summary = extract_inputs(
        inputs, input.format, options, extractor,
        [&](Extraction&& extraction) {
          // Made only now, so that inputs without an article leave no empty store behind.
          if (!open) open.emplace(store, StoreMode::write);
          const bool is_known = open->contains(extraction.source.id);
          if (!is_known && !extraction.source.copy_of.empty() && extraction.fingerprint.empty())
            stated.emplace_back(extraction.source.id, extraction.source.copy_of);
          if (is_known) {
            ++same_id;
          } else if (open->add(extraction)) {
            known.add(extraction.fingerprint);
            progress.step(extraction.relationships.size());
          } else {
            progress.repeated();
          }
          if (++handed % batch == 0) open->commit();
          return true;
        },
        [&](const ReadNote& note) { progress.note(note); });
    if (handed != 0) progress.copies = mark_copies(*open, std::move(stated));
    if (open) open->commit();
    ExtractSummary shown = summary;
    shown.skipped += same_id;
    fmt::print("{}\n", progress.finish(shown));
    if (interrupted) throw std::runtime_error("interrupted; what was ingested is kept, the same command continues");
    if (summary.read.read == 0 && summary.skipped == 0 && summary.read.failed != 0)
      throw std::runtime_error("nothing could be read");
  }
};

}  // namespace

void define_ingest(CLI::App& program) {
  auto command = std::make_shared<Ingest>();
  CLI::App& app = *program.add_subcommand("ingest",
                                          "Read articles into a store; articles that it has are skipped\n\n"
                                          "Text, Markdown, HTML, JSON, CSV, feeds and web archives, packed or not, in "
                                          "any encoding; folders with all that is "
                                          "in them; and graphs (GraphML, node-link JSON, event tables, GDELT). What "
                                          "was read before an interruption is kept; "
                                          "the same command continues.");
  app.add_option("STORE", command->store, "The store, made if absent")->required();
  command->input.define(app);
  app.footer(
      "Examples:\n  entente ingest news.db articles/\n"
      "  entente ingest news.db crawl.warc.gz feed.xml --published 2024-05-15\n"
      "  entente ingest news.db export.jsonl --field text=body --field date=when\n");
  app.callback([command] { command->run(); });
}

}  // namespace entente
