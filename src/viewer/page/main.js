// Choices become views: filters, search, keys, and the order in which everything is brought up to date.

const say = text => { $("live").textContent = text; };

/** Brings all views up to date after a change of choices. */
function update(refit = true) {
  compute();
  renderPanel();
  const wider = measure(), changed = prepare(Math.max(0.6, Math.min(1.8, W / H)), !refit);
  if (changed && refit) fitted = true;
  hover = null;
  refresh();
  if (refit && fitted) fit(); else { stay(wider); reveal(); }
  updateFilters();
  updateStatus();
  renderTable();
  renderTimeline();
  remember();
}

function change(choices, refit = true) { Object.assign(S, choices); update(refit); }

/** Selects an actor, a relation, or nothing; what is already in view keeps its place. */
function select({ node = null, edge = null }) {
  change({ node, edge }, false);
  if (node !== null) say(`${NODES[node].name}, ${KIND_NAMES[NODES[node].kind]}, ${plural(V.events[node], "event")}`);
  else if (edge !== null) say(`${NODES[EDGES[edge].source].name} ${label(EDGES[edge])} ${NODES[EDGES[edge].target].name}, ${plural(V.weight[edge], "event")}`);
}
function enterEgo(node, depth) { change({ ego: { node, depth }, node, edge: null, path: null, view: "graph" }); showView(); }
function leaveEgo() { change({ ego: null }); }
function pathFrom(node) { combos.from.set(node); combos.to.input.focus(); openFilters(true); }

/** One step back: selection, path, ego view, in this order. */
function back() {
  if ($("filters").classList.contains("open")) openFilters(false);
  else if (S.edge !== null || S.node !== null) select({});
  else if (S.path) { change({ path: null }); combos.from.set(null); combos.to.set(null); }
  else if (S.ego) leaveEgo();
  if (S.view === "graph") box.focus({ preventScroll: true });
}

function statusText() {
  if (!V.shown.length) return "";
  const total = V.pool.length, shown = V.shown.length;
  const whose = S.ego ? ` around ${NODES[S.ego.node].name}` : "";
  const all = NODES.filter(n => n.links.length).length;
  const left = V.rank.length < all && !S.ego ? ` (${(all - V.rank.length).toLocaleString("en")} filtered out)` : "";
  return shown < total ? `Top ${shown.toLocaleString("en")} of ${plural(total, "actor")}${whose} by events${left}, ${plural(V.edges.length, "relation")}`
    : `${plural(shown, "actor")}${whose}${left}, ${plural(V.edges.length, "relation")}`;
}

function updateStatus() {
  $("status").textContent = statusText();
  box.setAttribute("aria-label", statusText() || "Empty graph");
  const empty = $("empty");
  empty.hidden = V.shown.length > 0;
  if (V.shown.length) return;
  empty.replaceChildren(...(NODES.length && CLAIMS.length ? [h("h2", {}, "Nothing passes the filters"), h("p", {}, "No relation is left with this choice of relations, actors, dates and confidence."), h("button", { onclick: reset }, "Reset filters")]
    : [h("h2", {}, "This graph is empty"), h("p", {}, "No relation between actors was found in the texts. Build it from files or folders that report meetings, recognition, support or sanctions:"), h("code", {}, "legation build FOLDER -o graph"), h("p", {}, "report.json beside this page says what was read and why texts were skipped.")]));
}

function reset() { const { view, theme, node, edge } = S; S = { ...blank(), view, theme, node, edge }; combos.from.set(null); combos.to.set(null); update(); }

// Search boxes ---------------------------------------------------------------------------------------------------------

/** Actors whose name or other name has each word of the query at the start of a word, or anywhere; the most active first. */
function suggest(query) {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  const score = i => {
    const node = NODES[i], keys = [node.key, ...(node.aliasKeys ||= (node.aliases || []).map(fold))];
    return Math.max(...keys.map(key => !wanted.every(w => key.includes(w)) ? 0 : wanted.every(w => (" " + key).includes(" " + w)) ? (key.startsWith(wanted[0]) ? 3 : 2) : 1));
  };
  return NODES.map((_, i) => [score(i), i]).filter(([s]) => s).sort((a, b) => b[0] - a[0] || V.events[b[1]] - V.events[a[1]] || a[1] - b[1]).slice(0, 12).map(([, i]) => i);
}

/** A text field with suggestions, in the manner of the ARIA combobox. */
function combo(input, pick, keep) {
  const list = h("ul", { class: "options", role: "listbox", id: input.id + "-options", hidden: true });
  let found = [], at = 0;
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  input.after(list);
  const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const choose = i => { input.value = keep ? NODES[i].name : ""; close(); pick(i); };
  const show = () => {
    found = suggest(input.value);
    at = Math.min(at, Math.max(0, found.length - 1));
    list.replaceChildren(...found.map((i, n) => h("li", { role: "option", id: `${list.id}-${n}`, "aria-selected": String(n === at), onpointerdown: e => { e.preventDefault(); choose(i); } },
      h("span", {}, NODES[i].name), h("span", {}, V.events[i] ? plural(V.events[i], "event") : "filtered out"))));
    if (!found.length && input.value.trim()) list.append(h("li", { role: "option", "aria-disabled": "true" }, h("span", { class: "soft" }, "No actor of this name")));
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (found.length) input.setAttribute("aria-activedescendant", `${list.id}-${at}`);
  };
  input.addEventListener("input", () => { at = 0; show(); if (keep && !input.value) pick(null); });
  input.addEventListener("focus", () => { if (input.value && !keep) show(); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", event => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { at = (at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % (found.length || 1); show(); event.preventDefault(); }
    else if (event.key === "Enter" && found.length && !list.hidden) { choose(found[at]); event.preventDefault(); }
    else if (event.key === "Escape") { if (list.hidden) input.blur(); close(); event.stopPropagation(); }
  });
  return { input, value: null, set(i) { this.value = i; input.value = i === null ? "" : NODES[i].name; } };
}

// Filters --------------------------------------------------------------------------------------------------------------

const combos = {}, boxes = [], controls = {};

function swatch(key, value) {
  const ns = "http://www.w3.org/2000/svg", svg = document.createElementNS(ns, "svg"), path = document.createElementNS(ns, "path");
  const context = new SvgContext(null);
  svg.setAttribute("viewBox", "0 0 18 14");
  svg.setAttribute("aria-hidden", "true");
  if (key === "kind") { shape(context, value, 9, 7, 5.5); path.setAttribute("fill", "var(--node)"); }
  else {
    context.moveTo(0, 7);
    context.lineTo(18, 7);
    path.setAttribute("stroke", key === "relation" ? colorOf(value) : "var(--soft)");
    path.setAttribute("stroke-width", key === "relation" ? "3.5" : "2");
    path.setAttribute("stroke-dasharray", key === "relation" ? "" : dashOf({ polarity: key === "polarity" ? value : "affirmed", status: key === "status" ? value : "actual" }));
  }
  path.setAttribute("d", context.d.join(""));
  svg.append(path);
  return svg;
}

function choices(title, key, values, name) {
  if (!values.length) return null;
  const only = value => { const set = S.off[key], alone = !set.has(value) && set.size === values.length - 1; S.off[key] = new Set(alone ? [] : values.filter(v => v !== value)); update(); };
  const rows = values.map(value => {
    const input = h("input", { type: "checkbox", "data-filter": key, value, onchange: e => { if (e.target.checked) S.off[key].delete(value); else S.off[key].add(value); update(); } });
    const mark = h("span", {}, swatch(key, value)), count = h("span", { class: "count" });
    const row = h("label", { class: "check", title: "Double-click: only this", ondblclick: e => { e.preventDefault(); only(value); } }, input, mark, h("span", { class: "name" }, name(value)), count);
    boxes.push({ key, value, input, count, row, mark });
    return row;
  });
  return h("section", { role: "group", "aria-label": title }, h("h3", {}, title), rows);
}

function slider(id, name, low, high, step, oninput, text) {
  const input = h("input", { type: "range", id, min: low, max: high, step, "aria-label": name }), output = h("output", { for: id });
  const show = () => { output.textContent = text(Number(input.value)); input.setAttribute("aria-valuetext", output.textContent); };
  input.addEventListener("input", () => { show(); oninput(Number(input.value)); });
  controls[id] = value => { input.value = value; show(); };
  return [input, output];
}

function dateControls() {
  if (!DATED) return null;
  const [first, last] = [monthOf(DAYS[0]), monthOf(DAYS[1])], text = m => isoDay(monthStart(m)).slice(0, 7);
  // The two ends push each other, so that the range is never empty.
  const from = m => change({ from: m <= first ? null : monthStart(m), to: S.to !== null && monthOf(S.to) < m ? monthStart(m + 1) - 1 : S.to });
  const to = m => change({ to: m >= last ? null : monthStart(m + 1) - 1, from: S.from !== null && monthOf(S.from) > m ? monthStart(m) : S.from });
  const undated = h("input", { type: "checkbox", id: "undated", onchange: e => change({ undated: e.target.checked }) });
  const count = CLAIMS.filter(c => !c.days).length;
  return h("section", {}, h("h3", {}, "Dates"), h("div", { class: "range" }, h("span", {}, "from"), slider("from", "From month", first, last, 1, from, text)), h("div", { class: "range" }, h("span", {}, "to"), slider("to", "To month", first, last, 1, to, text)),
    h("label", { class: "check" }, undated, h("span", { class: "name" }, "undated too"), h("span", { class: "count" }, count.toLocaleString("en"))));
}

function buildFilters() {
  const least = Math.min(5, NODES.length);
  const field = (id, text) => h("div", { class: "field" }, h("input", { type: "text", id, placeholder: text, "aria-label": text, autocomplete: "off", spellcheck: "false" }));
  const parts = [
    NODES.length > least ? h("section", {}, h("h3", {}, "Actors shown"), h("div", { class: "range" }, h("span", {}, "top"), slider("top", "Number of actors shown, by events", least, NODES.length, 1, n => change({ top: n }), n => n.toLocaleString("en")))) : null,
    choices("Relations", "relation", RELATIONS, pretty),
    dateControls(),
    choices("Actors", "kind", KINDS.filter(k => NODES.some(n => n.kind === k)), k => KIND_NAMES[k]),
    choices("Polarity", "polarity", POLARITIES.filter(p => EDGES.some(e => e.polarity === p)), p => p),
    choices("Status", "status", STATUSES.filter(s => EDGES.some(e => e.status === s)), s => s),
    h("section", {}, h("h3", {}, "Confidence"), h("div", { class: "range" }, h("span", {}, "from"), slider("confidence", "Least confidence", 0, 1, 0.05, n => change({ confidence: n }), n => n.toFixed(2)))),
    h("section", {}, h("h3", {}, "Path between"), field("path-from", "From actor"), field("path-to", "To actor"), h("button", { id: "clear-path", onclick: () => { combos.from.set(null); combos.to.set(null); change({ path: null }); } }, "Clear path")),
    h("section", {}, h("button", { id: "reset", onclick: reset }, "Reset filters")),
  ];
  $("filters").append(...parts.filter(Boolean));
  const seek = () => { const [a, b] = [combos.from.value, combos.to.value]; change({ path: a === null || b === null ? null : [a, b], node: null, edge: null }); if (S.path) openFilters(false); };
  combos.from = combo($("path-from"), i => { combos.from.value = i; seek(); }, true);
  combos.to = combo($("path-to"), i => { combos.to.value = i; seek(); }, true);
}

function updateFilters() {
  const tallies = {};
  for (const b of boxes) {
    const found = (tallies[b.key] ||= tally(b.key)).get(b.value), n = found ? found.size : 0;
    b.input.checked = !S.off[b.key].has(b.value);
    b.count.textContent = n.toLocaleString("en");
    b.row.classList.toggle("none", !n);
    if (b.key === "relation") b.mark.replaceChildren(swatch(b.key, b.value));
  }
  if (controls.top) controls.top(S.top);
  if (controls.from) { controls.from(monthOf(S.from === null ? DAYS[0] : S.from)); controls.to(monthOf(S.to === null ? DAYS[1] : S.to)); $("undated").checked = S.undated; }
  controls.confidence(S.confidence);
  $("clear-path").hidden = !S.path;
}

function openFilters(open) {
  $("filters").classList.toggle("open", open);
  $("open-filters").setAttribute("aria-expanded", String(open));
}

// Views and keys -------------------------------------------------------------------------------------------------------

function showView() {
  for (const view of ["graph", "table"]) {
    const on = S.view === view;
    $("tab-" + view).setAttribute("aria-selected", String(on));
    $(view === "graph" ? "stage" : "table").hidden = !on;
  }
  renderTable();
  if (S.view === "graph") { redraw(); renderTimeline(); }
  remember();
}
function setView(view) { S.view = view; showView(); }

function step(by) {
  if (!scene.order.length) return;
  const at = scene.order.indexOf(S.node === null ? -1 : S.node);
  select({ node: scene.order[(at < 0 ? (by > 0 ? 0 : scene.order.length - 1) : at + by + scene.order.length) % scene.order.length] });
}

const KEYS = {
  "/": () => $("search").focus(), "?": () => $("help").showModal(), Escape: back, g: () => setView("graph"), t: () => setView("table"),
  "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: fit, "[": () => step(-1), "]": () => step(1),
};
const MOVES = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || $("help").open) return;
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && !["checkbox", "range"].includes(event.target.type);
  if (typing) return;
  if (event.target === box && MOVES[event.key]) pan(...MOVES[event.key]);
  else if (event.target === box && event.key === "Enter" && S.node !== null) enterEgo(S.node, 1);
  else if (KEYS[event.key]) KEYS[event.key]();
  else return;
  event.preventDefault();
}

function restore() {
  fromFragment();
  applyTheme();
  combos.from.set(S.path && S.path[0]);
  combos.to.set(S.path && S.path[1]);
  const kept = fitted ? null : camera;
  scene.order = [];
  update();
  if (kept) { camera = kept; fitted = false; moved(); }
  showView();
}

/** Opens on fewer than the standard number of actors when they are so entangled that nobody could read them. */
function openSparse() {
  for (compute(); V.edges.length > 300 && S.top > 20; choose()) { defaultTop -= 10; S.top = defaultTop; }
}

function start() {
  $("title").textContent = DATA.title || "Knowledge graph";
  $("subtitle").textContent = DATA.subtitle || `${plural(NODES.length, "actor")}, ${plural(CLAIMS.length, "statement")} from ${plural(DATA.documents.length, "document")}`;
  $("filters").hidden = !CLAIMS.length;
  if (DATED) timelineUnits();
  buildFilters();
  buildTable();
  combo($("search"), i => { if (S.view === "table") setView("graph"); select({ node: i }); box.focus({ preventScroll: true }); }, false);
  listen();
  listenTimeline();
  const on = (id, act) => $(id).addEventListener("click", act);
  on("tab-graph", () => setView("graph"));
  on("tab-table", () => setView("table"));
  on("zoom-in", () => zoom(1.4));
  on("zoom-out", () => zoom(1 / 1.4));
  on("zoom-fit", fit);
  on("all-time", () => change({ from: null, to: null }));
  on("save-svg", () => download("graph.svg", "image/svg+xml", svgText()));
  on("save-png", savePng);
  on("open-help", () => $("help").showModal());
  on("open-filters", () => openFilters(!$("filters").classList.contains("open")));
  on("theme", () => { S.theme = dark() ? "light" : "dark"; applyTheme(); update(false); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { applyTheme(); update(false); });
  document.addEventListener("keydown", onKey);
  window.addEventListener("hashchange", () => { if (location.hash.slice(1) !== written) restore(); });
  measure();
  openSparse();
  restore();
}

start();
