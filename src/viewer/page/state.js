// What the reader has chosen, and the address of the page that says so.

let defaultTop = Math.min(60, NODES.length);
const blank = () => ({
  view: "graph", top: defaultTop,
  off: { relation: new Set(), kind: new Set(), polarity: new Set(), status: new Set() },
  from: null, to: null, undated: true, confidence: 0,
  node: null, edge: null, ego: null, path: null, theme: null,
});
let S = blank();
let camera = { x: 0, y: 0, k: 1 };
let fitted = true;

function toFragment() {
  const q = new URLSearchParams();
  const put = (key, value, standard) => { if (value !== standard && value !== null) q.set(key, value); };
  put("view", S.view, "graph");
  put("top", S.top, defaultTop);
  for (const [key, set] of Object.entries(S.off)) if (set.size) q.set("no-" + key, [...set].sort().join(","));
  put("from", S.from === null ? null : isoDay(S.from));
  put("to", S.to === null ? null : isoDay(S.to));
  put("undated", S.undated ? 1 : 0, 1);
  put("confidence", S.confidence, 0);
  put("actor", S.node === null ? null : NODES[S.node].id);
  put("relation", S.edge === null ? null : edgeKey(S.edge));
  if (S.ego) { q.set("ego", NODES[S.ego.node].id); q.set("depth", S.ego.depth); }
  if (S.path) { q.set("path-from", NODES[S.path[0]].id); q.set("path-to", NODES[S.path[1]].id); }
  put("theme", S.theme);
  if (!fitted) q.set("at", [camera.x.toFixed(1), camera.y.toFixed(1), camera.k.toPrecision(4)].join(","));
  return q.toString();
}

/** Reads the address; what it does not know or cannot find is left at the default. */
function fromFragment() {
  const q = new URLSearchParams(location.hash.slice(1));
  const state = blank();
  const actor = key => BY_ID.has(q.get(key)) ? BY_ID.get(q.get(key)) : null;
  const number = (key, low, high, standard) => {
    const n = Number(q.get(key));
    return q.has(key) && Number.isFinite(n) ? Math.max(low, Math.min(high, n)) : standard;
  };
  if (q.get("view") === "table") state.view = "table";
  state.top = Math.round(number("top", Math.min(5, NODES.length), NODES.length, defaultTop));
  for (const [key, set] of Object.entries(state.off)) for (const v of (q.get("no-" + key) || "").split(",")) if (v) set.add(v);
  const day = (key, end) => { const s = span(q.get(key)); return s && s[end]; };
  state.from = day("from", 0);
  state.to = day("to", 1);
  state.undated = q.get("undated") !== "0";
  state.confidence = number("confidence", 0, 1, 0);
  state.node = actor("actor");
  if (q.has("relation")) { const i = EDGES.findIndex((_, i) => edgeKey(i) === q.get("relation")); if (i >= 0) state.edge = i; }
  if (actor("ego") !== null) state.ego = { node: actor("ego"), depth: number("depth", 1, 2, 1) };
  if (actor("path-from") !== null && actor("path-to") !== null) state.path = [actor("path-from"), actor("path-to")];
  if (["light", "dark"].includes(q.get("theme"))) state.theme = q.get("theme");
  S = state;
  const at = (q.get("at") || "").split(",").map(Number);
  fitted = !(at.length === 3 && at.every(Number.isFinite) && at[2] > 0);
  if (!fitted) camera = { x: at[0], y: at[1], k: at[2] };
}

let writing = 0, written = "";
function remember() {
  clearTimeout(writing);
  writing = setTimeout(() => {
    written = toFragment();
    if (location.hash.slice(1) === written) return;
    try { history.replaceState(null, "", "#" + written); } catch { location.replace("#" + written); }
  }, 150);
}

function applyTheme() {
  const preferred = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.dataset.theme = S.theme || preferred;
  $("theme").textContent = dark() ? "Light" : "Dark";
}
