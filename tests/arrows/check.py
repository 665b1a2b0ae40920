#!/usr/bin/env python3
"""Check that no folder includes what it must not know: graph nothing of ours; export only graph; readers -> language -> actors ->
relationships and never back; Boost.Graph in headers only behind graph/boost_graph.hpp; no two types of one name in headers.

usage: check.py SOURCE_DIR
"""
import pathlib, re, sys

MAY_INCLUDE = {
    "graph": {"graph"},
    "export": {"export", "graph"},
    "ingest/data": {"ingest/data"},
    "ingest": {"ingest", "graph"},
    "ingest/readers": {"ingest/readers", "ingest/data", "ingest", "graph"},
    "ingest/language": {"ingest/language", "ingest/data", "ingest", "graph"},
    "ingest/actors": {"ingest/actors", "ingest/language", "ingest/data", "ingest", "graph"},
    "ingest/relationships": {"ingest/relationships", "ingest/actors", "ingest/language", "ingest/readers", "ingest/data", "ingest", "graph"},
}


def module(path):
    """The longest known folder that holds a path."""
    return next((str(p) for p in pathlib.PurePath(path).parents if str(p) in MAY_INCLUDE), None)


root, wrong, seen, types = pathlib.Path(sys.argv[1]), [], 0, {}
for file in sorted(p for folder in ("graph", "ingest", "export") for p in (root / folder).rglob("*.?pp")):
    inside = file.relative_to(root)
    seen += 1
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        ours = re.match(r'#include "([^"]+)"', line)
        if ours and (module(ours[1]) or ours[1].split("/")[0]) not in MAY_INCLUDE[module(inside)]:
            wrong.append(f"{inside}:{number}: {module(inside)} must not include {ours[1]}")
        if re.match(r"#include <boost/graph", line) and file.suffix == ".hpp" and inside.name != "boost_graph.hpp":
            wrong.append(f"{inside}:{number}: Boost.Graph belongs in .cpp files or graph/boost_graph.hpp")
        # One namespace: two types of one name in headers would share their templates, as std::vector, in the linked program.
        made = re.match(r"(?:struct|class|enum class) (\w+)\b(?!::)[^;]*$", line)
        if made and file.suffix == ".hpp" and "-inl" not in file.name and types.setdefault(made[1], inside) != inside:
            wrong.append(f"{inside}:{number}: {made[1]} is a type of {types[made[1]]}, too")
print(*wrong, sep="\n")
print(f"{seen} files, {len(wrong)} faults")
sys.exit(bool(wrong) or seen == 0)
