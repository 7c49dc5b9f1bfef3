// Reads exports with the JavaScript libraries that they are made for: node validate_exports.mjs FOLDER
//
// FOLDER holds one export of one graph in every format, made by export_all.sh: graph.json, graph.graphology.json, graph.cyjs, graph.gexf,
// graph.dot. Prints one line a check; exit code 1 when a reader counts or reads names, dates or weights differently from graph.json.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { instance } from "@viz-js/viz";
import cytoscape from "cytoscape";
import { MultiGraph } from "graphology";
import gexf from "graphology-gexf";

const folder = process.argv[2];
const read = (name) => readFileSync(join(folder, name), "utf8");
let failed = 0;

function check(name, found, expected) {
  const same = JSON.stringify(found) === JSON.stringify(expected);
  const shown = Array.isArray(found) ? `${found.length} values` : JSON.stringify(found);
  console.log(`${same ? "ok  " : "FAIL"} ${name} ${shown}`);
  if (!same) {
    failed += 1;
    console.log(`     expected ${JSON.stringify(expected).slice(0, 2000)}\n     found    ${JSON.stringify(found).slice(0, 2000)}`);
  }
}

/// What graph.json says, in the form of the exports: one edge for each relation, polarity and status of two actors.
function reference() {
  const graph = JSON.parse(read("graph.json"));
  const { events } = graph.graph;
  const edges = graph.edges.flatMap((edge) => {
    const strands = new Map();
    for (const number of edge.events) {
      const { polarity, status, date } = events[number];
      const key = `${polarity} ${status}`;
      const strand = strands.get(key) ?? { polarity, status, weight: 0, dates: [] };
      strand.weight += 1;
      if (date) strand.dates.push(date);
      strands.set(key, strand);
    }
    const { source, target, relation } = edge;
    return [...strands.values()].map(({ polarity, status, weight, dates }) => row({ source, target, relation, polarity, status, weight, dated: dates.length > 0 }));
  });
  return { names: graph.nodes.map((node) => node.name).sort(), edges: edges.sort(), actors: graph.nodes.length };
}

/// An edge as one comparable line.
const row = ({ source, target, relation, polarity, status, weight, dated }) =>
  [source, target, relation, polarity, status, weight, dated].join("\t");

const attributes = (source, target, { relation, polarity, status, weight, first, last }) =>
  row({ source, target, relation, polarity, status, weight: Number(weight), dated: Boolean(first && last) });

function byGraphology({ names, edges }) {
  const json = JSON.parse(read("graph.graphology.json"));
  const graph = MultiGraph.from(json);
  check("graphology names", graph.mapNodes((_, data) => data.name).sort(), names);
  check("graphology edges", graph.mapEdges((_, data, source, target) => attributes(source, target, data)).sort(), edges);
  const directed = json.edges.filter((edge) => !edge.undirected).length;
  check("graphology directed", [graph.directedSize, graph.undirectedSize], [directed, edges.length - directed]);
}

function byGexf({ names, edges }) {
  const graph = gexf.parse(MultiGraph, read("graph.gexf"), { allowUndeclaredAttributes: false, addMissingNodes: false });
  check("graphology-gexf names", graph.mapNodes((_, data) => data.label).sort(), names);
  check("graphology-gexf edges", graph.mapEdges((_, data, source, target) => attributes(source, target, data)).sort(), edges);
}

function byCytoscape({ names, edges }) {
  const graph = cytoscape({ headless: true, ...JSON.parse(read("graph.cyjs")) });
  check("cytoscape names", graph.nodes().map((node) => node.data("name")).sort(), names);
  const found = graph.edges().map((edge) => attributes(edge.data("source"), edge.data("target"), edge.data()));
  check("cytoscape edges", found.sort(), edges);
  graph.destroy();
}

/// Graphviz itself lays the picture out. A picture shows an actor's relation to itself nowhere, and breaks long names into lines.
async function byGraphviz({ names, edges }) {
  const { output, errors, status } = (await instance()).render(read("graph.dot"), { format: "json" });
  // Its warnings are of letters that the built-in font metrics lack.
  check("graphviz", [status, errors.filter(({ level }) => level === "error").length], ["success", 0]);
  const drawing = JSON.parse(output);
  const flat = (text) => text.replace(/\\[nlr]|\s+/g, " ").replaceAll("\\\\", "\\").trim();
  const drawn = drawing.objects.filter((object) => object.pos && !("nodes" in object));
  check("graphviz names", drawn.map((node) => flat(node.label)).sort(), names.map((name) => name.replace(/\s+/g, " ")).sort());
  const shown = edges.filter((edge) => edge.split("\t")[0] !== edge.split("\t")[1]);
  check("graphviz edges", drawing.edges?.filter((edge) => edge.pos).length ?? 0, shown.length);
}

const expected = reference();
byGraphology(expected);
byGexf(expected);
byCytoscape(expected);
await byGraphviz(expected);
console.log(failed ? `${failed} failed` : "all readers agree");
process.exit(failed ? 1 : 0);
