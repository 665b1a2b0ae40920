"""The figures of graph_bench.cpp beside those of NetworkX and igraph on the same relationships, and the bars.

usage: graph_table.py FOLDER BENCH     (with ours.json and graph.ACTORS.csv, which BENCH, bench_graph_bench, leaves there)
"""
import json
import os
import subprocess
import sys

SIZES = {"250/1000000": "250 actors, 1M", "20000/3000000": "20,000 actors, 3M"}
MILLISECONDS = {"ns": 1e-6, "us": 1e-3, "ms": 1.0, "s": 1e3}


def ours(path):
    """Name of a benchmark, without how often it ran, to what was measured."""
    found = {}
    for row in json.load(open(path))["benchmarks"]:
        found[row["name"].split("/iterations")[0]] = row | {"ms": row.get("cpu_time", 0) * MILLISECONDS[row["time_unit"]]}
    return found


def loaded(folder, bench, size):
    """load_csv of one size, in a process of its own as every peer."""
    path = os.path.join(folder, "loaded.json")
    subprocess.run([bench, f"--benchmark_filter=load_csv/{size}", "--benchmark_out_format=json", f"--benchmark_out={path}"],
                   check=True, env=os.environ | {"ENTENTE_GRAPH_CSV": os.path.join(folder, "graph")}, stdout=subprocess.DEVNULL)
    return ours(path)


def peers(csv):
    """(library, task) to the figure; each library in a process of its own, for its memory."""
    found = {}
    for library in ("igraph", "networkx"):
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "graph_peers.py")
        done = subprocess.run([sys.executable, script, csv, library], stdout=subprocess.PIPE, text=True)
        for line in done.stdout.splitlines():
            name, rest = line[:10].strip(), line[11:]
            found[name, rest[:28].strip()] = float(rest[28:].split()[0])
    return found


def line(what, values, bar="", met=None):
    cells = "".join(f"{'' if value is None else f'{value:,.3f}':>14}" for value in values)
    print(f"{what:44}{cells}  {bar:34}{'' if met is None else 'met' if met else 'missed'}", flush=True)


def main():
    folder = sys.argv[1]
    mine = ours(os.path.join(folder, "ours.json"))
    for size in SIZES:
        mine |= loaded(folder, sys.argv[2], size)
    print(f"\n{'milliseconds of processor time':44}{'Entente':>14}{'igraph':>14}{'NetworkX':>14}  bar")
    for size, title in SIZES.items():
        print(title + " relationships")
        others = peers(os.path.join(folder, f"graph.{size.split('/')[0]}.csv"))

        def compare(what, value, task, bar="", met=lambda value, igraph, networkx: None):
            igraph, networkx = others.get(("igraph", task)), others.get(("networkx", task))
            line("  " + what, (value, igraph, networkx), bar, met(value, igraph, networkx))

        def time(name):
            return mine[f"{name}/{size}"]["ms"]

        most = 0.1 if size.startswith("250/") else 0.5
        compare("a year's window, shortest path", time("window_and_shortest_path"), "window and shortest path",
                f"at most {most} ms", lambda value, igraph, networkx: value <= most)
        compare("ten shortest, parallel ones as ties", time("ten_shortest_paths"), "ten shortest (multigraph)",
                "igraph / 8", lambda value, igraph, networkx: value <= igraph / 8)
        compare("ten shortest, parallel ones lost before", None, "ten shortest (simple graph)")
        one_pass = time("one_pass_over_the_columns")
        line("  one pass over the columns", (one_pass, None, None))
        for name in ("earliest_arrival_at_one", "earliest_arrival_everywhere"):
            line("  " + name.replace("_", " "), (time(name), None, None), "2 passes", time(name) <= 2 * one_pass)
        compare("load from CSV", time("load_csv"), "load", "igraph / 10",
                lambda value, igraph, networkx: value <= igraph / 10)
        compare("bytes an edge, loaded from CSV", mine[f"load_csv/{size}"]["bytes/edge"], "memory",
                "NetworkX / 5", lambda value, igraph, networkx: value <= networkx / 5)
        line("  bytes an edge, with sentences of 120 bytes", (mine[f"memory/{size}"]["bytes/edge"], None, None))
    select = mine["select_into_nothing/3000000"]["ms"]
    load = mine["load_store/3000000"]["ms"]
    print("Store of 3M relationships")
    line("  SELECT into nothing", (select, None, None))
    line("  load", (load, None, None), "2 SELECTs", load <= 2 * select)
    print("Shortest path in a slice of 10,000 relationships, of so many: microseconds")
    for name, row in mine.items():
        if name.startswith("shortest_path_in_a_slice/"):
            line(f"  {int(row['edges']):,}", (row["ms"] * 1000, None, None))


if __name__ == "__main__":
    main()
