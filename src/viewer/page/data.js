// The data as parsed, small helpers, and what is derived once.

const $ = id => document.getElementById(id);

/** Makes an element; text always becomes a text node, never markup. */
function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "color") element.style.color = value;
    else if (key === "fill") element.style.background = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

const DATA = JSON.parse($("data").textContent);
const NODES = DATA.nodes, EDGES = DATA.edges, CLAIMS = DATA.statements;
const KINDS = ["person", "state", "organization", "place", "group"];
const POLARITIES = ["affirmed", "negated"];
const STATUSES = ["actual", "planned", "hypothetical", "requested", "lifted"];
const KIND_NAMES = { person: "person", state: "state", organization: "organisation", place: "place", group: "unnamed group" };

/** Number of the day since 1970 on which a partial ISO date begins and ends. */
function span(date) {
  const match = /^(-?\d+)(?:-(\d\d))?(?:-(\d\d))?$/.exec(date || "");
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), match[2] && Number(match[2]), match[3] && Number(match[3])];
  const at = (y, m, d) => { const t = new Date(0); t.setUTCFullYear(y, m, d); return Math.round(t.getTime() / 864e5); };
  const start = at(year, (month || 1) - 1, day || 1);
  if (day) return [start, start];
  return [start, month ? at(year, month, 0) : at(year, 11, 31)];
}

/** What a search compares: no diacritics, no case, one spelling for "dj" and "đ", "ue" and "ü". */
function fold(text) {
  const special = { "đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "a", "œ": "o", "ə": "e", "’": "\u0027" };
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[đðłøıßæœə’]/g, c => special[c])
    .replace(/dj/g, "d").replace(/([aou])e/g, "$1");
}

const plural = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many || one + "s"}`;
const pretty = relation => relation.replace(/_/g, " ");

const DAYS = [Infinity, -Infinity];
const BY_ID = new Map();
const STATE_NAMES = new Map();
NODES.forEach((node, i) => {
  node.links = [];
  node.key = fold(node.name);
  BY_ID.set(node.id, i);
  if (node.kind === "state") STATE_NAMES.set(node.id, node.name);
});
EDGES.forEach((edge, i) => {
  edge.polarity = edge.polarity || "affirmed";
  edge.status = edge.status || "actual";
  edge.claims = [];
  NODES[edge.source].links.push(i);
  if (edge.target !== edge.source) NODES[edge.target].links.push(i);
});
let eventCount = 0;
for (const claim of CLAIMS) {
  EDGES[claim.edge].claims.push(claim);
  claim.days = span(claim.date);
  claim.document = DATA.passages[claim.passage].document;
  eventCount = Math.max(eventCount, claim.event + 1);
  if (claim.days) {
    DAYS[0] = Math.min(DAYS[0], claim.days[0]);
    DAYS[1] = Math.max(DAYS[1], claim.days[1]);
  }
}
const RELATIONS = [...new Set(["met", "recognized", "supports", "sanctioned", ...EDGES.map(e => e.relation)])]
  .filter(r => EDGES.some(e => e.relation === r));
const DATED = DAYS[0] <= DAYS[1];
const isoDay = day => new Date(day * 864e5).toISOString().slice(0, 10);

/** A stable name for an edge, for the address of the page. */
const edgeKey = i => [NODES[EDGES[i].source].id, NODES[EDGES[i].target].id, EDGES[i].relation, EDGES[i].polarity, EDGES[i].status].join("|");
const stateOf = node => node.state && node.kind !== "state" ? STATE_NAMES.get(node.state) || node.state : null;
const subjectOf = claim => EDGES[claim.edge][claim.swapped ? "target" : "source"];
const objectOf = claim => EDGES[claim.edge][claim.swapped ? "source" : "target"];

/** "met", "not recognized", "met (planned)". */
function label(edge) {
  return (edge.polarity === "negated" ? "not " : "") + pretty(edge.relation) + (edge.status === "actual" ? "" : ` (${edge.status})`);
}

const dark = () => document.documentElement.dataset.theme === "dark";

/** Colour of a relation, as the page was given it. */
const colorOf = relation => DATA.colors[relation][+dark()];

/** Dashes: denied dashed; not (yet) real dotted; else a whole line. */
function dashOf(edge) {
  if (edge.polarity === "negated") return "7 5";
  return ["planned", "hypothetical", "requested"].includes(edge.status) ? "1.5 4" : "";
}
