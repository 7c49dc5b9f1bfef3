// Payloads for the tests of the page: an invented but realistic one, an empty one, a hostile one, a large one.
// All names of persons and all sentences are made up.

/** A small generator of numbers that gives the same row each time (Mulberry32). */
export function numbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const STATES = ["Serbia", "Türkiye", "Côte d'Ivoire", "United States of America", "Kosovo", "North Macedonia", "São Tomé and Príncipe", "Bosnia and Herzegovina", "Germany", "Japan",
  "Democratic Republic of the Congo", "Armenia"];
const PERSONS = [["Đorđe Đurišić", 0], ["Željka Štrbac-Nikčević", 0], ["Şükrü Çağlayangil Özgür", 1], ["Aïssatou N'Guessan-Kouamé", 2], ["Margaret O'Halloran", 3], ["Theodore J. Whitcombe III", 3],
  ["Arbër Gjokë", 4], ["Ljubčo Dimovski", 5], ["Zoë da Conceição", 6], ["Hasan Begić", 7], ["Jürgen Grünwald-Weiß", 8], ["Ute Schönfeld", 8], ["Haruki Tōjō-Yamashita", 9], ["Jean-Baptiste Mwamba wa Tshilombo", 10],
  ["Anahit Ghazaryan", 11], ["Levon Ter-Hakobyan", 11], ["Łukasz Dąbrowski", null], ["Nguyễn Thị Hương", null]];
const BODIES = ["European Union", "United Nations Security Council", "North Atlantic Treaty Organization", "Organization for Security and Co-operation in Europe", "African Union", "International Committee of the Red Cross",
  "Serbian Progressive Assembly", "Joint Commission on the Normalisation of Relations between the Neighbouring States"];
const PLACES = ["Brdo", "Ohrid"];

const WAYS = {
  met: ["held talks with", "met", "received", "sat down with"], recognized: ["recognised", "formally recognised the independence of"], supports: ["backed", "voiced support for", "stands behind"],
  sanctioned: ["imposed sanctions on", "froze the assets of"], negotiated_with: ["negotiated with"], threatened: ["warned"],
};

/** Forty actors, 120 and some statements, seven years. */
export function realistic() {
  const random = numbers(7), pick = list => list[Math.floor(random() ** 1.4 * list.length)];
  const node = (name, kind, state) => ({ id: name.normalize("NFD").replace(/[^A-Za-z]+/g, "-").toLowerCase(), name, kind, ...(state !== undefined && { state }) });
  const nodes = STATES.map(name => node(name, "state"));
  for (const n of nodes) n.state = n.id;
  for (const [name, home] of PERSONS) nodes.push(node(name, "person", home === null ? undefined : nodes[home].id));
  for (const name of BODIES) nodes.push(node(name, "organization"));
  for (const name of PLACES) nodes.push(node(name, "place"));
  nodes[12].wikidata = "Q1";
  nodes[12].aliases = ["George Djurisic"];
  const payload = { title: "Western Balkans and beyond", subtitle: "", nodes, edges: [], statements: [], passages: [], documents: [] };
  for (let i = 0; i < 24; i++) {
    const date = `${2018 + (i % 7)}-${String(1 + i % 12).padStart(2, "0")}-${String(3 + i).padStart(2, "0")}`;
    payload.documents.push({ id: `doc-${i}`, title: `Readout ${i + 1}: a day of visits, calls and communiqués`, date, source: i % 3 ? "Foreign Ministry" : "Daily Courier", url: i % 2 ? `https://example.org/${i}` : "javascript:alert(1)" });
  }
  for (let event = 0; event < 104; event++) add(payload, event, random, pick);
  payload.subtitle = `${payload.nodes.length} actors, ${payload.statements.length} statements from ${payload.documents.length} documents, 2018–2024`;
  return payload;
}

function add(payload, event, random, pick) {
  const relation = pick(["met", "met", "supports", "met", "recognized", "sanctioned", "negotiated_with", "threatened"]);
  const symmetric = relation === "met" || relation === "negotiated_with";
  let [a, b] = [Math.floor(random() ** 1.7 * payload.nodes.length), Math.floor(random() ** 1.3 * payload.nodes.length)];
  if (symmetric && random() < 0.6) [a, b] = [12 + (a % 18), 12 + (b % 18)];
  if (a === b) b = (b + 1) % payload.nodes.length;
  const polarity = relation !== "met" && random() < 0.2 ? "negated" : "affirmed";
  const status = random() < 0.78 ? "actual" : pick(["planned", "hypothetical", "requested"]);
  const [source, target] = symmetric && b < a ? [b, a] : [a, b];
  const edge = edgeOf(payload, { source, target, relation, polarity, status, symmetric });
  const reports = random() < 0.25 ? 2 : 1;
  const month = String(1 + Math.floor(random() * 12)).padStart(2, "0"), year = 2018 + Math.floor(random() * 7), sort = random();
  const date = sort < 0.08 ? undefined : sort < 0.16 ? String(year) : sort < 0.3 ? `${year}-${month}` : `${year}-${month}-${String(1 + Math.floor(random() * 28)).padStart(2, "0")}`;
  for (let r = 0; r < reports; r++) claim(payload, { edge, event, date, swapped: symmetric && b < a, names: [payload.nodes[a].name, payload.nodes[b].name], random, pick, polarity, relation });
}

function edgeOf(payload, edge) {
  const same = e => Object.keys(edge).every(k => e[k] === edge[k]);
  const at = payload.edges.findIndex(same);
  return at >= 0 ? at : payload.edges.push(edge) - 1;
}

function claim(payload, { edge, event, date, swapped, names, random, pick, polarity, relation }) {
  const head = pick(["On the margins of the summit, ", "After a long delay, ", "", "According to the ministry, "]), verb = (polarity === "negated" ? "has not " : "") + pick(WAYS[relation]);
  const tail = pick([" to discuss the border crossing, energy supply and the release of detained journalists.", " during a two-day visit.", ", a statement said late on Tuesday.", "."]);
  const text = head + names[0] + " " + verb + " " + names[1] + tail;
  const subject = [head.length, head.length + names[0].length], trigger = [subject[1] + 1, subject[1] + 1 + verb.length], object = [trigger[1] + 1, trigger[1] + 1 + names[1].length];
  const passage = payload.passages.push({ document: Math.floor(random() * payload.documents.length), text }) - 1;
  payload.statements.push({ edge, event, passage, trigger, subject, object, ...(date && { date }), rule: pick(["meet", "talks-between", "back", "impose-sanctions"]), confidence: Math.round((0.55 + random() * 0.44) * 100) / 100, swapped, ...(random() < 0.2 && { attributed_to: "the ministry" }) });
}

/** Text that would run, break out or break the data if anything took it for markup. */
export function hostile() {
  const bad = ["<script>window.hacked=1</script>", "\"><img src=x onerror=window.hacked=1>", "</script><script>window.hacked=1</script>", "\u2028window.hacked=1\u2029", "{{script}} {{data}} <!-- -->", "=HYPERLINK(\"http://x\")"];
  const nodes = bad.map((name, i) => ({ id: `${name}#${i}`, name, kind: ["person", "state", "organization", "place"][i % 4], aliases: [name] }));
  const text = bad.join(" met ");
  return {
    title: bad[2], subtitle: bad[1], nodes,
    edges: bad.map((name, i) => ({ source: i, target: (i + 1) % bad.length, relation: i ? "met" : name, symmetric: true })),
    statements: bad.map((name, i) => ({ edge: i, event: i, passage: 0, trigger: [0, 9999], subject: [0, 5], object: [3, 20], date: "2020-01-01", rule: name, confidence: 0.9, attributed_to: name, place: name })),
    passages: [{ document: 0, text }], documents: [{ id: bad[0], title: bad[2], source: bad[1], url: "javascript:window.hacked=1" }],
  };
}

export const empty = () => ({ title: "Nothing yet", nodes: [], edges: [], statements: [], passages: [], documents: [] });

/** A graph with hubs and groups, for measuring. */
export function large(nodeCount = 5000, edgeCount = 20000) {
  const random = numbers(11), nodes = [], edges = [], statements = [], seen = new Set();
  for (let i = 0; i < nodeCount; i++) nodes.push({ id: `n${i}`, name: `Actor number ${i}`, kind: ["person", "person", "state", "organization"][i % 4] });
  while (edges.length < edgeCount) {
    const source = Math.floor(random() ** 2.5 * nodeCount), near = random() < 0.7;
    const target = near ? (source + 1 + Math.floor(random() ** 3 * 200)) % nodeCount : Math.floor(random() * nodeCount), key = source * nodeCount + target;
    if (source === target || seen.has(key)) continue;
    seen.add(key);
    edges.push({ source, target, relation: ["met", "met", "supports", "recognized", "sanctioned", "threatened"][edges.length % 6] });
    statements.push({ edge: edges.length - 1, event: edges.length - 1, passage: 0, rule: "r", confidence: 0.9, date: `${2000 + edges.length % 24}-0${1 + edges.length % 9}` });
  }
  return { title: "Large", nodes, edges, statements, passages: [{ document: 0, text: "A met B." }], documents: [{ id: "d" }] };
}
