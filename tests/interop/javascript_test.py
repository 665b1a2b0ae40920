"""graphology and Cytoscape.js read their JSON, where node and the packages are installed (NODE_PATH)."""

import json
import shutil
import subprocess

from samples import samples, skip

if not shutil.which("node"):
    skip("nodejs is not installed")
for package in ("graphology", "cytoscape"):
    if subprocess.run(["node", "-e", f"require({package!r})"], capture_output=True).returncode != 0:
        skip(f"the npm package {package} is not installed")

PROGRAM = """
const fs = require('fs'), Graph = require('graphology'), cytoscape = require('cytoscape');
const load = name => JSON.parse(fs.readFileSync(process.argv[1] + '/' + name, 'utf8'));
const graph = (Graph.default || Graph).from(load('graphology'));
const cy = cytoscape({headless: true, elements: load('cytoscape').elements});
const row = (s, t, d) => [s, t, d.label, d.first_day || '', d.last_day || '', d.weight === undefined ? null : d.weight];
console.log(JSON.stringify([
  {nodes: graph.mapNodes((n, d) => [n, d.label]), edges: graph.mapEdges((e, d, s, t) => row(s, t, d))},
  {nodes: cy.nodes().map(n => [n.id(), n.data('label')]),
   edges: cy.edges().map(e => row(e.source().id(), e.target().id(), e.data()))}]));
"""
for sample in samples():
    run = subprocess.run(["node", "-e", PROGRAM, str(sample.folder)], capture_output=True, check=True)
    for found in json.loads(run.stdout):
        sample.check(dict(found["nodes"]), [tuple(row) for row in found["edges"]])
