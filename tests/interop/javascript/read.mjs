// node read.mjs FOLDER…: what each reader finds in a folder's graphs, one JSON object a line and folder.

import fs from 'node:fs';
import cytoscape from 'cytoscape';
import {forceLink, forceManyBody, forceSimulation} from 'd3-force';
import Graph, {MultiGraph} from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';

const row = (source, target, data) => [
  source, target, data.label, data.first_day || '', data.last_day || '', data.weight ?? null,
];

const rowsOf = (graph, own = node => node) => ({
  nodes: graph.mapNodes((node, data) => [own(node), data.label]),
  edges: graph.mapEdges((edge, data, source, target) => row(own(source), own(target), data)),
});

const readers = {
  graphology: text => rowsOf(Graph.from(JSON.parse(text))),
  graphml: text => {
    const graph = graphml.parse(MultiGraph, text);
    return rowsOf(graph, node => graph.getNodeAttribute(node, 'actor_id'));
  },
  gexf: text => rowsOf(gexf.parse(MultiGraph, text)),
  'gexf-1.2': text => rowsOf(gexf.parse(MultiGraph, text)),
  cytoscape: text => {
    const graph = cytoscape({headless: true, elements: JSON.parse(text).elements});
    return {
      nodes: graph.nodes().map(node => [node.id(), node.data('label')]),
      edges: graph.edges().map(edge => row(edge.source().id(), edge.target().id(), edge.data())),
    };
  },
  d3: text => {
    const {nodes, links} = JSON.parse(text);
    forceSimulation(nodes).force('link', forceLink(links).id(node => node.id)).force('charge', forceManyBody()).stop().tick(3);
    if (!nodes.every(node => Number.isFinite(node.x) && Number.isFinite(node.y))) throw new Error('a node without a place');
    return {
      nodes: nodes.map(node => [node.id, node.label]),
      edges: links.map(link => row(link.source.id, link.target.id, link)),
    };
  },
};

for (const folder of process.argv.slice(2)) {
  const found = Object.entries(readers).map(([name, read]) => [name, read(fs.readFileSync(`${folder}/${name}`, 'utf8'))]);
  console.log(JSON.stringify(Object.fromEntries(found)));
}
