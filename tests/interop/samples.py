"""The sample graphs, and what a reader must find in them."""

import json
import pathlib
import sys

SKIP = 77


def skip(why):
    print("skipped:", why)
    sys.exit(SKIP)


def need(module, package):
    try:
        return __import__(module, fromlist=["_"])
    except ImportError:
        skip(f"{package} is not installed")


def valid(text, control="\ufffd"):
    """Bytes (as U+0000 to U+00FF) as the exports promise them: U+FFFD for what is no character, or a control one."""
    data = text.encode("latin1")
    out = []
    at = 0
    while at < len(data):
        for length in (1, 2, 3, 4):
            try:
                character = data[at : at + length].decode("utf-8")
            except UnicodeDecodeError:
                continue
            if len(character) == 1:
                break
        else:
            character, length = "\ufffd", 1
        code = ord(character)
        if character in "\t\n\r":
            pass
        elif code < 32 or 127 <= code < 160 or code in (0xFFFE, 0xFFFF):
            # One replacement a byte.
            character = control * length
        out.append(character)
        at += length
    return "".join(out)


class Sample:
    def __init__(self, folder):
        self.folder = folder
        self.name = f"{folder.parent.name}/{folder.name}"
        self.grouping = folder.name.split("-")[0]
        self.hostile = folder.parent.name == "hostile"
        expected = json.loads((folder / "expected").read_text())
        self.ids = {}
        for node in expected["nodes"]:
            first = base = valid(node["id"]) or "_"
            repaired = base.encode() != node["id"].encode("latin1")
            number = 2
            originals = {valid(n["id"]) for n in expected["nodes"] if valid(n["id"]).encode() == n["id"].encode("latin1")}
            while repaired and (first in originals or first in self.ids.values()):
                first = f"{base}~{number}"
                number += 1
            self.ids[node["id"]] = first
        self.nodes = {self.ids[n["id"]]: valid(n["name"]) or self.ids[n["id"]] for n in expected["nodes"]}
        self.relationships = expected["edges"]
        for edge in self.relationships:
            edge["source"], edge["target"] = self.ids[edge["source"]], self.ids[edge["target"]]
            edge["sentence"] = valid(edge["sentence"])

    def edges(self):
        """Sorted (source, target, label, first day, last day, weight)."""
        if self.grouping == "raw":
            rows = [
                (e["source"], e["target"], e["type"], e["first_day"], e["last_day"], e.get("confidence"))
                for e in self.relationships
            ]
        else:
            kind = "class" if self.grouping == "class" else "plover"
            order = sorted(self.ids, key=lambda raw: raw.encode("latin1"))
            rank = {self.ids[raw]: i for i, raw in enumerate(order)}
            groups = {}
            for e in self.relationships:
                ends = (e["source"], e["target"])
                if e["mutual"]:
                    ends = tuple(sorted(ends, key=rank.get))
                groups.setdefault((*ends, e[kind]), []).append(e)
            rows = []
            for (source, target, label), members in groups.items():
                dated = [e for e in members if e["first_day"]]
                first = min((e["first_day"] for e in dated), default="")
                last = max((e["last_day"] for e in dated), default="")
                rows.append((source, target, label, first, last, float(len(members))))
        return sorted(rows, key=lambda row: tuple(str(cell) for cell in row))

    def check(self, nodes, edges):
        """`nodes`: id -> label; `edges`: rows as of edges(); what a format cannot hold is None in all rows."""
        assert nodes == self.nodes, f"{self.name}: nodes\n{nodes}\nexpected\n{self.nodes}"
        edges = sorted(edges, key=lambda row: tuple(str(cell) for cell in row))
        wanted = self.edges()
        assert len(edges) == len(wanted), f"{self.name}: {len(edges)} edges, expected {len(wanted)}"
        for got, want in zip(edges, wanted):
            assert got == want, f"{self.name}: {got}, expected {want}"


def samples():
    folders = sorted(p for p in pathlib.Path(sys.argv[1]).glob("*/*") if p.is_dir())
    assert len(folders) == 18, folders
    for folder in folders:
        yield Sample(folder)
