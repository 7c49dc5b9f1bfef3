// The graph on the screen: size, camera, pointer, and a picture kept ready while a large graph moves.

const box = $("canvas"), base = $("base"), over = $("over");
let W = 1, H = 1, ratio = 1, hover = null, needsBase = true, needsOver = true, scheduled = false;
/** A finished picture of a large scene and the camera it was made for; `job` is the next one in the making. */
let still = null, job = null, lastMove = 0, ink = null;
const MARGIN = 0.3;

/** Reads the size of the window; returns by how much the graph's part became wider. */
function measure() {
  const before = W;
  W = Math.max(1, box.clientWidth);
  H = Math.max(1, box.clientHeight);
  ratio = Math.min(2, window.devicePixelRatio || 1);
  for (const canvas of [base, over]) {
    const [w, h] = [Math.round(W * ratio), Math.round(H * ratio)];
    if (canvas.width !== w || canvas.height !== h) { canvas.width = w; canvas.height = h; still = job = null; }
  }
  return W - before;
}

/** When only the panel opens or closes, the graph stays where it is. */
function stay(wider) { camera = { ...camera, x: camera.x + wider / 2 / camera.k }; }

/** Follows the window. */
function resize() {
  const wider = measure();
  if (fitted && $("panel").hidden) { fit(); return; }
  stay(wider);
  redraw();
}

/** Width and height of the graph that no panel covers. */
function room() {
  const frame = box.getBoundingClientRect(), panel = $("panel").getBoundingClientRect();
  if ($("panel").hidden) return [W, H];
  return panel.width >= frame.width - 1 ? [W, Math.max(90, Math.min(H, panel.top - frame.top))] : [Math.max(200, Math.min(W, panel.left - frame.left)), H];
}

/** Pans as little as needed to bring the selection out from under the panel. */
function reveal() {
  const chosen = S.edge !== null ? [EDGES[S.edge].source, EDGES[S.edge].target] : S.node !== null ? [S.node] : [];
  const [right, bottom] = room(), shift = (at, from, to) => at < from ? from - at : at > to ? to - at : 0;
  for (const i of chosen) {
    const L = lens(camera, W, H);
    camera = { ...camera, x: camera.x - shift(L.x(i), 70, right - 70) / L.k, y: camera.y - shift(L.y(i), 50, bottom - 40) / L.k };
  }
}

function bounds() {
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const i of V.shown) {
    x0 = Math.min(x0, scene.x[i]); x1 = Math.max(x1, scene.x[i]);
    y0 = Math.min(y0, scene.y[i]); y1 = Math.max(y1, scene.y[i]);
  }
  return x0 <= x1 ? [x0, x1, y0, y1] : [0, 0, 0, 0];
}

/** Scale at which all shown actors fit, with room for names; an open panel does not change it. */
let fitAt = { scene: null, scale: 1 };
function fitScale() {
  const key = `${W}|${H}|${scene.key}`;
  if (fitAt.key === key || (fitAt.scene === scene.key && !$("panel").hidden)) return fitAt.scale;
  const [x0, x1, y0, y1] = bounds(), [w, h] = room(), side = Math.min(80, w * 0.14);
  const scale = Math.min((w - 2 * side) / (x1 - x0 || 1), Math.max(40, h - 96) / (y1 - y0 || 1), 2.4);
  fitAt = { key, scene: scene.key, scale: Math.max(scale, 1e-4) };
  return fitAt.scale;
}

function fit() {
  const [x0, x1, y0, y1] = bounds();
  fitAt = {};
  const k = fitScale(), [w, h] = room();
  camera = { x: (x0 + x1) / 2 + (W - w) / 2 / k, y: (y0 + y1) / 2 + ((H - h) / 2 - 6) / k, k };
  fitted = true;
  moved();
}

function moved() { lastMove = performance.now(); redraw(); remember(); }
function redraw(all = true) {
  needsOver = true;
  if (all) needsBase = true;
  if (!scheduled) { scheduled = true; requestAnimationFrame(frame); }
}
/** Forgets the kept picture: what it shows has changed. */
function refresh() { still = job = null; ink = inks(); redraw(); }

function pan(dx, dy) { camera = { ...camera, x: camera.x - dx / camera.k, y: camera.y - dy / camera.k }; fitted = false; moved(); }
function zoom(factor, px = W / 2, py = H / 2) {
  const k = Math.max(fitScale() * 0.2, Math.min(fitScale() * 40, camera.k * factor));
  const wx = (px - W / 2) / camera.k + camera.x, wy = (py - H / 2) / camera.k + camera.y;
  camera = { x: wx - (px - W / 2) / k, y: wy - (py - H / 2) / k, k };
  fitted = false;
  moved();
}

function frame() {
  scheduled = false;
  if (S.view !== "graph") return;
  ink = ink || inks();
  if (needsBase) { needsBase = false; if (scene.big) paintStill(); else paintNow(); }
  if (needsOver) { needsOver = false; paintOver(); }
}

function paintNow() {
  const ctx = base.getContext("2d");
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, W, H);
  for (const _ of paintScene(ctx, lens(camera, W, H), ink));
}

/** Shows the kept picture where the camera now is, and has a new one made when it no longer serves. */
function paintStill() {
  if (!job && worn()) job = startStill();
  if (job) stepStill();
  const ctx = base.getContext("2d"), picture = still || job;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, W, H);
  const scale = camera.k / picture.camera.k, w = picture.w * scale, h = picture.h * scale;
  const x = (picture.camera.x - camera.x) * camera.k + W / 2 - w / 2, y = (picture.camera.y - camera.y) * camera.k + H / 2 - h / 2;
  // At its own scale the picture goes on whole pixels, or its text would blur.
  if (scale === 1) ctx.drawImage(picture.canvas, Math.round(x * ratio) / ratio, Math.round(y * ratio) / ratio, w, h); else ctx.drawImage(picture.canvas, x, y, w, h);
  if (job || worn(true)) redraw();
}

function worn(soon = false) {
  if (!still) return true;
  const dx = Math.abs(still.camera.x - camera.x) * camera.k, dy = Math.abs(still.camera.y - camera.y) * camera.k;
  const scaled = still.camera.k !== camera.k;
  if (dx > W * MARGIN * 0.6 || dy > H * MARGIN * 0.6 || scaled) return soon || !scaled || performance.now() - lastMove > 120;
  return false;
}

function startStill() {
  const canvas = document.createElement("canvas"), w = W + 2 * Math.round(W * MARGIN), h = H + 2 * Math.round(H * MARGIN);
  canvas.width = Math.round(w * ratio);
  canvas.height = Math.round(h * ratio);
  const ctx = canvas.getContext("2d");
  ctx.scale(ratio, ratio);
  return { canvas, w, h, camera: { ...camera }, steps: paintScene(ctx, lens(camera, w, h), ink) };
}

/** A slice of the work; small enough that the frame is not missed, larger when nothing moves. */
function stepStill() {
  const budget = performance.now() - lastMove < 100 ? 3 : 9, start = performance.now();
  do {
    if (job.steps.next().done) { still = job; job = null; return; }
  } while (performance.now() - start < budget);
}

function paintOver() {
  const ctx = over.getContext("2d");
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, W, H);
  const focus = focusNow();
  if (focus) paintFocus(ctx, lens(camera, W, H), ink, focus);
}

/** What is picked out now: the path, the selection, else what the pointer is on. */
function focusNow() {
  const star = (node, veil) => {
    const edges = NODES[node].links.filter(i => V.weight[i] && V.isShown[other(EDGES[i], node)]);
    return { veil, strong: true, edges, rings: [node], nodes: [...new Set([node, ...edges.map(i => other(EDGES[i], node))])] };
  };
  const line = (i, veil) => { const ends = [EDGES[i].source, EDGES[i].target]; return { veil, strong: true, edges: V.weight[i] ? [i] : [], rings: ends, nodes: ends }; };
  if (S.edge !== null) return line(S.edge, true);
  if (S.node !== null) return star(S.node, true);
  if (V.path) {
    const steps = new Set(V.path.slice(1).map((n, i) => pairKey(n, V.path[i])));
    return { veil: true, strong: true, rings: V.path, nodes: V.path, edges: V.edges.filter(i => steps.has(pairKey(EDGES[i].source, EDGES[i].target))) };
  }
  if (!hover) return null;
  return hover.node !== undefined ? star(hover.node, false) : line(hover.edge, false);
}
const pairKey = (a, b) => Math.min(a, b) * NODES.length + Math.max(a, b);

/** The actor or line at a point of the screen; a linear search over 25,000 shapes takes less than a millisecond. */
function hit(px, py, slack = 4) {
  const L = lens(camera, W, H);
  let best = null, nearest = Infinity;
  for (const i of V.shown) {
    const d = Math.hypot(L.x(i) - px, L.y(i) - py) - L.r(i);
    if (d < slack && d < nearest) { nearest = d; best = { node: i }; }
  }
  if (best) return best;
  nearest = slack + 2;
  for (const i of V.edges) {
    const e = EDGES[i], ax = L.x(e.source), bx = L.x(e.target), ay = L.y(e.source), by = L.y(e.target), reach = 40;
    if (px < Math.min(ax, bx) - reach || px > Math.max(ax, bx) + reach || py < Math.min(ay, by) - reach || py > Math.max(ay, by) + reach) continue;
    const d = lineDistance(i, L, px, py);
    if (d < nearest) { nearest = d; best = { edge: i }; }
  }
  return best;
}

function lineDistance(i, L, px, py) {
  const c = curve(i, L), parts = scene.bend[i] ? 12 : 1;
  let nearest = Infinity, x = c.ax, y = c.ay;
  for (let n = 1; n <= parts; n++) {
    const t = n / parts, s = 1 - t;
    const u = parts === 1 ? c.bx : s * s * c.ax + 2 * s * t * c.cx + t * t * c.bx, v = parts === 1 ? c.by : s * s * c.ay + 2 * s * t * c.cy + t * t * c.by;
    const f = Math.max(0, Math.min(1, ((px - x) * (u - x) + (py - y) * (v - y)) / ((u - x) ** 2 + (v - y) ** 2 || 1)));
    nearest = Math.min(nearest, Math.hypot(px - x - f * (u - x), py - y - f * (v - y)));
    [x, y] = [u, v];
  }
  return nearest;
}

function setHover(next) {
  const same = (hover && next && hover.node === next.node && hover.edge === next.edge) || (!hover && !next);
  if (same) return;
  hover = next;
  box.classList.toggle("pointing", Boolean(next));
  redraw(false);
}

/** Pointer: drag to pan, pinch to zoom, click to select. */
function listen() {
  const fingers = new Map();
  let travelled = 0, pinch = 0;
  const place = event => { const r = box.getBoundingClientRect(); return [event.clientX - r.left, event.clientY - r.top]; };
  const spread = () => { const [a, b] = [...fingers.values()]; return Math.hypot(a[0] - b[0], a[1] - b[1]); };
  box.addEventListener("pointerdown", event => {
    if (event.target !== box || event.button > 0) return;
    try { box.setPointerCapture(event.pointerId); } catch { /* a pointer that is already gone */ }
    fingers.set(event.pointerId, place(event));
    if (fingers.size === 1) travelled = 0;
    if (fingers.size === 2) { pinch = spread(); travelled = 99; }
  });
  box.addEventListener("pointermove", event => {
    const at = place(event), before = fingers.get(event.pointerId);
    if (!before) { setHover(event.target === box ? hit(...at) : null); return; }
    fingers.set(event.pointerId, at);
    if (fingers.size === 2) {
      const now = spread(), [a, b] = [...fingers.values()];
      zoom(now / (pinch || now), (a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
      pinch = now;
      return;
    }
    travelled += Math.hypot(at[0] - before[0], at[1] - before[1]);
    if (travelled > 3) { box.classList.add("grabbing"); pan(at[0] - before[0], at[1] - before[1]); }
  });
  const end = event => {
    const known = fingers.delete(event.pointerId);
    box.classList.remove("grabbing");
    if (known && event.type === "pointerup" && travelled <= 3) {
      const found = hit(...place(event), event.pointerType === "touch" ? 12 : 4);
      select(found || {});
    }
  };
  box.addEventListener("pointerup", end);
  box.addEventListener("pointercancel", end);
  box.addEventListener("pointerleave", () => setHover(null));
  box.addEventListener("wheel", event => { event.preventDefault(); zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0016)), ...place(event)); }, { passive: false });
  box.addEventListener("dblclick", event => { const found = hit(...place(event)); if (found && found.node !== undefined) enterEgo(found.node, 1); });
  new ResizeObserver(resize).observe(box);
}
