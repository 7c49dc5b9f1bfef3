#!/usr/bin/env python3
"""Reads exports with independent readers: validate_exports.py FOLDER

FOLDER holds one export of one graph in every format, made by tools/export_all.sh: graph.json, graph.graphml, graph.gexf, graph.cyjs,
recognized.gexf, graph.trig, graph.nq, graph.jsonld, graph.ftm.json, graph.cypher, csv/, neo4j-csv/. Needs networkx, igraph, rdflib, pyoxigraph,
duckdb, followthemoney, ladybug.
Prints one line a format; exit code 1 when a reader counts or reads names differently from graph.json.
"""
import csv
import json
import pathlib
import re
import sys
import tempfile
import warnings

warnings.filterwarnings("ignore")
ROOT = pathlib.Path(sys.argv[1])
FAILED = []


def check(name, condition, detail=""):
    print(f"{'ok  ' if condition else 'FAIL'} {name} {detail}")
    if not condition:
        FAILED.append(name)


def reference():
    graph = json.loads((ROOT / "graph.json").read_text(encoding="utf-8"))
    events = graph["graph"]["events"]
    strands = sum(len({(events[e]["polarity"], events[e]["status"]) for e in edge["events"]}) for edge in graph["edges"])
    return graph, sorted(node["name"] for node in graph["nodes"]), strands


def by_networkx(graph, names, strands):
    import networkx as nx
    loaded = nx.node_link_graph(graph, edges="edges")
    check("networkx node-link", (len(loaded), loaded.number_of_edges()) == (len(names), len(graph["edges"])), f"{loaded}")
    check("networkx node-link names", sorted(nx.get_node_attributes(loaded, "name").values()) == names)
    loaded = nx.read_graphml(ROOT / "graph.graphml", force_multigraph=True)
    check("networkx graphml", (len(loaded), loaded.number_of_edges()) == (len(names), strands), f"{loaded}")
    check("networkx graphml names", sorted(nx.get_node_attributes(loaded, "name").values()) == names)
    weights = sum(data["weight"] for *_, data in loaded.edges(data=True))
    check("networkx graphml weights", weights == sum(edge["weight"] for edge in graph["edges"]))
    loaded = nx.cytoscape_graph(json.loads((ROOT / "graph.cyjs").read_text(encoding="utf-8")))
    check("networkx cytoscape", (len(loaded), loaded.number_of_edges()) == (len(names), strands), f"{loaded}")
    check("networkx cytoscape names", sorted(nx.get_node_attributes(loaded, "name").values()) == names)


def by_igraph(names, strands):
    import igraph
    loaded = igraph.Graph.Read_GraphML(str(ROOT / "graph.graphml"))
    check("igraph graphml", (loaded.vcount(), loaded.ecount()) == (len(names), strands))
    check("igraph graphml names", sorted(loaded.vs["name"]) == names)


def by_gexf(graph, names, strands):
    """NetworkX reads no mixture of directed and undirected edges, so the standard library reads the whole, NetworkX one relation."""
    import networkx as nx
    import xml.etree.ElementTree as tree
    space = "{http://gexf.net/1.3}"
    root = tree.parse(ROOT / "graph.gexf").getroot()
    labels = sorted(node.get("label") for node in root.iter(space + "node"))
    check("gexf", labels == names and len(list(root.iter(space + "edge"))) == strands, f"{len(list(root.iter(space + 'spell')))} spells")
    ends = [{edge["source"], edge["target"]} for edge in graph["edges"] if edge["relation"] == "recognized"]
    loaded = nx.read_gexf(ROOT / "recognized.gexf", version="1.3")
    found = sorted(nx.get_node_attributes(loaded, "label").values())
    expected = sorted(node["name"] for node in graph["nodes"] if any(node["id"] in pair for pair in ends))
    check("networkx gexf", found == expected and len({frozenset(edge) for edge in loaded.edges()}) == len({frozenset(pair) for pair in ends}), f"{loaded}")
    spells = sum("spells" in data for *_, data in loaded.edges(data=True))
    dated = sum("first" in edge for edge in graph["edges"] if edge["relation"] == "recognized")
    check("networkx gexf dates", spells >= dated, f"{spells} edges with spells")


def by_rdf(names):
    import pyoxigraph
    import rdflib
    stores = {}
    for file, form in [("graph.trig", "trig"), ("graph.nq", "nquads"), ("graph.jsonld", "json-ld")]:
        loaded = rdflib.Dataset()
        loaded.parse(ROOT / file, format=form)
        stores[file] = len(list(loaded.quads()))
        labels = sorted(str(label) for label in {(s, o) for s, _, o, _ in loaded.quads((None, rdflib.RDFS.label, None, None))} for label in label[1:])
        check(f"rdflib {form}", labels == names, f"{stores[file]} quads")
    check("rdflib counts agree", len(set(stores.values())) == 1)
    for file, form in [("graph.trig", pyoxigraph.RdfFormat.TRIG), ("graph.nq", pyoxigraph.RdfFormat.N_QUADS), ("graph.jsonld", pyoxigraph.RdfFormat.JSON_LD)]:
        with open(ROOT / file, "rb") as data:
            count = len({str(quad) for quad in pyoxigraph.parse(data, format=form)})
        check(f"pyoxigraph {file}", count == stores["graph.nq"], f"{count} quads")


def by_duckdb(names, strands):
    import duckdb
    for folder, name, edges in [("csv", "Label", "edges.csv"), ("neo4j-csv", "name", "relationships.csv")]:
        read = lambda file: f"read_csv('{ROOT / folder / file}', header=true, all_varchar=true, quote='\"', escape='\"')"
        found = sorted(row[0] for row in duckdb.sql(f'select "{name}" from {read("nodes.csv")}').fetchall())
        count = duckdb.sql(f"select count(*) from {read(edges)}").fetchall()[0][0]
        check(f"duckdb {folder}", found == names and count == strands, f"{count} edges")
        with open(ROOT / folder / "nodes.csv", newline="", encoding="utf-8") as data:
            check(f"csv module {folder}", sorted(row[name] for row in csv.DictReader(data)) == names)


def by_followthemoney(names):
    from followthemoney import model
    entities = [json.loads(line) for line in (ROOT / "graph.ftm.json").read_text(encoding="utf-8").splitlines()]
    ids, schemata, problems = set(), {}, []
    for data in entities:
        proxy = model.get_proxy(data)
        kept = sum(len(proxy.get(name, quiet=True)) for name in data["properties"])
        given = sum(len(values) for values in data["properties"].values())
        if kept != given:
            problems.append((data["schema"], data["properties"], proxy.to_dict()["properties"]))
        try:
            proxy.schema.validate(data)
        except Exception as error:
            problems.append((data["schema"], str(error)))
        ids.add(proxy.id)
        schemata[proxy.schema.name] = schemata.get(proxy.schema.name, 0) + 1
    check("followthemoney", not problems and len(ids) == len(entities), f"{schemata} {problems[:2]}")
    actors = sum(schemata.get(name, 0) for name in ("Person", "PublicBody", "Organization", "Address"))
    check("followthemoney actors", actors == len(names))


def by_ladybug(graph, names, strands):
    """openCypher in a database that wants tables first: they are declared from what the script says."""
    import ladybug
    script = (ROOT / "graph.cypher").read_text(encoding="utf-8").splitlines()
    relations = sorted({found[1] for line in script if (found := re.search(r"CREATE \(a\)-\[:(\w+)", line))})
    with tempfile.TemporaryDirectory() as folder:
        connection = ladybug.Connection(ladybug.Database(f"{folder}/graph"))
        connection.execute("CREATE NODE TABLE Actor(id STRING, name STRING, kind STRING, state STRING, wikidata STRING, aliases STRING[], events INT64, PRIMARY KEY(id))")
        for name in relations:
            connection.execute(f"CREATE REL TABLE {name}(FROM Actor TO Actor, polarity STRING, status STRING, symmetric BOOLEAN, weight INT64, "
                               "first STRING, last STRING, confidence DOUBLE, documents STRING[])")
        for line in script:
            connection.execute(line)
        rows = lambda query: connection.execute(query).get_all()
        check("ladybug names", sorted(row[0] for row in rows("MATCH (a:Actor) RETURN a.name")) == names)
        [[count, weight]] = rows("MATCH (:Actor)-[r]->(:Actor) RETURN count(r), sum(r.weight)")
        check("ladybug edges", (count, weight) == (strands, sum(edge["weight"] for edge in graph["edges"])), f"{count} edges of {len(relations)} relations")
        dates = sorted(row[0] for row in rows("MATCH (:Actor)-[r]->(:Actor) WHERE r.first <> '' RETURN r.first"))
        check("ladybug dates", set(dates) >= {edge["first"] for edge in graph["edges"] if "first" in edge}, f"{len(dates)} dated")


def main():
    graph, names, strands = reference()
    by_networkx(graph, names, strands)
    by_igraph(names, strands)
    by_gexf(graph, names, strands)
    by_rdf(names)
    by_duckdb(names, strands)
    by_followthemoney(names)
    by_ladybug(graph, names, strands)
    print(f"{len(FAILED)} failed" if FAILED else "all readers agree")
    sys.exit(1 if FAILED else 0)


if __name__ == "__main__":
    main()
