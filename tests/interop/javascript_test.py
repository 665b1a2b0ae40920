"""graphology reads its JSON, GraphML and GEXF, and Cytoscape.js its JSON, where node and the packages are installed (NODE_PATH)."""

import json
import re
import shutil
import subprocess

from samples import samples, skip

if not shutil.which("node"):
    skip("nodejs is not installed")
for package in ("graphology", "graphology-gexf", "graphology-graphml", "cytoscape"):
    if subprocess.run(["node", "-e", f"require({package!r})"], capture_output=True).returncode != 0:
        skip(f"the npm package {package} is not installed")

PROGRAM = """
const fs = require('fs'), Graph = require('graphology'), cytoscape = require('cytoscape');
const load = name => JSON.parse(fs.readFileSync(process.argv[1] + '/' + name, 'utf8'));
const graph = (Graph.default || Graph).from(load('graphology'));
const parsed = (module, name) => require(module).parse(Graph.MultiGraph, fs.readFileSync(process.argv[1] + '/' + name, 'utf8'));
const graphml = parsed('graphology-graphml', 'graphml');
const own = n => graphml.getNodeAttribute(n, 'actor_id');
const cy = cytoscape({headless: true, elements: load('cytoscape').elements});
const row = (s, t, d) => [s, t, d.label, d.first_day || '', d.last_day || '', d.weight === undefined ? null : d.weight];
console.log(JSON.stringify([
  {nodes: graph.mapNodes((n, d) => [n, d.label]), edges: graph.mapEdges((e, d, s, t) => row(s, t, d))},
  {nodes: graphml.mapNodes((n, d) => [own(n), d.label]), edges: graphml.mapEdges((e, d, s, t) => row(own(s), own(t), d))},
  ...['gexf', 'gexf-1.2'].map(name => parsed('graphology-gexf', name)).map(g => (
    {nodes: g.mapNodes((n, d) => [n, d.label]), edges: g.mapEdges((e, d, s, t) => row(s, t, d))})),
  {nodes: cy.nodes().map(n => [n.id(), n.data('label')]),
   edges: cy.edges().map(e => row(e.source().id(), e.target().id(), e.data()))}]));
"""
for sample in samples():
    run = subprocess.run(["node", "-e", PROGRAM, str(sample.folder)], capture_output=True)
    assert run.returncode == 0, f"{sample.name}: {run.stderr.decode()[-1500:]}"
    # The XML reader below graphology takes U+2028 for a line end, and that for a space.
    sample.nodes = {node: re.sub("[\u2028\n]", " ", label) for node, label in sample.nodes.items()}
    for found in json.loads(run.stdout):
        sample.check({node: re.sub("[\u2028\n]", " ", label) for node, label in found["nodes"]}, [tuple(row) for row in found["edges"]])
