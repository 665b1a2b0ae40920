// Sentences of our own, of the kinds that parsers of news stumble over: each with the arcs that matter in it.

#include <gtest/gtest.h>
#include <map>
#include <sstream>

#include "ingest/language/parser.hpp"
#include "ingest/language/segmentation.hpp"

namespace entente {
namespace {

struct Trap {
  std::string_view text;
  std::string_view arcs;  ///< word<head, each followed by a relation where it matters; "-" is the head of the root
  bool missed = false;    ///< the model is known to fail; the test fails when it no longer does
};

struct TrapClass {
  std::string_view name;
  std::vector<Trap> traps;
};

const TrapClass classes[] = {
    {"participles after the verb",
     {{"Soldiers clashed with rebels near Goma, killing 12 people.", "clashed<- killing<clashed:advcl people<killing"},
      {"The ministers met in Rabat on Monday, pledging closer ties.", "met<- pledging<met:advcl ties<pledging:obj"},
      {"Rebels backed by Rwanda attacked the town.", "attacked<- backed<Rebels:acl Rwanda<backed"},
      {"A convoy carrying food reached the camp on Sunday.", "reached<- carrying<convoy:acl food<carrying:obj"},
      {"The agreement signed in Geneva ended the war.", "ended<- signed<agreement:acl war<ended:obj"},
      {"Troops sent by Kenya arrived in Haiti.", "arrived<- sent<Troops:acl Kenya<sent", true}}},
    {"who said it",
     {{"Iran and Iraq will reopen the border, officials said.",
       "officials<said:nsubj Iran<reopen:nsubj border<reopen:obj"},
      {"The talks, the minister said, were useful.", "useful<- talks<useful:nsubj minister<said:nsubj"},
      {"Spain will send aid to Morocco, according to the foreign ministry.",
       "send<- Spain<send:nsubj aid<send:obj ministry<send"},
      {"Officials said France had agreed to train the soldiers.",
       "said<- agreed<said:ccomp France<agreed:nsubj train<agreed:xcomp"}}},
    {"clauses inside",
     {{"Turkey, which has troops in Syria, signed the deal.", "signed<- Turkey<signed:nsubj has<Turkey:acl:relcl"},
      {"The president, who arrived on Friday, met the king.", "met<- president<met:nsubj arrived<president:acl:relcl"},
      {"The country that France supported won the vote.", "won<- country<won:nsubj supported<country:acl:relcl"},
      {"Japan, after talks with Chile, lifted the ban.", "lifted<- Japan<lifted:nsubj ban<lifted:obj"}}},
    {"lists of names",
     {{"The presidents of China, Russia and Iran met in Astana.",
       "met<- presidents<met:nsubj China<presidents:nmod Russia<China:conj Iran<China:conj"},
      {"France, Germany and the United Kingdom condemned the attack.",
       "condemned<- France<condemned:nsubj Germany<France:conj Kingdom<France:conj attack<condemned:obj"},
      {"Ministers from Egypt, Jordan, Qatar and Oman attended.",
       "attended<- Ministers<attended:nsubj Jordan<Egypt:conj Qatar<Egypt:conj Oman<Egypt:conj"},
      {"Angola and Zambia signed agreements on trade and energy with India.",
       "signed<- Zambia<Angola:conj trade<agreements:nmod energy<trade:conj"}}},
    {"appositions",
     {{"Sergei Lavrov, the foreign minister of Russia, visited Cairo.",
       "visited<- Sergei<visited:nsubj minister<Sergei:appos Cairo<visited:obj"},
      {"Talks with Ali Bongo, president of Gabon, began on Monday.", "began<- Talks<began:nsubj president<Ali:appos"},
      {"The African Union, an organisation of 55 states, sent observers.",
       "sent<- organisation<Union:appos observers<sent:obj"}}},
    {"where a phrase belongs",
     {{"Talks between Ethiopia and Sudan on the dam failed.", "failed<- Talks<failed:nsubj Ethiopia<Talks:nmod"},
      {"The bridge was built by engineers from China.", "built<- engineers<built:obl:agent China<engineers:nmod", true},
      {"Peru signed a treaty with Brazil in Lima.", "signed<- treaty<signed:obj Lima<signed:obl"},
      {"A meeting with the prime minister of Italy was held on Tuesday.",
       "held<- meeting<held:nsubj:pass minister<meeting:nmod Italy<minister:nmod"}}},
    {"headlines",
     {{"Turkey to send troops to Qatar", "Turkey<send:nsubj troops<send:obj Qatar<send:obl send<-"},
      {"Greece, Cyprus and Israel agree on pipeline",
       "agree<- Greece<agree:nsubj Cyprus<Greece:conj Israel<Greece:conj"},
      {"Ukraine, Poland sign defence pact", "sign<- Ukraine<sign:nsubj pact<sign:obj"},
      {"Japan Lifts Sanctions on Myanmar", "Lifts<- Japan<Lifts:nsubj Sanctions<Lifts:obj"},
      {"Talks between India and China fail", "fail<- Talks<fail:nsubj India<Talks:nmod"},
      {"Soldiers Killed in Mali Attack", "Killed<- Soldiers<Killed Attack<Killed"},
      {"UN envoy meets rebels in Yemen", "meets<- envoy<meets:nsubj rebels<meets:obj"},
      {"CHINA AND VIETNAM SIGN BORDER TREATY", "SIGN<- CHINA<SIGN:nsubj TREATY<SIGN:obj"}}},
};

std::vector<Token> tokens_in(std::string_view text) {
  Sentence sentence;
  split_tokens(text, 0, sentence.tokens);
  Parser::builtin().parse(sentence);
  return sentence.tokens;
}

const Token* find(const std::vector<Token>& tokens, std::string_view form) {
  for (const Token& token : tokens) {
    if (token.form == form) return &token;
  }
  return nullptr;
}

// Those of the arcs that the tree does not have.
std::string missing(const Trap& trap) {
  const std::vector<Token> tokens = tokens_in(trap.text);
  std::istringstream arcs{std::string(trap.arcs)};
  std::string result;
  for (std::string arc; arcs >> arc;) {
    const std::size_t sign = arc.find('<');
    const std::size_t colon = std::min(arc.find(':', sign), arc.size());
    const Token* word = find(tokens, std::string_view(arc).substr(0, sign));
    const std::string_view head = std::string_view(arc).substr(sign + 1, colon - sign - 1);
    if (word == nullptr) {
      ADD_FAILURE() << "no word of " << arc << " in " << trap.text;
      continue;
    }
    const std::string_view found = word->head < 0 ? "-" : tokens[static_cast<std::size_t>(word->head)].form;
    const bool same_relation = colon == arc.size() || name(word->deprel) == std::string_view(arc).substr(colon + 1);
    if (found != head || !same_relation) {
      result += arc + " (is " + std::string(found) + ":" + std::string(name(word->deprel)) + ") ";
    }
  }
  return result;
}

TEST(Traps, AreReadRightly) {
  for (const TrapClass& trap_class : classes) {
    for (const Trap& trap : trap_class.traps) {
      const std::string arcs = missing(trap);
      EXPECT_EQ(arcs.empty(), !trap.missed) << trap_class.name << ": " << trap.text << "\n  " << arcs;
    }
  }
}

}  // namespace
}  // namespace entente
