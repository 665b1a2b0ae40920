#!/usr/bin/python3
# NetworkX on an exported graph, cell by cell as in a notebook.
#
# usage: 5_networkx.py FILE.graphml     (entente export news.db -o FILE.graphml; Debian: python3-networkx)
import collections
import sys

import networkx as nx

# %% The file as a multigraph: parallel edges stay apart, each with its type, days, confidence and sentences.
graph = nx.read_graphml(sys.argv[1], force_multigraph=True)
name = nx.get_node_attributes(graph, "label")
print(f"{graph.number_of_nodes()} actors, {graph.number_of_edges()} relationships")

# %% Who works together in deed: material cooperation that has happened.
together = nx.Graph()
for a, b, edge in graph.edges(data=True):
    if edge["class"] == "material cooperation" and edge["aspect"] == "actual":
        together.add_edge(a, b)
for group in sorted(nx.connected_components(together), key=lambda group: (-len(group), min(group))):
    print(", ".join(sorted(name[actor] for actor in group)))

# %% Who lies between the others.
between = nx.betweenness_centrality(nx.Graph(graph))
for actor in sorted(between, key=lambda actor: (-between[actor], actor))[:3]:
    print(f"{name[actor]}: {between[actor]:.3f}")

# %% Every edge leads back to what was written.
days = collections.Counter(edge["first_day"][:4] for _, _, edge in graph.edges(data=True) if "first_day" in edge)
print("busiest year:", *max(days.items(), key=lambda item: item[1]))
a, b, edge = max(graph.edges(data=True), key=lambda e: (e[2]["confidence"], e[2]["first_day"], e[0]))
print(f'{name[a]}, {name[b]}: "{edge["sentences"]}" ({edge["urls"]})')
