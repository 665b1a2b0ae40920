"""graphology reads its JSON, GraphML and GEXF, Cytoscape.js and d3-force their JSON: javascript_test.py SAMPLES PACKAGES

`npm ci` puts the packages that javascript/package-lock.json pins into the folder PACKAGES, once.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys

from samples import samples, skip

here = pathlib.Path(__file__).parent / "javascript"
packages = pathlib.Path(sys.argv[2])
installed = packages / "installed-lock.json"

for program in ("node", "npm"):
    if not shutil.which(program):
        skip(f"{program} is not installed")
lock = (here / "package-lock.json").read_bytes()
packages.mkdir(parents=True, exist_ok=True)
for file in here.iterdir():
    shutil.copyfile(file, packages / file.name)
if not installed.exists() or installed.read_bytes() != lock:
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=1",
               "--fetch-retry-mintimeout=500", "--fetch-timeout=20000"]
    run = subprocess.run(command, cwd=packages, capture_output=True, text=True)
    if re.search(r"code (E(NOTFOUND|AI_AGAIN|CONN\w+|TIMEDOUT|HOSTUNREACH|NETUNREACH|SOCKETTIMEOUT|NOTCACHED)|ERR_SOCKET_TIMEOUT)", run.stderr):
        skip("the npm registry is out of reach")
    assert run.returncode == 0, f"npm ci: {run.stderr[-1500:]}"
    installed.write_bytes(lock)


def spaces(nodes):
    """The XML reader below graphology takes U+2028 for a line end, and that for a space."""
    return {node: re.sub("[\u2028\n]", " ", label) for node, label in nodes.items()}


graphs = list(samples())
run = subprocess.run(["node", packages / "read.mjs", *(sample.folder for sample in graphs)], capture_output=True)
assert run.returncode == 0, run.stderr.decode()[-1500:]
for sample, line in zip(graphs, run.stdout.decode().rstrip("\n").split("\n"), strict=True):
    place, labels = sample.name, sample.nodes
    for reader, found in json.loads(line).items():
        sample.name = f"{place} with {reader}"
        through_xml = reader in ("graphml", "gexf", "gexf-1.2")
        sample.nodes = spaces(labels) if through_xml else labels
        nodes = dict(found["nodes"])
        assert len(nodes) == len(found["nodes"]), f"{sample.name}: nodes repeat"
        sample.check(spaces(nodes) if through_xml else nodes, [tuple(row) for row in found["edges"]])
