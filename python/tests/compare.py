"""Whether the tables of a job and a build of the same documents are one graph, byte for byte after canonical sorting."""

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow.dataset


def canonical(rows):
    """Rows as sorted lines of JSON: the same rows give the same bytes."""
    return b"".join(sorted(json.dumps(row, sort_keys=True, ensure_ascii=False).encode() + b"\n" for row in rows))


def digest(rows):
    return hashlib.sha256(canonical(rows)).hexdigest()


def present(row):
    """Without what is not known, as `graph.json` leaves it out."""
    return {name: value for name, value in row.items() if value is not None and value != []}


def table(folder, name, *columns):
    rows = pyarrow.dataset.dataset(folder / name, partitioning=None).to_table(columns=list(columns) or None)
    return [present(row) for row in rows.to_pylist()]


def of_tables(folder):
    """What the reduce made: actors, events, relations."""
    nodes = table(folder, "actors")
    events = table(folder, "events")
    edges = [{name: value for name, value in row.items() if name != "evidence"} for row in table(folder, "relations")]
    return {"actors": nodes, "events": events, "relations": edges}


def of_graph(graph):
    """The same of a `graph.json`: events there have numbers, here the smallest id of their statements."""
    nodes = [present(node) for node in graph["nodes"]]
    ids = [statement["id"] for statement in graph["graph"]["statements"]]
    events = []
    for event in graph["graph"]["events"]:
        own = {name: event[name] for name in ("relation", "polarity", "status", "date", "participants") if name in event}
        events.append({**own, "event": min(ids[n] for n in event["statements"]), "reports": len(event["statements"])})
    edges = [{name: value for name, value in edge.items() if name not in ("key", "events")} for edge in graph["edges"]]
    return {"actors": nodes, "events": events, "relations": edges}


def build(arguments, folder):
    subprocess.run([sys.executable, "-m", "legation", "build", *arguments, "-o", folder, "-q"], check=True)
    lines = (folder / "statements.jsonl").read_bytes().splitlines(keepends=True)
    return (folder / "graph.json").read_bytes(), b"".join(sorted(lines))


def same_graph(case, inputs, tables):
    """Compares a build of the documents with a build of the tables, and with what the reduce made; returns the digest."""
    with tempfile.TemporaryDirectory() as folder:
        direct, statements = build([inputs], Path(folder) / "direct")
        read, read_statements = build(["--from-tables", tables], Path(folder) / "read")
    case.assertEqual(statements, read_statements)
    case.assertEqual(direct, read)
    expected, found = of_graph(json.loads(direct)), of_tables(tables)
    for name, rows in expected.items():
        case.assertEqual(canonical(rows).decode().splitlines(), canonical(found[name]).decode().splitlines(), name)
    return hashlib.sha256(direct + statements).hexdigest()
