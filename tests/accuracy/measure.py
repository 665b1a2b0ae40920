#!/usr/bin/env python3
"""Measure the extractor on annotated articles, coded sentences and readouts.

usage: measure.py ENTENTE SHARED     (./dev measure calls it)

Prints the scorers' tables, then what they do not say: how often a counterpart of a readout is found, how far confidence
can be trusted, and how well contexts agree. SHARED is the folder of data that stands beside the repository.
annotations.ndjson beside this program has what readers found in 1,343 other articles of SHARED, by its guidelines and
before they saw what the program prints (most of Wikinews, whitehouse.gov, kremlin.ru; ids and codes, no text).
"""
import collections
import gzip
import json
import os
import subprocess
import sys
import tempfile

FORWARD = {"CONSULT", "SUPPORT", "COOPERATE", "AID"}
CONFLICT = {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def pair(r):
    return tuple(sorted((r["actor"], r["recipient"])))


def plover_type(r):
    return "AGREE" if r.get("aspect") == "future" and r["type"] in FORWARD else r["type"]


class Measure:
    def __init__(self, entente, shared, folder):
        self.entente, self.shared, self.folder = entente, shared, folder

    def extract(self, articles, name):
        out = os.path.join(self.folder, name)
        with open(out, "wb") as file:
            subprocess.run([self.entente, "extract", articles], stdout=file, stderr=subprocess.DEVNULL, check=False)
        return out

    def score(self, script, *arguments):
        sys.stdout.flush()
        subprocess.run([sys.executable, os.path.join(self.shared, script), *arguments], check=True)

    def articles(self):
        system = self.extract(os.path.join(self.shared, "gold/articles.ndjson"), "articles")
        gold = os.path.join(self.shared, "gold/gold.ndjson")
        self.score("gold/score.py", gold, system)
        return lines(gold), {s["id"]: s for s in lines(system)}

    def more_articles(self):
        gold = os.path.join(os.path.dirname(os.path.abspath(__file__)), "annotations.ndjson")
        ids = {g["id"] for g in lines(gold)}
        articles = os.path.join(self.folder, "more.articles")
        with open(articles, "w", encoding="utf-8") as file, \
                gzip.open(os.path.join(self.shared, "data/articles/free.ndjson.gz"), "rt", encoding="utf-8") as free:
            for line in free:
                id_ = json.loads(line)["id"]
                if id_ in ids:  # of two articles with one id the first is annotated
                    file.write(line)
                    ids.remove(id_)
        print("\nother articles")
        self.score("gold/score.py", gold, self.extract(articles, "more"))

    def sentences(self, suite):
        path = os.path.join(self.shared, f"data/suites/{suite}.ndjson")
        articles = os.path.join(self.folder, suite + ".articles")
        scorer = "data/suites/score_sentences.py"
        with open(articles, "wb") as file:
            subprocess.run([sys.executable, os.path.join(self.shared, scorer), "--articles", path], stdout=file, check=True)
        print(f"\n{suite}")
        self.score(scorer, path, self.extract(articles, suite))

    def readouts(self):
        records = lines(os.path.join(self.shared, "data/suites/readouts.ndjson"))
        articles = os.path.join(self.folder, "readouts.articles")
        with open(articles, "w", encoding="utf-8") as file:
            for r in records:
                print(json.dumps({k: r[k] for k in ("id", "title", "date", "text")}, ensure_ascii=False), file=file)
        system = {s["id"]: s for s in lines(self.extract(articles, "readouts"))}
        wanted = found = same_day = contrary = 0
        for r in records:
            for country in r["with_countries"]:
                ties = [x for x in system.get(r["id"], {"relationships": []})["relationships"]
                        if pair(x) == tuple(sorted((r["source_country"], country)))]
                talks = [x for x in ties if x["type"] == "CONSULT"]
                wanted += 1
                found += bool(talks)
                same_day += any(x["date"] == r["date"] for x in talks)
                contrary += sum(x["type"] in CONFLICT for x in ties)
        print(f"\nreadouts: {wanted} counterparts, CONSULT with {found / wanted:.3f}, on the right day {same_day / wanted:.3f}, "
              f"{contrary / len(records):.3f} conflicting relationships an article")


def reliability(gold, system):
    """Of the relationships found with a confidence, the share whose pair and type the annotators have."""
    bins = collections.defaultdict(lambda: [0, 0, 0.0])
    for g in gold:
        key = lambda r: (pair(r), plover_type(r))
        sure = {key(r) for r in g["relationships"] if "group" not in r and r["sure"]}
        open_ = {key(r) for r in g["relationships"] if "group" not in r and not r["sure"]}
        groups = [set(r["group"]) for r in g["relationships"] if "group" in r]
        best = {}
        for r in system[g["id"]]["relationships"]:
            if r["aspect"] != "negated":
                best[key(r)] = max(best.get(key(r), 0), r["confidence"])
        for k, confidence in best.items():
            if k in open_ - sure or any(set(k[0]) <= group for group in groups):
                continue
            tally = bins[min(int(confidence * 10), 9)]
            tally[0] += k in sure
            tally[1] += 1
            tally[2] += confidence
    error = sum(abs(right - total) for right, _, total in bins.values()) / max(1, sum(n for _, n, _ in bins.values()))
    print("\nconfidence  right of found  share right")
    for b in sorted(bins):
        right, n, total = bins[b]
        print(f"{total / n:10.2f}  {right:5} of {n:5}  {right / n:11.2f}  {'#' * round(40 * right / n)}")
    print(f"expected calibration error {error:.3f}")


def contexts(gold, system):
    right = found = wanted = 0
    for g in gold:
        ours = collections.defaultdict(set)
        for r in system[g["id"]]["relationships"]:
            ours[pair(r), plover_type(r)] |= set(r["contexts"])
        for r in g["relationships"]:
            mine = ours.get((pair(r), plover_type(r))) if "group" not in r and r["sure"] else None
            if mine is not None and r.get("contexts"):
                right += len(mine & set(r["contexts"]))
                found += len(mine)
                wanted += len(r["contexts"])
    p, r = right / max(1, found), right / max(1, wanted)
    print(f"\ncontexts of the matched: P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(1e-9, p + r):.3f}")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    entente, shared = sys.argv[1:]
    if not os.path.isdir(os.path.join(shared, "gold")):
        sys.exit(f"measure.py: no annotated data in {shared}: skipped")
    with tempfile.TemporaryDirectory() as folder:
        measure = Measure(entente, shared, folder)
        gold, system = measure.articles()
        for suite in ("plover_gsr", "petr2_gsr"):
            measure.sentences(suite)
        measure.more_articles()
        measure.readouts()
        reliability(gold, system)
        contexts(gold, system)


if __name__ == "__main__":
    main()
