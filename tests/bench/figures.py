#!/usr/bin/env python3
"""One table of all figures, accuracy, speed and memory: figures.py BUILD SHARED OUT.md    (./dev bench calls it)

Runs the programs of tests/bench and tests/accuracy that BUILD has, each once, takes from what they print the figures that
ROWS names, and writes them into OUT.md with the machine, the day and the commit; below the table, all that was printed.
Where SHARED is absent its rows are left out.
"""
import datetime
import gzip
import os
import platform
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def programs(build, shared, folder):
    """Heading to command; in the order of the report. Treebanks are unpacked into `folder`."""
    program = os.path.join(build, "cli/entente")
    treebank = [os.path.join(build, "ingest/language/training/entente-treebank"), "eval"]

    def unpacked(name):
        path = os.path.join(folder, name)
        with gzip.open(os.path.join(shared, "data/treebanks", name + ".gz")) as packed, open(path, "wb") as plain:
            plain.write(packed.read())
        return path

    bench = lambda name, *more: [os.path.join(build, "tests/bench/bench_" + name), *more]
    found = {}
    if os.path.isdir(shared):
        found["accuracy"] = [sys.executable, os.path.join(HERE, "../accuracy/measure.py"), program, shared]
        for test in ("test-ewt", "test-news"):
            found[test] = [*treebank, unpacked(test + ".conllu")]
        found["test-news, raw"] = [*treebank, "--raw", os.path.join(folder, "test-news.conllu")]
    return found | {
        "language": bench("language_bench", "--benchmark_filter=bytes_to_trees/(AVX|NEON)"),
        "pages": bench("ingest_html"),
        "ingest": bench("ingest_pipeline"),
        "exports": bench("export_bench", "--benchmark_filter=(graphml|json|dot)$"),
        "exports against igraph and NetworkX": ["/usr/bin/python3", os.path.join(HERE, "export_compare.py"), program, "100000"],
        "graph against igraph and NetworkX": bench("graph_bench"),
    }


# What, the program it comes from, a pattern whose groups are Entente's figure and those of others, what it should be.
NUMBER = r"(\d(?:[\d.,]*\d)?)"
THREE = r" +([\d.,]+)(?: +([\d.,]+))?(?: +([\d.,]+))?"
ROWS = [
    ("pairs of actors, F1, 60 annotated articles", "accuracy", r"^dyad +P.*F1 " + NUMBER, "0.75"),
    ("pairs with type, F1", "accuracy", r"^dyad\+type .*F1 " + NUMBER, "0.58"),
    ("cooperation with type, F1", "accuracy", r"^coop type .*F1 " + NUMBER, "0.62"),
    ("offices, F1", "accuracy", r"^offices .*F1 " + NUMBER, "0.85"),
    ("pairs, F1, PLOVER's sentences", "accuracy", r"plover_gsr[\s\S]*?^pair .*F1 " + NUMBER, "0.82"),
    ("pairs with type, F1, PLOVER's sentences", "accuracy", r"plover_gsr[\s\S]*?^pair\+type .*F1 " + NUMBER, "0.62"),
    ("pairs with type, F1, CAMEO's sentences", "accuracy", r"petr2_gsr[\s\S]*?^pair\+type .*F1 " + NUMBER, "0.55"),
    ("counterparts of readouts found", "accuracy", r"CONSULT with " + NUMBER, "0.95"),
    ("calibration error", "accuracy", r"calibration error " + NUMBER, ""),
    ("UPOS, EWT", "test-ewt", r"^UPOS +" + NUMBER, "95.5"),
    ("lemmas, EWT", "test-ewt", r"^LEMMA +" + NUMBER, "97.5"),
    ("labelled attachment, EWT", "test-ewt", r"^LAS +" + NUMBER, "84.5"),
    ("labelled attachment, Wikinews", "test-news", r"^LAS +" + NUMBER, "83"),
    ("labelled attachment from raw text, Wikinews", "test-news, raw", r"^LAS +" + NUMBER, "80"),
    ("text to trees, tokens a second of a core", "language", r"^bytes_to_trees\S* .*tokens=(\S+)", ""),
    ("pages to articles", "pages", r"read_pages/real.*bytes_per_second=(\S+)", "60 MB/s"),
    ("text to stored relationships, articles a second of a core", "ingest", r"one core: " + NUMBER, ""),
    ("GraphML written, 300,000 relationships", "exports", r"write/graphml .*bytes_per_second=(\S+)", "300 MB/s"),
    ("GraphML read", "exports", r"read/graphml .*bytes_per_second=(\S+)", "150 MB/s"),
    ("GraphML from a store, MB/s; igraph, NetworkX", "exports against igraph and NetworkX",
     r"store to file +\S+ s +" + NUMBER + r"[\s\S]*igraph write +\S+ s +" + NUMBER + r"[\s\S]*NetworkX write +\S+ s +" + NUMBER, "igraph × 5"),
]
for size in ("250 actors, 1M", "20,000 actors, 3M"):
    within = size + r" relationships[\s\S]*?"
    for what, label, bar in (("a year's window and shortest path, ms", "a year's window, shortest path", "0.1 / 0.5 ms"),
                             ("ten shortest paths, ms", "ten shortest, parallel ones as ties", "igraph / 8"),
                             ("load from CSV, ms", "load from CSV", "igraph / 10"),
                             ("bytes an edge", "bytes an edge, loaded from CSV", "NetworkX / 5")):
        ROWS.append((f"{what}, {size}; igraph, NetworkX", "graph against igraph and NetworkX", within + label + THREE, bar))


def run(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return done.stdout if done.returncode == 0 else done.stdout + f"(exit code {done.returncode})\n"


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
    commit = subprocess.run(["git", "-C", HERE, "rev-parse", "--short", "HEAD"], stdout=subprocess.PIPE, text=True).stdout.strip()
    return f"{model}, {os.cpu_count()} processors; {datetime.date.today()}; commit {commit or 'unknown'}"


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    build, shared, out = sys.argv[1:]
    printed = {}
    with tempfile.TemporaryDirectory() as folder:
        for heading, command in programs(build, shared, folder).items():
            print("--", heading, flush=True)
            printed[heading] = run(command)
            print(printed[heading], flush=True)
    with open(out, "w", encoding="utf-8") as report:
        print(f"# Figures\n\n{machine()}\n\n| what | Entente | others | bar |\n|---|---|---|---|", file=report)
        for what, heading, pattern, bar in ROWS:
            found = re.search(pattern, printed.get(heading, ""), re.M)
            if found:
                ours, *others = [group for group in found.groups() if group]
                print(f"| {what} | {ours} | {', '.join(others)} | {bar} |", file=report)
        for heading, text in printed.items():
            print(f"\n## {heading}\n```\n{text.rstrip()}\n```", file=report)
    print(f"written: {out}")


if __name__ == "__main__":
    main()
