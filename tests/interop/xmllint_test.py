"""xmllint holds GraphML and GEXF against their rules, and every edge of GEXF against Gephi's."""

import pathlib
import re
import shutil
import subprocess
import xml.etree.ElementTree as tree

from samples import samples, skip

if not shutil.which("xmllint"):
    skip("libxml2-utils is not installed")

here = pathlib.Path(__file__).parent
GEXF = {"gexf": "{http://gexf.net/1.3}", "gexf-1.2": "{http://www.gexf.net/1.2draft}"}

for sample in samples():
    for name, rules in (("graphml", "graphml.rng"), ("gexf", "gexf-1.3.rng"), ("gexf-1.2", "gexf-1.2.rng")):
        command = ["xmllint", "--noout", "--nonet", "--relaxng", str(here / rules), str(sample.folder / name)]
        run = subprocess.run(command, capture_output=True, text=True)
        assert run.returncode == 0, f"{sample.name}/{name}: {run.stderr[:800]}"

    root = tree.parse(sample.folder / "graphml").getroot()
    prefix = "{http://graphml.graphdrawing.org/xmlns}"
    keys = {key.get("id"): key for key in root.iter(prefix + "key")}
    for data in root.iter(prefix + "data"):
        kind = keys[data.get("key")].get("attr.type")
        if kind in ("long", "double"):
            assert re.fullmatch(r"-?\d+" if kind == "long" else r"-?\d+(\.\d+)?(e[+-]\d+)?", data.text), data.text

    for name, prefix in GEXF.items():
        root = tree.parse(sample.folder / name).getroot()
        titles = {a.get("id"): a.get("title") for c in root.iter(prefix + "attributes") if c.get("class") == "edge" for a in c}
        edges = list(root.iter(prefix + "edge"))
        found = []
        for edge in edges:
            values = {titles[v.get("for")]: v.get("value") for v in edge.iter(prefix + "attvalue")}
            spells = list(edge.iter(prefix + "spell")) or ([edge] if edge.get("start") else [])
            first, last = (spells[0].get("start"), spells[-1].get("end")) if spells else ("", "")
            assert (values.get("first_day", ""), max((s.get("end") for s in spells), default="")) == (first, values.get("last_day", ""))
            weight = edge.get("weight")
            found.append((edge.get("source"), edge.get("target"), edge.get("label"), first, last, float(weight) if weight else None))
        sample.check({n.get("id"): n.get("label") for n in root.iter(prefix + "node")}, found)
        if name == "gexf":
            kinds = {(e.get("source"), e.get("target"), e.get("kind")) for e in edges}
            assert len(kinds) == len(edges), f"{sample.name}: kinds repeat"
