#!/usr/bin/env python3
"""Check annotations.ndjson: sorted, unique, every code known.

usage: check.py SOURCE_DIR
"""
import json
import os
import re
import sys

TYPES = set("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
            "COERCE ASSAULT".split())
ASPECTS = {"actual", "future", "hypothetical", "negated", "historical"}


def known_actors(source):
    ids = set()
    for table in ("countries", "organisations"):
        with open(os.path.join(source, "ingest/data", table + ".tsv"), encoding="utf-8") as file:
            ids |= {line.split("\t")[0] for line in file if not line.startswith("#")}
    return ids


def main():
    source = sys.argv[1]
    actors = known_actors(source)
    faults, last = [], ""
    with open(os.path.join(source, "tests/accuracy/annotations.ndjson"), encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            article = json.loads(line)
            where = f"annotations.ndjson:{number}: "
            if article["id"] <= last:
                faults.append(where + "expected articles sorted by id, each once")
            last = article["id"]
            for r in article["relationships"]:
                parties = r["group"] if "group" in r else [r["actor"], r["recipient"]]
                faults += [f"{where}expected a known actor, not {p}" for p in parties if p not in actors]
                if len(set(parties)) < 2:
                    faults.append(where + "expected different actors")
                if r["type"] not in TYPES or r["aspect"] not in ASPECTS or not isinstance(r["sure"], bool):
                    faults.append(f"{where}expected a type, an aspect and sure, not {r}")
                if r.get("date") and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", r["date"]):
                    faults.append(f"{where}expected a day, month or year, not {r['date']}")
            faults += [f"{where}expected a known actor, not {o['of']}" for o in article["offices"] if o["of"] not in actors]
    print("\n".join(faults))
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
