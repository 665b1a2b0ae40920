"""xmllint and xml_rules hold GraphML and GEXF against the rules of their schemas, and refuse what is wrong: xmllint_test.py
SAMPLES SCRATCH_FILE"""

import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree

from samples import samples, skip
from xml_rules import GEXF, faults

if not shutil.which("xmllint"):
    skip("libxml2-utils is not installed")

here = pathlib.Path(__file__).parent
RULES = {"graphml": "graphml.rng", "gexf": "gexf-1.3.rng", "gexf-1.2": "gexf-1.2.rng"}


def refusal(path, name):
    """Why a document is wrong; empty when it is not."""
    command = ["xmllint", "--noout", "--nonet", "--relaxng", str(here / RULES[name]), str(path)]
    run = subprocess.run(command, capture_output=True, text=True, errors="replace")
    return run.stderr[:800] if run.returncode != 0 else "; ".join(faults(path)[:3])


def check_gexf(sample, name, prefix):
    root = tree.parse(sample.folder / name).getroot()
    titles = {a.get("id"): a.get("title") for c in root.iter(prefix + "attributes") if c.get("class") == "edge" for a in c}
    found = []
    for edge in root.iter(prefix + "edge"):
        values = {titles[v.get("for")]: v.get("value") for v in edge.iter(prefix + "attvalue")}
        spells = list(edge.iter(prefix + "spell")) or ([edge] if edge.get("start") else [])
        first, last = (spells[0].get("start"), spells[-1].get("end")) if spells else ("", "")
        assert (values.get("first_day", ""), values.get("last_day", "")) == (first, last)
        weight = edge.get("weight")
        found.append((edge.get("source"), edge.get("target"), edge.get("label"), first, last, float(weight) if weight else None))
    sample.check({n.get("id"): n.get("label") for n in root.iter(prefix + "node")}, found)


for sample in samples():
    for name in RULES:
        why = refusal(sample.folder / name, name)
        assert not why, f"{sample.name}/{name}: {why}"
    check_gexf(sample, "gexf", GEXF["1.3"])
    check_gexf(sample, "gexf-1.2", GEXF["1.2"])

# Wrong documents: the format, what is replaced once in a right one (a regular expression), and by what.
WRONG = [
    ("graphml", r'<graphml xmlns="[^"]*"', '<graphml xmlns="http://graphml.example/"'),
    ("graphml", r'attr\.type="long"', 'attr.type="date"'),
    ("graphml", r'attr\.type="long"', 'attr.type="integer"'),
    ("graphml", r' attr\.type="long"', ""),
    ("graphml", r'attr\.name="degree"', 'attr.name="a degree"'),
    ("graphml", r'attr\.name="degree"', 'attr.name="label"'),
    ("graphml", r'attr\.name="weight"', 'attr.name="heaviness"'),
    ("graphml", r'<key id="n1"', '<key id="n0"'),
    ("graphml", r'<key id="n1"', '<key id="size"'),
    ("graphml", r'for="node"', 'for="all"'),
    ("graphml", r'(<key id="n1"[^>]*)/>', r"\1><default>none</default></key>"),
    ("graphml", r'(?s)(<key id="n1"[^>]*/>)(.*)(<graph .*)(</graph>)', r"\2\3\4\1"),
    ("graphml", r"(?s)(<node .*</node>)(.*)(</graph>)", r"\2\1\3"),
    ("graphml", r' edgedefault="directed"', ""),
    ("graphml", r'<node id="FRA"', "<node"),
    ("graphml", r'<node id="FRA"', '<node id="MAR"'),
    ("graphml", r'<node id="FRA"', '<node id="FRA / a"'),
    ("graphml", r'<edge id="e1"', '<edge id="e0"'),
    ("graphml", r'target="MAR"', 'target="XYZ"'),
    ("graphml", r' target="MAR"', ""),
    ("graphml", r'(<node id="FRA">)<data key="n0">', r'\1<data key="e0">'),
    ("graphml", r'(<node id="FRA">)<data key="n0">', r'\1<data key="n1">'),
    ("graphml", r'(<data key="n10">)\d+', r"\1"),
    ("graphml", r'(<data key="n10">)\d+', r"\g<1>9223372036854775808"),
    ("graphml", r'(<data key="e2">)[\d.]+', r"\1NaN"),
    ("graphml", r'(<data key="n0">)', r"\1&#1;"),
    *[(name, *change) for name in ("gexf", "gexf-1.2") for change in [
        (r'xmlns="[^"]*"', 'xmlns="http://www.gexf.net/1.1draft"'),
        (r'version="1\.[23]"', 'version="1.1"'),
        (r'timeformat="date"', 'timeformat="day"'),
        (r'class="node"', 'class="nodes"'),
        (r' class="node"', ""),
        (r'type="long"', 'type="date"'),
        (r' title="degree"', ""),
        (r'title="degree"', 'title="name"'),
        (r'<attribute id="2"', '<attribute id="1"'),
        (r"(?s)(<nodes>.*</nodes>)(.*)(</graph>)", r"\2\1\3"),
        (r'<node id="FRA"', "<node"),
        (r'<node id="FRA"', '<node id=""'),
        (r'<node id="FRA"', '<node id="MAR"'),
        (r'<edge id="e1"', '<edge id="e0"'),
        (r'target="MAR"', 'target="XYZ"'),
        (r'start="2018-02-01"', 'start="2018-02-30"'),
        (r'start="2018-02-01"', 'start="1 February 2018"'),
        (r'start="2018-02-01"', 'start="2019-02-01"'),
        (r'weight="', 'weight="about '),
        (r'<attvalue for="2"', '<attvalue for="99"'),
        (r'<attvalue for="2"', '<attvalue for="1"'),
        (r'(<attvalue for="2") value="[^"]*"', r"\1"),
        (r'(<attvalue for="10") value="', r'\1 value="about '),
        (r'color r="\d+"', 'color r="256"'),
        (r"<viz:color ", "<color "),
    ]],
    ("gexf", r' kind="[^"]*"', ""),
    ("gexf", r'(?s)<edge id="e3"(.*?</edge>)', r'<edge id="e3"\1<edge id="e33"\1'),
]
right = {name: (pathlib.Path(sys.argv[1]) / "ordinary/raw-all-actors" / name).read_text() for name in RULES}
wrong = pathlib.Path(sys.argv[2])
for name, old, new in WRONG:
    text, changes = re.subn(old, new, right[name], count=1)
    assert changes and text != right[name], f"{name}: {old} is nowhere"
    wrong.write_text(text)
    assert refusal(wrong, name), f"{name}: {old} may be {new}"
