"""NetworkX reads GraphML, node-link JSON, GEXF 1.2draft and Cytoscape JSON."""

import json
from inspect import signature

from samples import need, samples

networkx = need("networkx", "python3-networkx")
import networkx.readwrite.json_graph as json_graph  # noqa: E402


def rows(graph, weight="weight", kind="label", ids=lambda node: node):
    return [
        (ids(a), ids(b), d[kind], d.get("first_day", ""), d.get("last_day", ""), d.get(weight))
        for a, b, d in graph.edges(data=True)
    ]


def labels(graph, ids=lambda node: node):
    return {ids(node): data["label"] for node, data in graph.nodes(data=True)}


for sample in samples():
    graph = networkx.read_graphml(sample.folder / "graphml", force_multigraph=True)
    assert graph.is_directed()
    own = {node: data["actor_id"] for node, data in graph.nodes(data=True)}
    sample.check(labels(graph, own.get), rows(graph, ids=own.get))
    assert all(isinstance(key, str) for _, _, key in graph.edges(keys=True))

    for name, edges in (("json", "links"), ("json-edges", "edges")):
        data = json.loads((sample.folder / name).read_text())
        if "edges" in signature(json_graph.node_link_graph).parameters:
            graph = json_graph.node_link_graph(data, edges=edges)
        else:  # an older one, which knows only "links"
            graph = json_graph.node_link_graph({**data, "links": data[edges]})
        assert graph.is_multigraph() and graph.is_directed()
        sample.check(labels(graph), rows(graph))
        if sample.grouping == "raw":
            got = sorted(d["sentences"][0] for _, _, d in graph.edges(data=True))
            assert got == sorted(e["sentence"] for e in sample.relationships), sample.name

    graph = networkx.read_gexf(sample.folder / "gexf-1.2", version="1.2draft")
    sample.check(labels(graph), rows(graph, kind="interaction"))

    graph = json_graph.cytoscape_graph(
        {"directed": True, "multigraph": True, "data": {}, **json.loads((sample.folder / "cytoscape").read_text())}
    )
    sample.check(labels(graph), rows(graph))
