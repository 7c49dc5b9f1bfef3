#!/bin/sh
# Exports a graph in every format that an independent reader checks: export_all.sh LEGATION GRAPH FOLDER
set -eu
legation=$1 graph=$2 folder=$3
mkdir -p "$folder"
for file in graph.json graph.graphml graph.gexf graph.cyjs graph.graphology.json graph.trig graph.nq graph.jsonld graph.ftm.json graph.cypher; do
    "$legation" export "$graph" -o "$folder/$file"
done
# Without symmetric relations: some readers refuse a mixture of directed and undirected edges.
"$legation" export "$graph" --relation recognized -o "$folder/recognized.gexf"
"$legation" export "$graph" --top 0 -o "$folder/graph.dot"
for format in csv neo4j-csv obsidian; do
    "$legation" export "$graph" --format "$format" -o "$folder/$format"
done
