// entente-treebank: trains the language model on treebanks, and measures it.

#include <CLI/CLI.hpp>
#include <deque>
#include <exception>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "ingest/language/training/evaluate.hpp"
#include "ingest/language/training/headline.hpp"
#include "ingest/language/training/label.hpp"
#include "ingest/language/training/quantise.hpp"
#include "ingest/language/training/train.hpp"

namespace entente {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(fmt::format("{}: expected a file that can be read", path));
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The sentences of some files, with the bytes that they point into.
struct Treebank {
  std::vector<std::string> bytes;
  std::vector<TreebankSentence> sentences;
  std::deque<std::string> forms;  // of words that were changed

  explicit Treebank(const std::vector<std::string>& paths, bool from_the_end = false) {
    bytes.reserve(paths.size());
    for (const std::string& path : paths) {
      bytes.push_back(read_file(path));
      auto more = read_conllu(path, bytes.back());
      sentences.insert(sentences.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    if (!from_the_end) return;
    for (TreebankSentence& sentence : sentences) sentence.tokens = reversed(sentence.tokens);
  }

  void make_headlines() {
    std::erase_if(sentences, [](TreebankSentence& sentence) {
      sentence.tokens = main_clause(sentence.tokens);
      return sentence.tokens.empty();
    });
    for (TreebankSentence& sentence : sentences) sentence.tokens = headline(sentence.tokens, forms);
  }
};

std::vector<Voter> read_voters(const std::vector<std::string>& models,
                               const std::vector<std::string>& reversed_models) {
  std::vector<Voter> voters;
  voters.reserve(models.size() + reversed_models.size());
  for (const std::string& path : models) voters.push_back({Parser(read_file(path)), false});
  for (const std::string& path : reversed_models) voters.push_back({Parser(read_file(path)), true});
  return voters;
}

void print_scores(const Treebank& treebank, const std::vector<Voter>& voters, bool raw) {
  const bool one = voters.size() == 1 && !voters[0].reversed;
  if (raw && !voters.empty() && !one) throw std::runtime_error("--raw: expected one model, that reads forwards");
  const Parser& parser = one ? voters[0].parser : Parser::builtin();
  const auto parse = [&](Sentence& sentence) {
    if (voters.empty() || one) {
      parser.parse(sentence);
    } else {
      vote(sentence, voters);
    }
  };
  const auto line = [](std::string_view name, double value) { fmt::print("{:<10}{:6.2f}\n", name, value); };
  if (raw) {
    const RawTextScores scores = evaluate_raw(parser, treebank.sentences);
    line("Sentences", scores.sentences);
    line("Tokens", scores.tokens);
    line("Words", scores.words);
    line("UPOS", scores.upos);
    line("XPOS", scores.xpos);
    line("LEMMA", scores.lemmas);
    line("UAS", scores.uas);
    line("LAS", scores.las);
    return;
  }
  const GoldTokenScores scores = evaluate(parse, treebank.sentences);
  line("UPOS", scores.upos);
  line("XPOS", scores.xpos);
  line("LEMMA", scores.lemma);
  line("UAS", scores.uas);
  line("LAS", scores.las);
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
  using namespace entente;
  CLI::App app("Train and measure Entente's language model.");
  app.require_subcommand(1);
  TrainingOptions options;
  std::vector<std::string> files;
  std::vector<std::string> dev;
  std::vector<std::string> text;
  std::vector<std::string> made;
  std::vector<std::string> without;
  std::vector<std::string> models;
  std::vector<std::string> reversed_models;
  double agreement = 0.8;
  std::string model;
  std::string start;
  bool raw = false;
  bool from_the_end = false;
  bool headlines = false;

  CLI::App* train_command = app.add_subcommand("train", "Train a model on treebanks (CoNLL-U)");
  train_command->add_option("FILE", files, "Treebanks to learn from")->required();
  train_command->add_option("--dev", dev, "Treebanks to report on after every pass");
  train_command->add_option("--text", text, "Plain text to learn word vectors from, paragraphs between empty lines");
  train_command->add_option("-o,--output", model, "The model file to write")->required();
  train_command->add_option("--start", start, "A model file to train further, instead of beginning anew");
  train_command->add_option("--headline", options.headline, "Chance of a sentence to be made a headline")
      ->capture_default_str();
  train_command->add_option("--passes", options.passes, "Passes over the treebanks")->capture_default_str();
  train_command->add_option("--seed", options.seed, "Of all that is random")->capture_default_str();
  train_command->add_option("--text-passes", options.text_passes, "Passes over the plain text")->capture_default_str();
  train_command
      ->add_option("--word-dropout", options.word_dropout, "Chance a / (a + n) to take a word seen n times for unknown")
      ->capture_default_str();
  train_command->add_option("--dropout", options.dropout, "Chance of a unit of the network to be left out")
      ->capture_default_str();
  train_command->add_option("--width", options.shape.width, "Width of the encoder")->capture_default_str();
  train_command->add_option("--layers", options.shape.layers, "Depth of the encoder")->capture_default_str();
  train_command->add_option("--hidden", options.shape.hidden, "Width of the transition head")->capture_default_str();
  train_command->add_option("--words", options.most_words, "Known words at most")->capture_default_str();
  train_command->add_option("--rate", options.rate, "Of learning, at the start")->capture_default_str();
  train_command->add_option("--made", made, "Treebanks that `label` made");
  train_command->add_option("--embedding-rate", options.embedding_rate, "Of learning of word vectors, by the others'")
      ->capture_default_str();
  train_command->add_option("--gold-passes", options.gold_passes, "Last passes without the treebanks that were made")
      ->capture_default_str();
  train_command->add_flag("--reverse", from_the_end, "Read sentences from their end: a model that votes in `label`");
  CLI::App* label_command = app.add_subcommand("label", "Make a treebank of plain text, by the vote of several models");
  label_command->add_option("FILE", files, "Plain text, paragraphs between empty lines")->required();
  label_command->add_option("--model", models, "Model files")->required();
  label_command->add_option("--reversed-model", reversed_models, "Model files of `train --reverse`");
  label_command->add_option("--without", without, "Treebanks to measure with: their sentences are left out");
  label_command->add_option("--agreement", agreement, "Least share of a sentence's words that the models agree on")
      ->capture_default_str();
  CLI::App* eval_command = app.add_subcommand("eval", "Measure a model on treebanks");
  eval_command->add_option("FILE", files, "Treebanks to measure on")->required();
  eval_command->add_option("--model", models, "Model files instead of the built-in model; several vote");
  eval_command->add_option("--reversed-model", reversed_models, "Model files of `train --reverse`, that vote too");
  eval_command->add_flag("--raw", raw, "From raw text, instead of on the treebank's own tokens");
  eval_command->add_flag("--headlines", headlines, "On headlines that are made of the sentences")->excludes("--raw");
  CLI11_PARSE(app, argc, argv);

  try {
    if (*label_command) {
      const std::vector<Voter> voters = read_voters(models, reversed_models);
      HeldOut held_out;
      const Treebank left_out(without);
      for (const TreebankSentence& sentence : left_out.sentences) held_out.add(sentence.text);
      for (const std::string& path : files) label(std::cout, read_file(path), voters, agreement, held_out);
      return 0;
    }
    Treebank treebank(files, from_the_end);
    if (headlines) treebank.make_headlines();
    if (*train_command) {
      const Treebank held_out(dev, from_the_end);
      const Treebank others(made, from_the_end);
      LanguageModel begun;
      if (!start.empty()) {
        begun = load_model(start, read_file(start));
        options.start = &begun;
      }
      std::string plain;
      for (const std::string& path : text) plain += read_file(path) + "\n\n";
      const TrainedModel trained = train(treebank.sentences, held_out.sentences, others.sentences, read_corpus(plain),
                                         options, [](const std::string& line) { fmt::print(stderr, "{}\n", line); });
      std::ofstream out(model, std::ios::binary);
      const std::string bytes = save_model(quantise(trained));
      out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
      if (!out.flush()) throw std::runtime_error(fmt::format("{}: expected a file that can be written", model));
    } else {
      print_scores(treebank, read_voters(models, reversed_models), raw);
    }
  } catch (const std::exception& error) {
    fmt::print(stderr, "entente-treebank: {}\n", error.what());
    return 1;
  }
  return 0;
}
