"""How fast entente, igraph and NetworkX write and read the same GraphML: python3 export_compare.py ENTENTE [EDGES]

Makes up a graph of so many relationships (20,000) as an event table, takes it into a store, exports it, and lets each
program read and write it. Processor time, so that other work on the machine does not count; entente's includes loading
the store and storing what it reads, which the others need not do.
"""

import io
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

entente = os.path.abspath(sys.argv[1])
edges = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000


def make_events(path):
    numbers = random.Random(7)
    types = "AGREE CONSULT SUPPORT COOPERATE AID REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE".split()
    with open(path, "w", encoding="utf-8") as out:
        out.write("source\tsource_name\ttarget\ttarget_name\ttype\tfirst_day\tconfidence\tarticles\turls\ttitles\tsentences\n")
        for edge in range(edges):
            a, b = numbers.sample(range(250), 2)
            day = f"{numbers.randrange(1990, 2026)}-{numbers.randrange(1, 13):02}-{numbers.randrange(1, 29):02}"
            sentence = f'Country {a} and country {b} agreed to "step up" their work against smuggling & fraud.'
            out.write(f"C{a:03}\tCountry {a}\tC{b:03}\tCountry {b}\t{numbers.choice(types)}\t{day}\t0.{numbers.randrange(10, 99)}\t"
                      f"article-{edge // 2}\thttps://news.example/{edge // 2}?a=b&c=d\tMinisters met {edge // 2} times\t{sentence}\n")


def child_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def timed(what, work, clock=time.process_time):
    start = clock()
    result = work()
    seconds = clock() - start
    print(f"{what:24} {seconds:7.2f} s {megabytes / seconds:8.1f} MB/s", flush=True)
    return result


with tempfile.TemporaryDirectory() as folder:
    path = lambda name: os.path.join(folder, name)
    run = lambda *arguments: subprocess.run([entente, *arguments], check=True, stdout=subprocess.DEVNULL)
    make_events(path("events.tsv"))
    run("ingest", path("graph.db"), path("events.tsv"))
    run("export", path("graph.db"), "-f", "graphml", "-o", path("graph.graphml"))
    megabytes = os.path.getsize(path("graph.graphml")) / 1e6
    print(f"{edges} relationships, {megabytes:.1f} MB of GraphML")
    timed("entente, store to file", lambda: run("export", path("graph.db"), "-f", "graphml", "-o", path("again.graphml")), child_seconds)
    timed("entente, file to store", lambda: run("ingest", path("again.db"), path("graph.graphml")), child_seconds)
    try:
        import igraph

        graph = timed("igraph read", lambda: igraph.Graph.Read_GraphML(path("graph.graphml")))
        timed("igraph write", lambda: graph.write_graphml(path("igraph.graphml")))
    except ImportError:
        print("igraph: not installed")
    try:
        import networkx

        graph = timed("NetworkX read", lambda: networkx.read_graphml(path("graph.graphml"), force_multigraph=True))
        timed("NetworkX write", lambda: networkx.write_graphml(graph, io.BytesIO()))
    except ImportError:
        print("NetworkX: not installed")
