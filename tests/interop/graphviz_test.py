"""Graphviz (gvpr) reads the DOT; dot draws the ordinary one."""

import shutil
import subprocess

from samples import samples, skip

if not shutil.which("gvpr"):
    skip("graphviz is not installed")

# One line a node and edge; fields apart by a character that no file of ours can hold.
PROGRAM = r"""
N { print("N\001", $.name, "\001", $.label, "\002"); }
E { print("E\001", $.tail.name, "\001", $.head.name, "\001", $.label, "\001", hasAttr($, "first_day") ? $.first_day : "",
          "\001", hasAttr($, "last_day") ? $.last_day : "", "\001", hasAttr($, "weight") ? $.weight : "", "\001", $.name, "\002"); }
"""


def as_dot(text):
    """A text as its DOT string: Graphviz keeps the backslashes of escapes."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", " ").replace("\t", " ")


for sample in samples():
    run = subprocess.run(["gvpr", PROGRAM, str(sample.folder / "dot")], capture_output=True, check=True)
    assert not run.stderr, f"{sample.name}: {run.stderr[:300]}"
    records = [r.strip("\n").split("\x01") for r in run.stdout.decode().split("\x02") if r.strip("\n")]
    ids = {as_dot("_" + i if i.startswith("%") else i): i for i in sample.nodes}
    labels = {as_dot(label): label for label in sample.nodes.values()}
    nodes = {ids[r[1]]: labels[r[2]] for r in records if r[0] == "N"}
    edges = [(ids[r[1]], ids[r[2]], r[3], r[4], r[5], float(r[6]) if r[6] else None) for r in records if r[0] == "E"]
    sample.check(nodes, edges)
    keys = [r[7]  # Graphviz takes the key as a part of the edge's name
            for r in records if r[0] == "E"]
    assert len(set(keys)) == len(keys), f"{sample.name}: keys repeat"
    text = (sample.folder / "dot").read_text()
    assert "node [" not in text and "edge [" not in text
    if not sample.hostile:
        subprocess.run(["dot", "-Tsvg", "-o/dev/null", str(sample.folder / "dot")], check=True)
