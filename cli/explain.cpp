// entente explain FILE…: per sentence the tree, the mentions, and which table row made which relationship.

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iostream>

#include "cli/commands.hpp"
#include "cli/input_options.hpp"
#include "ingest/actors/find_mentions.hpp"
#include "ingest/language/parser.hpp"
#include "ingest/relationships/analysis.hpp"

namespace entente {
namespace {

struct Explain {
  InputOptions input;
  bool tree = false;

  static void print_tree(const Sentence& sentence) {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      const Token& token = sentence.tokens[i];
      fmt::print("    {:3} {:20} {:16} {:6} {:5} {:3} {}\n", i, token.form, token.lemma, name(token.upos), token.xpos,
                 token.head, name(token.deprel));
    }
  }

  static void print_mention(const Sentence& sentence, const Mention& mention) {
    static constexpr std::string_view uses[] = {"", " (place)", " (origin)", " (speaker)"};
    std::string words;
    for (std::uint32_t i = mention.first; i < mention.last; ++i)
      words += (i > mention.first ? " " : "") + std::string(sentence.tokens[i].form);
    fmt::print("    [{}] = {}{}{}{}\n", words, fmt::join(mention.actors, ", "),
               mention.sector == Sector::none ? "" : " ", name(mention.sector),
               uses[static_cast<std::size_t>(mention.use)]);
  }

  static std::string names(const Party& party) {
    std::vector<std::string> ids;
    for (const Mention* mention : party) ids.insert(ids.end(), mention->actors.begin(), mention->actors.end());
    return fmt::to_string(fmt::join(ids, " & "));
  }

  void explain(const Article& article) {
    const Document document = Parser::builtin().parse(article);
    const Mentions mentions = find_mentions(document, article.published, input.gazetteer(), article.source);
    const auto events = find_events(document, mentions, article);
    fmt::print("{}\n", article.id);
    for (std::uint32_t number = 0; number < document.sentences.size(); ++number) {
      const Sentence& sentence = document.sentences[number];
      fmt::print("  {}. {}\n", number, sentence.text);
      if (tree) print_tree(sentence);
      for (const Mention& mention : mentions.mentions) {
        if (mention.sentence == number) print_mention(sentence, mention);
      }
      for (const JudgedEvent& judged : events) {
        if (judged.sentence != number) continue;
        const Event& event = judged.event;
        fmt::print("    * {} {} {}: {}, {}, {}, {:.2f}\n      by \"{}\" (predicates.tsv:{}: {} {}), at \"{}\"\n",
                   names(event.actors), event.row->mutual ? "<->" : "->", names(event.recipients), name(judged.type),
                   name(judged.judgement.aspect), judged.when ? to_string(*judged.when) : "no date", judged.confidence,
                   event.row->term, event.row->line, fmt::join(event.row->frame, " "), name(event.row->type),
                   sentence.tokens[event.trigger].form);
      }
    }
    for (const Office& office : mentions.offices)
      fmt::print("  {}: {} of {}\n", office.person_name, office.role, office.of);
  }

  void run() {
    read_articles(
        input.all_inputs(), input.extract_options().read,
        [&](const Article& article) {
          explain(article);
          return true;
        },
        [](const ReadNote& note) {
          if (note.problem == ReadProblem::failed) std::cerr << "entente: " << note.where << ": " << note.what << '\n';
        });
  }
};

}  // namespace

void define_explain(CLI::App& program) {
  auto command = std::make_shared<Explain>();
  CLI::App& app = *program.add_subcommand("explain",
                                          "Show how each sentence of an article was understood\n\n"
                                          "Below each sentence stand its mentions, [words] = actors, and the "
                                          "relationships that it makes, each with the row "
                                          "of the table of predicates that made it and the word it was found at.");
  command->input.define(app);
  app.add_flag("--tree", command->tree, "Show the dependency trees too");
  app.footer("Examples:\n  entente explain article.html\n  entente explain --tree article.txt\n");
  app.callback([command] { command->run(); });
}

}  // namespace entente
