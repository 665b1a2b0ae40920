#include "ingest/relationships/extract_articles.hpp"

#include <atomic>
#include <exception>
#include <memory>
#include <mutex>
#include <oneapi/tbb/concurrent_queue.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>
#include <stdexcept>
#include <thread>
#include <utility>
#include <variant>

namespace entente {
namespace {

namespace tbb = oneapi::tbb;

/// What travels: a raw article, or the end of the input.
using Raw = std::optional<RawArticle>;
using Result = std::variant<Extraction, ReadNote, std::monostate>;

/// Reads ahead in a thread of its own, since the readers push and the pipeline pulls.
class ReadAhead {
 public:
  ReadAhead(std::span<const std::string> inputs, const ReadOptions& options, std::size_t depth,
            const ReadNoteSink& report) {
    queue_.set_capacity(static_cast<std::ptrdiff_t>(depth));
    thread_ = std::thread([this, inputs, &options, report] {
      try {
        summary_ = split_articles(
            inputs, options,
            [this](RawArticle&& raw) {
              queue_.push(std::move(raw));
              return !stop_.load();
            },
            report);
      } catch (...) {
        error_ = std::current_exception();
      }
      queue_.push(std::nullopt);
    });
  }

  ~ReadAhead() { finish(); }

  Raw pop() {
    Raw raw;
    queue_.pop(raw);
    ended_ = !raw;
    return raw;
  }

  /// Ends the reading and gives its counts; what was read and not taken is dropped. Throws what the reader threw.
  ReadSummary result() {
    finish();
    if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
    return summary_;
  }

 private:
  void finish() {
    if (!thread_.joinable()) return;
    stop_ = true;
    while (!ended_) pop();  // what the reader waits to hand over finds room, until its last word
    thread_.join();
  }

  tbb::concurrent_bounded_queue<Raw> queue_;
  std::atomic<bool> stop_ = false;
  bool ended_ = false;
  ReadSummary summary_;
  std::exception_ptr error_;
  std::thread thread_;
};

Result extract_one(RawArticle&& raw, const ExtractOptions& options, const Extractor& extractor) {
  auto decoded = decode_article(std::move(raw), options.read);
  if (auto* note = std::get_if<ReadNote>(&decoded)) return std::move(*note);
  const Article& article = std::get<Article>(decoded);
  if (options.since && article.published && *article.published < *options.since) return std::monostate{};
  const Fingerprint print = fingerprint(article);
  const Need need = options.need ? options.need(article, print) : Need::extraction;
  if (need == Need::nothing) return std::monostate{};
  Extraction extraction;
  if (need == Need::extraction) {
    extraction = extractor(article);
  } else {
    extraction.source = {article.id, article.title, article.source, article.url, article.published, {}};
  }
  extraction.fingerprint = to_string(print);
  return extraction;
}

}  // namespace

ExtractSummary extract_articles(std::span<const std::string> inputs, const ExtractOptions& options,
                                const Extractor& extractor, const std::function<bool(Extraction&&)>& each,
                                const ReadNoteSink& report) {
  const std::size_t jobs = options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  std::mutex reporting;
  const ReadNoteSink report_one = [&](const ReadNote& note) {
    const std::lock_guard lock(reporting);
    if (report) report(note);
  };
  ReadAhead reader(inputs, options.read, 8 * jobs, report_one);
  ExtractSummary done;
  ReadSummary& handed = done.read;
  std::atomic<bool> ended = false;

  const auto next = [&](tbb::flow_control& control) -> std::shared_ptr<RawArticle> {
    if (options.stop && options.stop()) ended = true;
    Raw raw = ended ? std::nullopt : reader.pop();
    if (!raw) {
      ended = true;
      control.stop();
      return nullptr;
    }
    return std::make_shared<RawArticle>(std::move(*raw));
  };
  const auto work = [&](const std::shared_ptr<RawArticle>& raw) {
    return std::make_shared<Result>(extract_one(std::move(*raw), options, extractor));
  };
  const auto hand_on_one = [&](const std::shared_ptr<Result>& result) {
    if (const auto* note = std::get_if<ReadNote>(result.get())) {
      if (options.read.strict && note->problem == ReadProblem::failed) {
        throw std::runtime_error(note->where + ": " + note->what);
      }
      handed.count(note->problem);
      report_one(*note);
    } else if (auto* extraction = std::get_if<Extraction>(result.get())) {
      ++handed.read;
      const bool undated = !extraction->source.published.has_value();
      if (undated) {
        handed.count(ReadProblem::undated);
        report_one({ReadProblem::undated, extraction->source.id, "no publication day is known"});
      }
      if (!each(std::move(*extraction)) || handed.read == options.limit) handed.stopped = ended = true;
    } else {
      ++done.skipped;
    }
  };
  // An exception would cancel the pipeline, which then loses what is on its way.
  std::exception_ptr error;
  const auto hand_on = [&](const std::shared_ptr<Result>& result) {
    if (handed.stopped || error) return;
    try {
      hand_on_one(result);
    } catch (...) {
      error = std::current_exception();
      ended = true;
    }
  };
  tbb::global_control workers(tbb::global_control::max_allowed_parallelism, jobs);
  tbb::task_arena(static_cast<int>(jobs)).execute([&] {
    tbb::parallel_pipeline(
        4 * jobs,
        tbb::make_filter<void, std::shared_ptr<RawArticle>>(tbb::filter_mode::serial_in_order, next) &
            tbb::make_filter<std::shared_ptr<RawArticle>, std::shared_ptr<Result>>(tbb::filter_mode::parallel, work) &
            tbb::make_filter<std::shared_ptr<Result>, void>(tbb::filter_mode::serial_in_order, hand_on));
  });
  if (error) std::rethrow_exception(error);
  const ReadSummary split = reader.result();
  handed.failed += split.failed;
  handed.empty += split.empty;
  handed.language += split.language;
  handed.undated += split.undated;
  handed.ignored += split.ignored;
  return done;
}

}  // namespace entente
