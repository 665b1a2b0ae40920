"""rapper (Raptor) reads the Turtle without an error or a warning, and finds as many statements as there are edges."""

import shutil
import subprocess

from samples import samples, skip

if not shutil.which("rapper"):
    skip("raptor2-utils is not installed")

STATEMENT = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement>"
for sample in samples():
    run = subprocess.run(
        ["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(sample.folder / "turtle")], capture_output=True, text=True
    )
    assert run.returncode == 0 and not run.stderr, f"{sample.name}: {run.stderr[:500]}"
    found = sum(STATEMENT in line for line in run.stdout.splitlines())
    assert found == len(sample.edges()), f"{sample.name}: {found} statements"
