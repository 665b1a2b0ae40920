"""How fast NetworkX and igraph read and write one of our GraphML files: python3 export_compare.py FILE.graphml"""

import io
import os
import sys
import tempfile
import time

path = sys.argv[1]
megabytes = os.path.getsize(path) / 1e6


def timed(what, work):
    start = time.process_time()
    result = work()
    seconds = time.process_time() - start
    print(f"{what}: {seconds:.2f} s of CPU, {megabytes / seconds:.1f} MB/s of our file")
    return result


try:
    import igraph

    graph = timed("igraph read", lambda: igraph.Graph.Read_GraphML(path))
    with tempfile.NamedTemporaryFile() as out:
        timed("igraph write", lambda: graph.write_graphml(out.name))
except ImportError:
    print("igraph: not installed")
try:
    import networkx

    graph = timed("NetworkX read", lambda: networkx.read_graphml(path, force_multigraph=True))
    timed("NetworkX write", lambda: networkx.write_graphml(graph, io.BytesIO()))
except ImportError:
    print("NetworkX: not installed")
