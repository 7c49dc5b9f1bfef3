// The panel beside the graph: evidence of a relation, what is known of an actor, a path.

const dot = relation => h("span", { class: "dot", fill: colorOf(relation) });
const actorButton = (i, text) => h("button", { class: "link", onclick: () => select({ node: i }) }, text || NODES[i].name);
const passingClaims = i => EDGES[i].claims.filter(c => V.passing[c.index]);

/** First and last date of some claims: "2021-03 – 2023-10-25". */
function period(claims) {
  const dated = claims.filter(c => c.days).sort((a, b) => a.days[0] - b.days[0]);
  if (!dated.length) return "undated";
  const [first, last] = [dated[0].date, dated[dated.length - 1].date];
  return first === last ? first : `${first} – ${last}`;
}

/** The sentence with subject, trigger and object marked; spans may touch or overlap. */
function sentence(claim) {
  const text = DATA.passages[claim.passage].text;
  const spans = ["trigger", "subject", "object"].filter(role => claim[role]).map(role => [role, ...claim[role]]);
  const cuts = [...new Set([0, text.length, ...spans.flatMap(([, a, b]) => [a, b])])].filter(c => c <= text.length).sort((a, b) => a - b);
  const out = h("blockquote");
  for (let i = 1; i < cuts.length; i++) {
    const part = text.slice(cuts[i - 1], cuts[i]);
    const roles = spans.filter(([, a, b]) => a <= cuts[i - 1] && b >= cuts[i]).map(([role]) => role);
    out.append(roles.length ? h("mark", { class: roles.join(" "), title: roles.join(", ") }, part) : part);
  }
  return out;
}

/** A link only to web addresses; anything else a document may call its address stays text. */
function sourceLine(source) {
  const name = source.title || source.id;
  let address = null;
  try { address = new URL(source.url || ""); } catch { /* no address */ }
  const web = address && ["http:", "https:"].includes(address.protocol);
  const title = web ? h("a", { href: address.href, target: "_blank", rel: "noopener noreferrer" }, name) : h("span", {}, name);
  const rest = [source.source, source.date].filter(Boolean).join(", ");
  const first = source.copy_of ? DATA.documents.find(other => other.id === source.copy_of) : null;
  const copied = source.copy_of ? `printed first as ${(first && first.title) || source.copy_of}` : null;
  return h("div", {}, title, [rest, copied].filter(Boolean).map(words => ` · ${words}`).join("") || null);
}

function claimCard(claim) {
  const facts = [claim.date || "undated", claim.place, `rule ${claim.rule}`, `confidence ${claim.confidence.toFixed(2)}`].filter(Boolean);
  return h("article", { class: "claim" }, sentence(claim),
    h("div", { class: "meta" }, sourceLine(DATA.documents[claim.document]),
      claim.attributed_to ? h("div", {}, `${claim.claimed ? "claimed by" : "according to"} ${claim.attributed_to}`) : null, h("div", {}, facts.join(" · "))));
}

/** Adds items a page at a time. */
function inPages(items, size, make) {
  const parent = h("div");
  let shown = 0;
  const more = h("button", { onclick: () => grow() });
  const grow = () => {
    more.remove();
    parent.append(...items.slice(shown, shown + size).map(make));
    shown = Math.min(items.length, shown + size);
    if (shown < items.length) { more.textContent = `Show ${Math.min(size, items.length - shown)} more`; parent.append(more); }
  };
  grow();
  return parent;
}

const closeButton = () => h("button", { class: "close", "aria-label": "Close", title: "Close (Esc)", onclick: back }, "×");
const heading = (title, ...lines) => h("div", { class: "head" }, h("div", {}, h("h2", { tabindex: "-1" }, title), ...lines), closeButton());

function edgePanel(index) {
  const edge = EDGES[index], claims = passingClaims(index), events = new Map();
  for (const c of [...claims].sort((a, b) => (b.days ? b.days[0] : -1e9) - (a.days ? a.days[0] : -1e9))) {
    if (!events.has(c.event)) events.set(c.event, []);
    events.get(c.event).push(c);
  }
  const hidden = edge.claims.length - claims.length;
  const others = EDGES.map((_, i) => i).filter(i => i !== index && V.weight[i] && pairKey(EDGES[i].source, EDGES[i].target) === pairKey(edge.source, edge.target));
  return [
    h("div", { class: "head" }, h("div", {},
      h("h2", { tabindex: "-1" }, actorButton(edge.source), " ", dot(edge.relation), label(edge), " ", actorButton(edge.target)),
      h("p", {}, `${plural(events.size, "event")}, ${plural(claims.length, "statement")} · ${period(claims)}`)), closeButton()),
    h("p", { class: "key" }, h("mark", { class: "subject" }, "subject"), h("mark", { class: "trigger" }, "trigger"), h("mark", { class: "object" }, "object")),
    h("section", {}, inPages([...events.values()], 20, list => h("div", {},
      list.length > 1 ? h("p", { class: "event" }, `One event, ${plural(list.length, "report")}`) : null, list.map(claimCard)))),
    hidden ? h("p", { class: "soft" }, `${plural(hidden, "statement")} more, hidden by the filters.`) : null,
    others.length ? h("section", {}, h("h3", {}, "Also between them"), h("ul", { class: "list" }, others.map(i => linkRow(i, null)))) : null,
  ];
}

function linkRow(i, node) {
  const edge = EDGES[i], n = V.weight[i], name = node === null
    ? `${NODES[edge.source].name} ${label(edge)} ${NODES[edge.target].name}` : NODES[other(edge, node)].name;
  return h("li", {}, h("button", { onclick: () => select({ edge: i }) }, node === null ? dot(edge.relation) : null,
    h("span", { class: "name" }, name), n > 1 ? h("span", { class: "count" }, `× ${n}`) : null, h("span", { class: "when" }, period(passingClaims(i)))));
}

/** How a relation reads from one end: "met", "recognized", "recognized by". */
function sideLabel(edge, node) {
  if (edge.symmetric || edge.source === node) return label(edge);
  return (edge.polarity === "negated" ? "not " : "") + pretty(edge.relation) + " by" + (edge.status === "actual" ? "" : ` (${edge.status})`);
}

function nodePanel(index) {
  const node = NODES[index], groups = new Map();
  const links = node.links.filter(i => V.weight[i]).sort((a, b) => V.weight[b] - V.weight[a] || (NODES[other(EDGES[a], index)].key < NODES[other(EDGES[b], index)].key ? -1 : 1));
  for (const i of links) {
    const side = sideLabel(EDGES[i], index);
    if (!groups.has(side)) groups.set(side, []);
    groups.get(side).push(i);
  }
  const ordered = [...groups].sort(([, a], [, b]) => RELATIONS.indexOf(EDGES[a[0]].relation) - RELATIONS.indexOf(EDGES[b[0]].relation));
  const state = stateOf(node), home = BY_ID.get(node.state);
  const depth = S.ego && S.ego.node === index ? S.ego.depth : 0;
  const known = (node.aliases || []).filter(a => a !== node.name);
  return [
    heading(node.name, h("p", {}, h("span", { class: "tag" }, KIND_NAMES[node.kind]), state ? (home === undefined ? state : actorButton(home, state)) : null),
      known.length ? h("p", {}, `also ${known.slice(0, 6).join(", ")}`) : null,
      h("p", {}, `${plural(V.events[index], "event")} with ${plural(new Set(links.map(i => other(EDGES[i], index))).size, "actor")} · ${period(links.flatMap(passingClaims))}`),
      /^Q\d+$/.test(node.wikidata || "") ? h("p", {}, h("a", { href: "https://www.wikidata.org/wiki/" + node.wikidata, target: "_blank", rel: "noopener noreferrer" }, "Wikidata " + node.wikidata)) : null),
    h("section", { class: "buttons" }, [1, 2].map(d => h("button", { "aria-pressed": String(depth === d), onclick: () => depth === d ? leaveEgo() : enterEgo(index, d) }, d === 1 ? "Neighbours" : "Two steps")),
      h("button", { onclick: () => pathFrom(index) }, "Path from here")),
    ordered.length ? ordered.map(([side, list]) => h("section", {}, h("h3", {}, dot(EDGES[list[0]].relation), side), inPages(list, 40, i => h("ul", { class: "list" }, linkRow(i, index)))))
      : h("p", { class: "soft" }, "No relation of this actor passes the filters."),
  ];
}

function pathPanel() {
  const [from, to] = S.path, path = V.path;
  if (!path) return [heading("No path", h("p", {}, `Nothing that passes the filters connects ${NODES[from].name} and ${NODES[to].name}. Fewer filters may.`))];
  const steps = path.slice(1).map((node, i) => {
    const links = NODES[node].links.filter(e => V.weight[e] && other(EDGES[e], node) === path[i]);
    return h("section", {}, h("h3", {}, `Step ${i + 1}`), h("p", {}, actorButton(path[i]), " – ", actorButton(node)), h("ul", { class: "list" }, links.map(e => linkRow(e, null))));
  });
  return [heading(`${NODES[from].name} – ${NODES[to].name}`, h("p", {}, path.length === 1 ? "The same actor." : `Connected in ${plural(path.length - 1, "step")}, over all actors that pass the filters.`)), steps];
}

function renderPanel() {
  const panel = $("panel");
  const content = S.edge !== null ? edgePanel(S.edge) : S.node !== null ? nodePanel(S.node) : S.path ? pathPanel() : null;
  panel.hidden = !content;
  panel.replaceChildren(...(content || []).flat().filter(Boolean));
  panel.scrollTop = 0;
}
