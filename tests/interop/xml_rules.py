"""What the schemas of GraphML and GEXF demand and a grammar cannot say: unique ids, references, the values of each type."""

import re
import xml.etree.ElementTree as tree

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = {"1.3": "{http://gexf.net/1.3}", "1.2": "{http://www.gexf.net/1.2draft}"}
# Gephi and Cytoscape look for these.
NAMES = {"node": {"label", "name"}, "edge": {"label", "weight", "interaction"}}


def is_value(kind, text):
    if kind == "long":
        return bool(re.fullmatch(r"-?\d{1,19}", text or "")) and -(2**63) <= int(text) < 2**63
    if kind == "double":
        return bool(re.fullmatch(r"-?\d+(\.\d+)?(e[+-]\d+)?", text or ""))
    return kind == "string"


def repeats(what, values):
    seen = set()
    for value in values:
        if value in seen:
            yield f"{what} {value!r} repeats"
        seen.add(value)


def graph_faults(nodes, edges):
    known = {node.get("id") for node in nodes}
    yield from repeats("node id", [node.get("id") for node in nodes])
    yield from repeats("edge id", [edge.get("id") for edge in edges])
    for edge in edges:
        for end in ("source", "target"):
            if edge.get(end) not in known:
                yield f"edge {edge.get('id')!r}: no node {edge.get(end)!r}"


def graphml_faults(root):
    keys = {key.get("id"): key for key in root.iter(GRAPHML + "key")}
    yield from repeats("key id", [key.get("id") for key in root.iter(GRAPHML + "key")])
    yield from repeats("key name", [(key.get("for"), key.get("attr.name")) for key in keys.values()])
    for domain, names in NAMES.items():
        missing = names - {key.get("attr.name") for key in keys.values() if key.get("for") == domain}
        if missing:
            yield f"no {domain} key named {missing}"
    yield from graph_faults(list(root.iter(GRAPHML + "node")), list(root.iter(GRAPHML + "edge")))
    for domain in ("graph", "node", "edge"):
        for element in root.iter(GRAPHML + domain):
            found = element.findall(GRAPHML + "data")
            yield from repeats(f"data of {domain}", [data.get("key") for data in found])
            for data in found:
                key = keys.get(data.get("key"))
                if key is None or key.get("for") != domain:
                    yield f"{domain} with data of the key {data.get('key')!r}"
                elif not is_value(key.get("attr.type"), data.text):
                    yield f"{data.text!r} is no {key.get('attr.type')}"


def gexf_faults(root):
    prefix = GEXF[root.get("version")]
    nodes, edges = list(root.iter(prefix + "node")), list(root.iter(prefix + "edge"))
    yield from graph_faults(nodes, edges)
    for domain, elements in (("node", nodes), ("edge", edges)):
        declared = [a for group in root.iter(prefix + "attributes") if group.get("class") == domain for a in group]
        types = {a.get("id"): a.get("type") for a in declared}
        yield from repeats(f"{domain} attribute", [a.get("id") for a in declared])
        yield from repeats(f"{domain} attribute", [a.get("title") for a in declared])
        for element in elements:
            values = list(element.iter(prefix + "attvalue"))
            yield from repeats(f"value of {domain}", [value.get("for") for value in values])
            for value in values:
                kind = types.get(value.get("for"))
                if not is_value(kind, value.get("value")):
                    yield f"{domain} with {value.get('value')!r} for {value.get('for')!r}, of the type {kind}"
            yield from time_faults(element, list(element.iter(prefix + "spell")))
    if root.get("version") == "1.3":
        # Gephi holds one edge a pair and kind.
        yield from repeats("kind", [(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges])


def time_faults(element, spells):
    last = ""
    for spell in [element, *spells] if element.get("start") else spells:
        if not last < spell.get("start") <= spell.get("end"):
            yield f"{element.get('id')!r}: {spell.get('start')} to {spell.get('end')} after {last!r}"
        last = spell.get("end")


def faults(path):
    root = tree.parse(path).getroot()
    return list(graphml_faults(root) if root.tag == GRAPHML + "graphml" else gexf_faults(root))
