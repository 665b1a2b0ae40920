"""igraph reads GraphML."""

import math

from samples import need, samples

igraph = need("igraph", "python3-igraph")

for sample in samples():
    graph = igraph.Graph.Read_GraphML(str(sample.folder / "graphml"))
    assert graph.is_directed()
    nodes = {v["actor_id"]: v["label"] for v in graph.vs}
    ids = graph.vs["actor_id"] if graph.vcount() else []
    edges = []
    for edge in graph.es:
        weight = None if math.isnan(edge["weight"]) else edge["weight"]
        edges.append((ids[edge.source], ids[edge.target], edge["label"], edge["first_day"], edge["last_day"], weight))
    sample.check(nodes, edges)
