"""Python's own readers read the tables and the JSON formats."""

import csv
import json
import re

from samples import samples

csv.field_size_limit(1 << 24)


def table(path, **options):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file, strict=True, **options))
    assert all(len(row) == len(rows[0]) for row in rows), path
    return rows[0], rows[1:]


def number(text):
    return float(text) if text else None


def flat(text):
    return re.sub(r"[\t\n\r]", " ", text)


def guarded(text):
    return re.sub(r"^(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])", "'", text)


def check_tables(sample):
    known = {guarded(flat(i)) if flat(i)[:1] in "=+-@" else flat(i): i for i in sample.nodes}
    names = {guarded(flat(n)): n for n in sample.nodes.values()}
    names.update({flat(n): n for n in sample.nodes.values()})

    header, rows = table(sample.folder / "csv-nodes")
    at = {name: i for i, name in enumerate(header)}
    nodes = {known[r[at["Id"]]]: names[r[at["Label"]]] for r in rows}
    for row in rows:
        for cell in row:
            assert cell[:1] not in "=+@\t\r" or not cell, (sample.name, cell)
            assert not cell.startswith("-") or re.fullmatch(r"-[\d.e-]+", cell), (sample.name, cell)
    header, rows = table(sample.folder / "csv-edges")
    at = {name: i for i, name in enumerate(header)}
    assert all(r[at["Type"]] == "Directed" for r in rows)
    sample.check(
        nodes,
        [
            (known[r[0]], known[r[1]], r[at["Label"]], r[at["first_day"]], r[at["last_day"]], number(r[at["Weight"]]))
            for r in rows
        ],
    )

    plain = {flat(i): i for i in sample.nodes}
    header, rows = table(sample.folder / "neo4j-nodes")
    assert header[:2] == ["id:ID", ":LABEL"]
    nodes = {plain[r[0]]: names[r[header.index("name:string")]] for r in rows}
    header, rows = table(sample.folder / "neo4j-edges")
    assert header[:3] == [":START_ID", ":END_ID", ":TYPE"]
    at = {name.split(":")[0]: i for i, name in enumerate(header) if i > 2}
    for row in rows:
        assert re.fullmatch(r"[A-Z_]+", row[2]), row[2]
        assert row[at["urls"]].count(";") == max(row[at["articles"]].count(";"), 0) or not row[at["urls"]]
    sample.check(
        nodes,
        [
            (plain[r[0]], plain[r[1]], r[at["label"]], r[at["first_day"]], r[at["last_day"]], number(r[at["weight"]]))
            for r in rows
        ],
    )


def unescaped(text):
    return re.sub(r"\\(.)", lambda m: {"t": "\t", "n": "\n", "r": "\r"}.get(m[1], m[1]), text)


def check_events(sample):
    for name, code in (("plover", "plover_type"), ("cameo", "cameo_root")):
        lines = (sample.folder / name).read_text().split("\n")
        assert lines.pop() == ""
        header, *rows = [line.split("\t") for line in lines]
        assert len(set(header)) == len(header) and all(len(r) == len(header) for r in rows)
        rows = [dict(zip(header, map(unescaped, row))) for row in rows]
        nodes = {r[e]: r[f"{e}_name"] or r[e] for r in rows for e in ("source", "target")}
        sample.check(
            nodes,
            [(r["source"], r["target"], r["label"], r["date"], r["last_day"], number(r["weight"])) for r in rows],
        )
        for row in rows:
            assert re.fullmatch(r"[A-Z]+|\d\d", row[code]) and row["quad"] in "1234"


def check_json(sample):
    def row(source, target, d):
        return (source, target, d["label"], d.get("first_day", ""), d.get("last_day", ""), d.get("weight"))

    def load(name):
        def refuse(constant):
            raise ValueError(constant)

        return json.loads((sample.folder / name).read_text(), parse_constant=refuse)

    data = load("graphology")
    assert data["options"] == {"type": "directed", "multi": True, "allowSelfLoops": True}
    assert len({e["key"] for e in data["edges"]}) == len(data["edges"])
    assert all("type" not in e["attributes"] for e in data["edges"])
    sample.check(
        {n["key"]: n["attributes"]["label"] for n in data["nodes"]},
        [row(e["source"], e["target"], e["attributes"]) for e in data["edges"]],
    )

    graph = load("jgf")["graph"]
    assert set(graph) == {"directed", "type", "label", "metadata", "nodes", "edges"}
    sample.check(
        {key: node["label"] for key, node in graph["nodes"].items()},
        [row(e["source"], e["target"], e["metadata"]) for e in graph["edges"]],
    )

    data = load("d3")
    sample.check({n["id"]: n["label"] for n in data["nodes"]}, [row(e["source"], e["target"], e) for e in data["links"]])

    elements = load("cytoscape")["elements"]
    everything = [e["data"]["id"] for group in elements.values() for e in group]
    assert len(set(everything)) == len(everything), f"{sample.name}: ids clash"
    assert not any("parent" in e["data"] for e in elements["nodes"])

    features = load("geojson")["features"]
    actors = [f for f in features if f["properties"]["feature"] == "actor"]
    ties = [f for f in features if f["properties"]["feature"] == "relationship"]
    sample.check(
        {f["id"]: f["properties"]["label"] for f in actors},
        [row(f["properties"]["source"], f["properties"]["target"], f["properties"]) for f in ties],
    )

    def positions(coordinates):
        return [coordinates] if isinstance(coordinates[0], (int, float)) else sum(map(positions, coordinates), [])

    for feature in features:
        if feature["geometry"]:
            for longitude, latitude in positions(feature["geometry"]["coordinates"]):
                assert abs(longitude) <= 180 and abs(latitude) <= 90


for sample in samples():
    check_tables(sample)
    check_events(sample)
    check_json(sample)
    for path in sample.folder.iterdir():
        text = path.read_text(encoding="utf-8")  # valid UTF-8
        assert path.name == "expected" or not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", text), path
