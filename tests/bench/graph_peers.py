"""What graph_bench.cpp measures, with NetworkX and igraph on the same relationships.

usage: graph_peers.py FILE.csv [networkx|igraph]     (FILE.csv: written by graph_bench with ENTENTE_GRAPH_CSV; the whole
of `./dev bench graph` makes a table of both, see graph_table.py)
Prints one line a task: library, task, processor milliseconds for each question (or bytes an edge).
"""
import csv
import datetime
import itertools
import random
import resource
import sys
import time

FIRST_DAY = datetime.date(1970, 1, 1).toordinal() + 12000
DAYS = 20 * 365
ROUNDS = 5


def rows(path):
    with open(path, newline="") as file:
        for actor, recipient, kind, day, confidence in csv.reader(file):
            yield actor, recipient, kind, datetime.date.fromisoformat(day).toordinal(), float(confidence)


def report(library, task, value, unit="ms"):
    print(f"{library:10} {task:28} {value:12.3f} {unit}", flush=True)


def measure(library, task, ask, rounds=ROUNDS):
    start = time.process_time()
    for _ in range(rounds):
        ask()
    report(library, task, (time.process_time() - start) * 1000 / rounds)


def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def window(random_numbers):
    begin = FIRST_DAY + random_numbers.randrange(DAYS - 365)
    return begin, begin + 365


def with_networkx(path):
    import networkx

    before, start = memory(), time.process_time()
    graph = networkx.MultiDiGraph()
    for actor, recipient, kind, day, confidence in rows(path):
        graph.add_edge(actor, recipient, type=kind, day=day, confidence=confidence)
    report("networkx", "load", (time.process_time() - start) * 1000)
    report("networkx", "memory", (memory() - before) / graph.number_of_edges(), "bytes/edge")
    numbers = random.Random(1)
    nodes = sorted(graph)

    def windowed_path():
        begin, end = window(numbers)
        inside = networkx.subgraph_view(
            graph, filter_edge=lambda u, v, key: begin <= graph[u][v][key]["day"] < end
        ).to_undirected(as_view=True)
        try:
            networkx.shortest_path(inside, numbers.choice(nodes), numbers.choice(nodes))
        except networkx.NetworkXNoPath:
            pass

    measure("networkx", "window and shortest path", windowed_path)
    simple = networkx.Graph(graph)

    def ten_paths():
        source, target = numbers.sample(nodes, 2)
        list(itertools.islice(networkx.shortest_simple_paths(simple, source, target), 10))

    measure("networkx", "ten shortest (simple graph)", ten_paths)


def with_igraph(path):
    import igraph

    before, start = memory(), time.process_time()
    graph = igraph.Graph.TupleList(rows(path), directed=True, edge_attrs=["type", "day", "confidence"])
    report("igraph", "load", (time.process_time() - start) * 1000)
    report("igraph", "memory", (memory() - before) / graph.ecount(), "bytes/edge")
    numbers = random.Random(1)

    def windowed_path():
        begin, end = window(numbers)
        inside = graph.subgraph_edges(graph.es.select(day_ge=begin, day_lt=end), delete_vertices=False)
        source, target = numbers.randrange(graph.vcount()), numbers.randrange(graph.vcount())
        inside.get_shortest_paths(source, to=target, mode="all", output="epath")

    measure("igraph", "window and shortest path", windowed_path)

    def ten_paths(of):
        source, target = numbers.sample(range(graph.vcount()), 2)
        of.get_k_shortest_paths(source, to=target, k=10, mode="all")

    measure("igraph", "ten shortest (multigraph)", lambda: ten_paths(graph), 2)
    simple = graph.as_undirected(mode="collapse")
    measure("igraph", "ten shortest (simple graph)", lambda: ten_paths(simple))


if __name__ == "__main__":
    for name in sys.argv[2:] or ["igraph", "networkx"]:
        {"networkx": with_networkx, "igraph": with_igraph}[name](sys.argv[1])
