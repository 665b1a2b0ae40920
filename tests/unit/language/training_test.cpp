#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <random>
#include <sstream>

#include "ingest/language/training/evaluate.hpp"
#include "ingest/language/training/headline.hpp"
#include "ingest/language/training/label.hpp"
#include "ingest/language/training/projective_tree.hpp"
#include "ingest/language/training/quantise.hpp"
#include "ingest/language/training/train.hpp"

namespace entente {
namespace {

// Sentences of a little language: a subject, a verb, perhaps an object with a determiner, a full stop.
std::string little_treebank(std::size_t sentences) {
  const std::string_view nouns[] = {"France", "Spain", "Morocco", "Italy"};
  const std::string_view verbs[] = {"thanked", "met", "helped"};
  std::mt19937 random(5);
  std::string text;
  for (std::size_t i = 0; i < sentences; ++i) {
    const std::string subject(nouns[random() % 4]);
    const std::string verb(verbs[random() % 3]);
    const std::string object(nouns[random() % 4]);
    text += "# text = " + subject + " " + verb + " the " + object + " .\n";
    text += "1\t" + subject + "\t" + subject + "\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n";
    text += "2\t" + verb + "\t_\tVERB\tVBD\t_\t0\troot\t_\t_\n";
    text += "3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\t_\n";
    text += "4\t" + object + "\t" + object + "\tPROPN\tNNP\t_\t2\tobj\t_\t_\n";
    text += "5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";
  }
  return text;
}

TrainingOptions little_options() {
  TrainingOptions options;
  options.passes = 16;
  options.batch_sentences = 4;
  options.rate = 0.005;
  options.average = 0.98;
  options.gold_passes = 1;
  options.shape.width = 64;
  options.shape.hidden = 64;
  options.shape.layers = 2;
  options.shape.tag_layer = 1;
  return options;
}

TEST(Train, LearnsALittleLanguageAndAlwaysTheSameModel) {
  const std::string text = little_treebank(200);
  const auto sentences = read_conllu("little", text);
  const Corpus corpus =
      read_corpus("France met Spain.\n\nItaly helped the Italy of Morocco, and Spain thanked France.\n");
  std::vector<std::string> reports;
  const auto model = [&](std::uint64_t seed) {
    TrainingOptions options = little_options();
    options.seed = seed;
    return save_model(quantise(
        train(sentences, sentences, {}, corpus, options, [&](const std::string& line) { reports.push_back(line); })));
  };
  const std::string bytes = model(1);
  EXPECT_EQ(reports.size(), 16U);
  EXPECT_TRUE(model(1) == bytes);
  EXPECT_FALSE(model(2) == bytes);

  const Parser parser(bytes);
  const GoldTokenScores scores = evaluate(parser, sentences);
  EXPECT_EQ(scores.upos, 100);
  EXPECT_EQ(scores.uas, 100);
  EXPECT_EQ(scores.las, 100);
  const RawTextScores raw = evaluate_raw(parser, sentences);
  EXPECT_GT(raw.sentences, 99);
  EXPECT_GT(raw.las, 99);
}

TEST(Train, GoesOnFromAModel) {
  const std::string text = little_treebank(200);
  const auto sentences = read_conllu("little", text);
  TrainingOptions options = little_options();
  options.passes = 8;
  const auto trained = [&] { return save_model(quantise(train(sentences, {}, {}, {}, options, [](const auto&) {}))); };
  const std::string first = trained();
  const LanguageModel start = load_model("first", first);
  options.start = &start;
  options.passes = 0;
  const std::string same = trained();
  const GoldTokenScores before = evaluate(Parser(first), sentences);
  const GoldTokenScores after = evaluate(Parser(same), sentences);
  EXPECT_GT(before.las, 90);
  EXPECT_NEAR(after.las, before.las, 0.5);
  EXPECT_NEAR(after.upos, before.upos, 0.5);
  options.passes = 8;
  const std::string further = trained();
  EXPECT_EQ(load_model("further", further).index.words(), start.index.words());
  EXPECT_FALSE(further == first);
  EXPECT_GE(evaluate(Parser(further), sentences).las, before.las);
}

// What has the right checksum can still be nonsense: no size in it is believed. A little model, as each byte is tried.
TEST(Train, MakesModelsThatAreRefusedWhenTheirPartsDoNotFit) {
  const std::string text = little_treebank(20);
  TrainingOptions options = little_options();
  options.passes = 1;
  const std::string good =
      save_model(quantise(train(read_conllu("little", text), {}, {}, {}, options, [](const auto&) {})));
  ASSERT_LT(good.size(), 800'000U);
  const std::size_t numbers = 19;  // where the shape stands, behind the first line
  std::size_t refused = 0;
  for (std::size_t at = numbers; at < numbers + 400; ++at) {
    for (const int flip : {1, 64, 255}) {
      std::string bad = good.substr(0, good.size() - 8);
      bad[at] = static_cast<char>(bad[at] ^ flip);
      const std::uint64_t sum = model_checksum(bad);
      bad.append(reinterpret_cast<const char*>(&sum), 8);
      try {
        load_model("file", bad);
        EXPECT_GE(at, numbers + 8);
      } catch (const std::runtime_error& error) {
        EXPECT_TRUE(std::string_view(error.what()).starts_with("file: expected ")) << at << ": " << error.what();
        ++refused;
      }
    }
  }
  EXPECT_GT(refused, 3 * 8);
}

TEST(Label, KeepsWhatModelsAgreeOn) {
  const std::string text = little_treebank(200);
  const auto sentences = read_conllu("little", text);
  std::vector<TreebankSentence> backwards = sentences;
  for (TreebankSentence& sentence : backwards) sentence.tokens = reversed(sentence.tokens);
  std::vector<Voter> voters;
  for (const std::uint64_t seed : {1, 2, 3}) {
    TrainingOptions options = little_options();
    options.seed = seed;
    const bool reverse = seed == 3;
    const auto& treebank = reverse ? backwards : sentences;
    voters.push_back(
        {Parser(save_model(quantise(train(treebank, treebank, {}, {}, options, [](const std::string&) {})))), reverse});
  }
  std::ostringstream out;
  HeldOut held_out;
  held_out.add("Italy helped the Spain, at long last and after much ado.");
  label(out, "Spain thanked the Morocco.\n\nSpain met.\n\nItaly \"helped\" the Spain at long last.\n", voters, 0.9,
        held_out);
  const std::string bytes = out.str();
  const auto labelled = read_conllu("labelled", bytes);
  ASSERT_EQ(labelled.size(), 1U);
  EXPECT_EQ(labelled[0].tokens[0].deprel, Deprel::nsubj);
  EXPECT_EQ(labelled[0].tokens[3].deprel, Deprel::obj);
}

// Every projective tree over a few words, by trying all heads: none has more votes than the one that is found.
TEST(ProjectiveTree, HasTheMostVotes) {
  std::mt19937 random(3);
  for (std::size_t size = 1; size <= 5; ++size) {
    for (int round = 0; round < 40; ++round) {
      std::vector<std::vector<float>> scores(size, std::vector<float>(size + 1));
      for (auto& row : scores) {
        for (float& score : row) score = static_cast<float>(random() % 5);
      }
      const auto total = [&](const std::vector<std::int32_t>& heads) {
        float sum = 0;
        for (std::size_t i = 0; i < size; ++i)
          sum += scores[i][heads[i] < 0 ? size : static_cast<std::size_t>(heads[i])];
        return sum;
      };
      const auto is_projective_tree = [&](const std::vector<std::int32_t>& heads) {
        std::vector<Token> tokens(size);
        for (std::size_t i = 0; i < size; ++i) tokens[i].head = heads[i];
        if (!is_tree(tokens)) return false;
        for (std::size_t i = 0; i < size; ++i) {
          const auto word = static_cast<std::int32_t>(i);
          for (std::int32_t between = std::min(heads[i], word) + 1; heads[i] >= 0 && between < std::max(heads[i], word);
               ++between) {
            std::int32_t above = between;
            while (above >= 0 && above != heads[i]) above = heads[static_cast<std::size_t>(above)];
            if (above < 0) return false;
          }
        }
        return true;
      };
      float best = -1;
      std::vector<std::int32_t> heads(size, -1);
      for (bool more = true; more;) {
        if (is_projective_tree(heads)) best = std::max(best, total(heads));
        more = false;
        for (std::int32_t& head : heads) {
          if (++head < static_cast<std::int32_t>(size)) {
            more = true;
            break;
          }
          head = -1;
        }
      }
      const std::vector<std::int32_t> found = projective_tree(scores);
      EXPECT_TRUE(is_projective_tree(found));
      EXPECT_EQ(total(found), best);
    }
  }
  EXPECT_TRUE(projective_tree({}).empty());
}

TEST(Headline, IsWhatHeadlinesAre) {
  const std::string text =
      "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n2\tminister\tminister\tNOUN\tNN\t_\t3\tnsubj\t_\t_\n"
      "3\tcarried\tcarry\tVERB\tVBD\t_\t0\troot\t_\t_\n4\ta\ta\tDET\tDT\t_\t5\tdet\t_\t_\n"
      "5\tlist\tlist\tNOUN\tNN\t_\t3\tobj\t_\t_\n6\tof\tof\tADP\tIN\t_\t7\tcase\t_\t_\n"
      "7\tmen\tman\tNOUN\tNNS\t_\t5\tnmod\t_\t_\n8\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n";
  const auto sentences = read_conllu("sentence", text);
  std::deque<std::string> forms;
  std::vector<Token> tokens = headline(sentences[0].tokens, forms);
  capitalise(tokens, Capitals::words, forms);
  std::string line;
  for (const Token& token : tokens) line += std::string(token.form) + " ";
  EXPECT_EQ(line, "Minister Carries List of Men ");
  EXPECT_TRUE(is_tree(tokens));
  EXPECT_EQ(tokens[2].head, 1);
  EXPECT_EQ(tokens[4].head, 2);
  capitalise(tokens, Capitals::all, forms);
  EXPECT_EQ(tokens[3].form, "OF");
}

std::string words_of(const std::vector<Token>& tokens) {
  std::string line;
  for (const Token& token : tokens) line += (line.empty() ? "" : " ") + std::string(token.form);
  return line;
}

TEST(Headline, OfAMainClauseIsShort) {
  const std::string text =
      "1\tYesterday\tyesterday\tADV\tRB\t_\t4\tadvmod\t_\t_\n2\tthe\tthe\tDET\tDT\t_\t3\tdet\t_\t_\n"
      "3\tenvoy\tenvoy\tNOUN\tNN\t_\t4\tnsubj\t_\t_\n4\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_\n"
      "5\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\t_\n6\tminister\tminister\tNOUN\tNN\t_\t9\tnsubj\t_\t_\n"
      "7\tJones\tJones\tPROPN\tNNP\t_\t6\tappos\t_\t_\n8\thas\thave\tAUX\tVBZ\t_\t9\taux\t_\t_\n"
      "9\tsigned\tsign\tVERB\tVBN\t_\t4\tccomp\t_\t_\n10\ta\ta\tDET\tDT\t_\t11\tdet\t_\t_\n"
      "11\tlist\tlist\tNOUN\tNN\t_\t9\tobj\t_\t_\n12\tof\tof\tADP\tIN\t_\t13\tcase\t_\t_\n"
      "13\tmen\tman\tNOUN\tNNS\t_\t11\tnmod\t_\t_\n14\tand\tand\tCCONJ\tCC\t_\t15\tcc\t_\t_\n"
      "15\tleft\tleave\tVERB\tVBD\t_\t9\tconj\t_\t_\n16\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n";
  const auto sentences = read_conllu("sentence", text);
  std::deque<std::string> forms;
  const std::vector<Token> clause = main_clause(sentences[0].tokens);
  EXPECT_EQ(words_of(clause), "the minister has signed a list of men");
  EXPECT_TRUE(is_tree(clause));
  const std::vector<Token> line = headline(clause, forms);
  EXPECT_EQ(words_of(line), "Minister signs list of men");
  EXPECT_TRUE(is_tree(line));
  EXPECT_EQ(line[1].head, -1);
  EXPECT_EQ(line[1].xpos, "VBZ");
  EXPECT_TRUE(main_clause({}).empty());
}

// The gradients are derivatives of the loss: compared with differences, parameter by parameter.
TEST(FloatNetwork, HasTheGradientsOfItsLoss) {
  const std::string text = little_treebank(3);
  const auto sentences = read_conllu("little", text);
  NetworkShape shape;
  shape.width = 16;
  shape.hidden = 16;
  shape.layers = 2;
  shape.tag_layer = 1;
  shape.rows = 12;
  shape.tags = 4;
  const std::vector<Transition> actions = {
      {Transition::Move::shift, Deprel::dep},   {Transition::Move::left, Deprel::nsubj},
      {Transition::Move::left, Deprel::root},   {Transition::Move::left, Deprel::det},
      {Transition::Move::left, Deprel::dep},    {Transition::Move::right, Deprel::obj},
      {Transition::Move::right, Deprel::punct}, {Transition::Move::right, Deprel::dep}};
  shape.actions = actions.size();
  FloatNetwork network(shape, actions, 11);
  std::vector<Example> examples;
  for (const TreebankSentence& sentence : sentences) {
    Example example;
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      const auto row = static_cast<std::uint32_t>(i * 2 % 6);
      example.rows.push_back({row, 6, 7, 8, row + 1, 9});
      example.tags.push_back(static_cast<std::uint32_t>(i % 4));
    }
    example.gold = gold_tree(sentence.tokens);
    examples.push_back(std::move(example));
  }
  const std::vector<const Example*> batch = {&examples[0], &examples[1], &examples[2]};
  const auto loss = [&] {
    std::mt19937_64 random(1);
    return network.train(batch, 0, 0, random);
  };
  std::ranges::fill(network.gradients, 0.0F);
  loss();
  const std::vector<float> gradients = network.gradients;
  std::size_t compared = 0;
  std::size_t near = 0;
  for (std::size_t i = 0; i < network.parameters.size(); i += 7) {
    const float value = network.parameters[i];
    constexpr float step = 2e-3F;
    network.parameters[i] = value + step;
    const double above = loss();
    network.parameters[i] = value - step;
    const double below = loss();
    network.parameters[i] = value;
    const double difference = (above - below) / (2 * step);
    if (std::abs(gradients[i]) < 1e-3 && std::abs(difference) < 1e-3) continue;
    ++compared;
    near += std::abs(difference - gradients[i]) < 0.02 + 0.05 * std::abs(gradients[i]);
  }
  // A step may cross a kink of the network, or change which tag or transition is the likeliest.
  EXPECT_GT(compared, 300U);
  EXPECT_GT(static_cast<double>(near), 0.97 * static_cast<double>(compared));
}

// Following moves that cost nothing leads to the gold tree, and every tree of the little language has such moves.
TEST(MoveCosts, LeadToTheGoldTree) {
  const std::vector<std::vector<std::int32_t>> trees = {
      {-1}, {1, -1}, {-1, 0, 1, 2}, {3, 3, 3, -1}, {2, 2, 4, 4, -1, 4, 5, 6}, {1, -1, 4, 4, 1, 4, 1}};
  for (const auto& heads : trees) {
    std::vector<Token> tokens(heads.size());
    for (std::size_t i = 0; i < heads.size(); ++i) tokens[i].head = heads[i];
    const GoldTree gold = gold_tree(tokens);
    const auto size = static_cast<std::int32_t>(heads.size());
    ArcHybrid state(size);
    std::vector<bool> on_stack(heads.size() + 1, false);
    while (!state.done()) {
      const auto costs = move_costs(state, gold, on_stack);
      const auto move = std::ranges::find(costs, 0) - costs.begin();
      ASSERT_LT(move, 3) << "no move without a cost";
      if (move == 0) {
        on_stack[state.buffer()] = true;
      } else {
        on_stack[state.stack(0)] = false;
      }
      state.apply({static_cast<Transition::Move>(move), Deprel::dep});
    }
    for (std::int32_t i = 0; i < size; ++i) EXPECT_EQ(state.head(i), gold.heads[i]);
  }
}

}  // namespace
}  // namespace entente
