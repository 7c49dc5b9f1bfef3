// Drawing: places of the shown actors, lines in few strokes, labels without overlap. Draws on any context with the methods
// of a canvas, so that the saved SVG is the same picture.

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
/** More actors than this keep the places that came with the data. */
const RELAX_LIMIT = 300;
/** More lines than this are drawn straight, without arrowheads, in slices. */
const BIG = 1500;
/** Lines in one stroke: very long paths are slow to fill. */
const SLICE = 400;

const scene = { x: new Float32Array(NODES.length), y: new Float32Array(NODES.length), r: new Float32Array(NODES.length),
  big: false, groups: [], bend: new Float32Array(EDGES.length), key: "", order: [] };

/** Spreads a small set of actors over the window: a fixed number of rounds from the places in the data. */
function relax(nodes, edges, aspect) {
  const n = nodes.length, at = new Map(nodes.map((node, i) => [node, i]));
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const i of nodes) {
    x0 = Math.min(x0, NODES[i].x); x1 = Math.max(x1, NODES[i].x);
    y0 = Math.min(y0, NODES[i].y); y1 = Math.max(y1, NODES[i].y);
  }
  const side = Math.sqrt(n), sx = Math.sqrt(aspect), sy = 1 / sx;
  const x = nodes.map((i, j) => ((NODES[i].x - (x0 + x1) / 2) / (x1 - x0 || 1) + 1e-4 * j) * side * sx);
  const y = nodes.map((i, j) => ((NODES[i].y - (y0 + y1) / 2) / (y1 - y0 || 1) - 1e-4 * (j % 7)) * side * sy);
  const pairs = new Map();
  for (const e of edges) {
    const [a, b] = [at.get(EDGES[e].source), at.get(EDGES[e].target)];
    if (a !== b) pairs.set(Math.min(a, b) * n + Math.max(a, b), 1);
  }
  const degree = new Float32Array(n);
  for (const key of pairs.keys()) { degree[Math.floor(key / n)]++; degree[key % n]++; }
  const dx = new Float64Array(n), dy = new Float64Array(n), rounds = 200;
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < n; i++) { dx[i] = -0.12 * x[i] / sx; dy[i] = -0.12 * y[i] / sy; }
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) {
        const u = x[i] - x[j], v = y[i] - y[j], d2 = Math.max(u * u + v * v, 1e-3), f = 1 / d2;
        dx[i] += u * f; dy[i] += v * f; dx[j] -= u * f; dy[j] -= v * f;
      }
    }
    for (const key of pairs.keys()) {
      const i = Math.floor(key / n), j = key % n, u = x[i] - x[j], v = y[i] - y[j];
      const f = 0.55 * Math.hypot(u, v) / Math.sqrt(Math.max(degree[i], degree[j]));
      dx[i] -= u * f; dy[i] -= v * f; dx[j] += u * f; dy[j] += v * f;
    }
    const limit = 0.6 * (1 - round / rounds) * Math.max(1, side / 6);
    for (let i = 0; i < n; i++) {
      const d = Math.hypot(dx[i], dy[i]) * 0.25, f = 0.25 * (d > limit ? limit / d : 1);
      x[i] += dx[i] * f; y[i] += dy[i] * f;
    }
  }
  const wide = axis => Math.max(...axis) - Math.min(...axis) || 1;
  // The window is seldom square: a moderate stretch uses its room.
  const stretch = Math.max(0.7, Math.min(1.6, aspect * wide(y) / wide(x)));
  nodes.forEach((node, i) => { scene.x[node] = x[i] * 100 * stretch; scene.y[node] = y[i] * 100; });
}

/** Moves apart what would overlap at the scale at which all fits the window. */
function separate(nodes) {
  const [x0, x1, y0, y1] = bounds(), scale = Math.min(W * 0.75 / (x1 - x0 || 1), (H - 96) / (y1 - y0 || 1), 2.4);
  for (let round = 0; round < 40; round++) {
    for (let a = 0; a < nodes.length; a++) {
      for (let b = 0; b < a; b++) {
        const [i, j] = [nodes[a], nodes[b]], u = scene.x[i] - scene.x[j] || 1e-3, v = scene.y[i] - scene.y[j];
        const d = Math.hypot(u, v), lack = ((scene.r[i] + scene.r[j]) * 1.15 + 8) / scale - d;
        if (lack <= 0) continue;
        const f = lack / d * 0.3;
        scene.x[i] += u * f; scene.y[i] += v * f; scene.x[j] -= u * f; scene.y[j] -= v * f;
      }
    }
  }
}

/** Puts actors that join the others beside those they are related to, and leaves the others where they are. */
function join(added) {
  for (const i of added) {
    const near = NODES[i].links.filter(e => V.weight[e]).map(e => other(EDGES[e], i)).filter(n => V.isShown[n] && !added.includes(n));
    const mean = axis => near.reduce((sum, n) => sum + axis[n], 0) / (near.length || 1), [x, y] = [mean(scene.x), mean(scene.y)], d = Math.hypot(x, y) || 1;
    scene.x[i] = x + x / d * 120;
    scene.y[i] = y + y / d * 120;
  }
}

/** Prepares the scene for what is shown; returns whether the set of actors changed. `keep` leaves known places alone. */
function prepare(aspect, keep) {
  const key = V.shown.join(), before = new Set(scene.order);
  const changed = key !== scene.key, added = V.shown.filter(i => !before.has(i));
  scene.key = key;
  scene.big = V.edges.length > BIG;
  scene.order = [...V.shown].sort((a, b) => V.events[b] - V.events[a] || a - b);
  const most = Math.max(1, V.events[scene.order[0]] || 1), small = W < 600 ? 0.75 : 1;
  const [least, span] = V.shown.length > 600 ? [1.5, 9] : V.shown.length > 150 ? [3.5, 11] : [5 * small, 13 * small];
  for (const i of V.shown) scene.r[i] = least + span * Math.sqrt(V.events[i] / most);
  if (changed && keep && before.size && added.length <= 3) join(added);
  else if (changed && V.shown.length <= RELAX_LIMIT) { relax(V.shown, V.edges, aspect); separate(V.shown); }
  else if (changed) for (const i of V.shown) { scene.x[i] = NODES[i].x; scene.y[i] = NODES[i].y; }
  bundle();
  regroup();
  return changed;
}

/** Fans out the lines between the same two actors. */
function bundle() {
  const pairs = new Map();
  for (const i of V.edges) {
    const { source, target } = EDGES[i], key = Math.min(source, target) * NODES.length + Math.max(source, target);
    if (pairs.has(key)) pairs.get(key).push(i); else pairs.set(key, [i]);
  }
  for (const list of pairs.values()) {
    list.forEach((i, n) => {
      const offset = n - (list.length - 1) / 2;
      scene.bend[i] = scene.big ? 0 : offset * (EDGES[i].source < EDGES[i].target ? 1 : -1);
    });
  }
}

const widthOf = weight => Math.min(6, 1.25 + Math.round(Math.log2(weight) * 1.6) / 2);

function groupsOf(edges) {
  const groups = new Map();
  for (const i of edges) {
    const edge = EDGES[i], width = scene.big ? 1 : widthOf(V.weight[i]);
    const key = `${edge.relation}|${dashOf(edge)}|${width}`;
    if (!groups.has(key)) groups.set(key, { relation: edge.relation, dash: dashOf(edge).split(" ").filter(Boolean).map(Number), width, edges: [] });
    groups.get(key).edges.push(i);
  }
  return [...groups.values()];
}
function regroup() { scene.groups = groupsOf(V.edges); }

/** How the world stands on a surface of width w and height h. */
function lens(cam, w, h) {
  const grow = Math.max(0.6, Math.min(2.2, Math.pow(cam.k / fitScale(), 0.45)));
  return { w, h, k: cam.k, grow, x: i => (scene.x[i] - cam.x) * cam.k + w / 2, y: i => (scene.y[i] - cam.y) * cam.k + h / 2, r: i => scene.r[i] * grow };
}

/** Ends and control point of a line; a relation of an actor with itself is a small loop. */
function curve(i, L) {
  const edge = EDGES[i], ax = L.x(edge.source), ay = L.y(edge.source), bx = L.x(edge.target), by = L.y(edge.target);
  const d = Math.hypot(bx - ax, by - ay) || 1, bend = scene.bend[i] * Math.min(34, d / 3);
  return { ax, ay, bx, by, cx: (ax + bx) / 2 - (by - ay) / d * bend, cy: (ay + by) / 2 + (bx - ax) / d * bend };
}

function* strokeEdges(ctx, L, groups, alpha) {
  ctx.lineCap = "butt";
  for (const group of groups) {
    ctx.strokeStyle = ctx.fillStyle = colorOf(group.relation);
    ctx.lineWidth = group.width;
    ctx.globalAlpha = alpha;
    ctx.setLineDash(group.dash);
    for (let start = 0; start < group.edges.length; start += SLICE) {
      const slice = group.edges.slice(start, start + SLICE);
      ctx.beginPath();
      if (scene.big) straight(ctx, L, slice); else curved(ctx, L, slice);
      ctx.stroke();
      yield;
    }
    ctx.setLineDash([]);
    if (!scene.big) arrows(ctx, L, group);
  }
  ctx.globalAlpha = 1;
}

function straight(ctx, L, edges) {
  const { w, h } = L;
  for (const i of edges) {
    const e = EDGES[i], ax = L.x(e.source), ay = L.y(e.source), bx = L.x(e.target), by = L.y(e.target);
    if ((ax < 0 && bx < 0) || (ay < 0 && by < 0) || (ax > w && bx > w) || (ay > h && by > h)) continue;
    ctx.moveTo(ax, ay);
    ctx.lineTo(bx, by);
  }
}

function curved(ctx, L, edges) {
  for (const i of edges) {
    const c = curve(i, L);
    if (EDGES[i].source === EDGES[i].target) {
      const r = L.r(EDGES[i].source);
      ctx.moveTo(c.ax - r / 2, c.ay);
      ctx.quadraticCurveTo(c.ax - r * 2, c.ay - r * 3.4, c.ax, c.ay - r * 3.4);
      ctx.quadraticCurveTo(c.ax + r * 2, c.ay - r * 3.4, c.ax + r / 2, c.ay);
      continue;
    }
    ctx.moveTo(c.ax, c.ay);
    if (scene.bend[i]) ctx.quadraticCurveTo(c.cx, c.cy, c.bx, c.by); else ctx.lineTo(c.bx, c.by);
  }
}

function arrows(ctx, L, group) {
  ctx.beginPath();
  for (const i of group.edges) {
    const edge = EDGES[i];
    if (edge.symmetric || edge.source === edge.target) continue;
    const c = curve(i, L), d = Math.hypot(c.bx - c.cx, c.by - c.cy) || 1, u = (c.bx - c.cx) / d, v = (c.by - c.cy) / d;
    const gap = L.r(edge.target) + 2, size = 6 + group.width, tx = c.bx - u * gap, ty = c.by - v * gap;
    ctx.moveTo(tx, ty);
    ctx.lineTo(tx - u * size - v * size * 0.45, ty - v * size + u * size * 0.45);
    ctx.lineTo(tx - u * size + v * size * 0.45, ty - v * size - u * size * 0.45);
    ctx.closePath();
  }
  ctx.fill();
}

/** Traces the shape of a kind: circle person, square state, hexagon organisation, triangle place. */
function shape(ctx, kind, x, y, r) {
  if (kind === "person") { ctx.moveTo(x + r, y); ctx.arc(x, y, r, 0, 2 * Math.PI); return; }
  if (kind === "state") { ctx.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8); return; }
  const [corners, turn] = kind === "organization" ? [6, 0] : [3, -Math.PI / 2];
  for (let i = 0; i < corners; i++) {
    const a = turn + i * 2 * Math.PI / corners;
    if (i) ctx.lineTo(x + r * 1.1 * Math.cos(a), y + r * 1.1 * Math.sin(a)); else ctx.moveTo(x + r * 1.1 * Math.cos(a), y + r * 1.1 * Math.sin(a));
  }
  ctx.closePath();
}

function* fillNodes(ctx, L, nodes, ink) {
  ctx.setLineDash([]);
  for (const kind of KINDS) {
    const those = nodes.filter(i => NODES[i].kind === kind);
    for (let start = 0; start < those.length; start += SLICE) {
      ctx.beginPath();
      for (const i of those.slice(start, start + SLICE)) {
        const x = L.x(i), y = L.y(i), r = L.r(i);
        if (x > -r && y > -r && x < L.w + r && y < L.h + r) shape(ctx, kind, x, y, r);
      }
      ctx.fillStyle = ink.node;
      ctx.strokeStyle = ink.bg;
      ctx.lineWidth = scene.r.length > 600 ? 1 : 1.5;
      ctx.fill();
      ctx.stroke();
      yield;
    }
  }
}

const widths = new Map();
function textWidth(ctx, text, size, weight) {
  const key = weight + size + text;
  if (!widths.has(key)) { ctx.font = `${weight} ${size}px ${FONT}`; widths.set(key, ctx.measureText(text).width); }
  return widths.get(key);
}

/** Boxes that are taken, in a coarse grid. */
class Taken {
  constructor() { this.cells = new Map(); }
  *around(b) { for (let i = b[0] >> 6; i <= b[2] >> 6; i++) for (let j = b[1] >> 6; j <= b[3] >> 6; j++) yield i * 65536 + j; }
  add(b) { for (const c of this.around(b)) { if (!this.cells.has(c)) this.cells.set(c, []); this.cells.get(c).push(b); } }
  free(b, but = -1) {
    for (const c of this.around(b)) for (const t of this.cells.get(c) || []) if (t[4] !== but && b[0] < t[2] && b[2] > t[0] && b[1] < t[3] && b[3] > t[1]) return false;
    return true;
  }
}

/** Puts names beside actors, the most active first; a name that finds no room is left out. */
function placeNames(ctx, L, nodes, taken, must) {
  const out = [], inside = i => L.x(i) > -40 && L.y(i) > -20 && L.x(i) < L.w + 40 && L.y(i) < L.h + 20;
  const near = nodes.filter(inside).slice(0, 400);
  // In a crowd only the large actors keep their names off others.
  for (const i of near.slice(0, V.shown.length > 300 ? 40 : 400)) { const x = L.x(i), y = L.y(i), r = L.r(i); taken.add([x - r, y - r, x + r, y + r, i]); }
  for (const [rank, i] of near.entries()) {
    const [size, weight] = V.shown.length <= 150 || must ? [12, must ? 600 : 500] : [11, 500];
    const name = NODES[i].name, w = textWidth(ctx, name, size, weight), x = L.x(i), y = L.y(i), r = L.r(i) + 4, hh = size * 0.62;
    const spots = [[x + r, y], [x - r - w, y], [x - w / 2, y + r + hh - 1], [x - w / 2, y - r - hh + 1], [x + r * 0.7, y + r], [x + r * 0.7, y - r], [x - r * 0.7 - w, y + r], [x - r * 0.7 - w, y - r]];
    const spot = spots.find(([a, b]) => a > 2 && a + w < L.w - 2 && taken.free([a - 2, b - hh, a + w + 2, b + hh], i));
    // The most active keep their names even where there is no room.
    if (!spot && i !== must && rank > 2) continue;
    const [a, b] = spot || spots[0];
    taken.add([a - 2, b - hh, a + w + 2, b + hh]);
    out.push({ text: name, x: a, y: b, size, weight });
  }
  return out;
}

/** Puts "met × 3" on lines where there is room. */
function placeCounts(ctx, L, edges, taken, all) {
  const out = [];
  for (const i of [...edges].sort((a, b) => V.weight[b] - V.weight[a] || a - b).slice(0, 200)) {
    if (!all && V.weight[i] < 2) continue;
    const c = curve(i, L), n = V.weight[i], text = label(EDGES[i]) + (n > 1 ? ` × ${n}` : ""), w = textWidth(ctx, text, 11, 400);
    if (Math.hypot(c.bx - c.ax, c.by - c.ay) < w * 0.9 || EDGES[i].source === EDGES[i].target) continue;
    for (const t of [0.5, 0.42, 0.58, 0.34, 0.66]) {
      const s = 1 - t, bent = scene.bend[i] ? 1 : 0;
      const x = bent ? s * s * c.ax + 2 * s * t * c.cx + t * t * c.bx : s * c.ax + t * c.bx;
      const y = bent ? s * s * c.ay + 2 * s * t * c.cy + t * t * c.by : s * c.ay + t * c.by;
      const box = [x - w / 2 - 2, y - 7, x + w / 2 + 2, y + 7];
      if (x < 0 || y < 0 || x > L.w || y > L.h || !taken.free(box)) continue;
      taken.add(box);
      out.push({ text, x: x - w / 2, y, size: 11, weight: 400, color: colorOf(EDGES[i].relation) });
      break;
    }
  }
  return out;
}

function write(ctx, labels, ink) {
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const l of labels) {
    ctx.font = `${l.weight} ${l.size}px ${FONT}`;
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = ink.bg;
    ctx.strokeText(l.text, l.x, l.y);
    ctx.fillStyle = l.color || ink.fg;
    ctx.fillText(l.text, l.x, l.y);
  }
}

function inks() {
  const style = getComputedStyle(document.documentElement), get = name => style.getPropertyValue(name).trim();
  return { bg: get("--bg"), fg: get("--fg"), soft: get("--soft"), node: get("--node"), accent: get("--accent") };
}

/** The whole picture, in steps, so that a large one never blocks the page. */
function* paintScene(ctx, L, ink) {
  const many = V.edges.length > 5000 ? 0.22 : scene.big ? 0.35 : V.edges.length > 300 ? 0.6 : 0.85;
  yield* strokeEdges(ctx, L, scene.groups, many);
  yield* fillNodes(ctx, L, scene.order, ink);
  const taken = new Taken(), names = placeNames(ctx, L, scene.order, taken);
  const counts = scene.big ? [] : placeCounts(ctx, L, V.edges, taken, V.edges.length <= 40 || L.grow > 1.3);
  write(ctx, [...counts, ...names], ink);
}

/** What is picked out: everything else steps back. */
function paintFocus(ctx, L, ink, focus) {
  if (focus.veil) { ctx.globalAlpha = 0.86; ctx.fillStyle = ink.bg; ctx.fillRect(0, 0, L.w, L.h); ctx.globalAlpha = 1; }
  const keep = scene.big;
  scene.big = false;
  const groups = groupsOf(focus.edges);
  if (focus.strong) for (const group of groups) group.width += 1;
  for (const _ of strokeEdges(ctx, L, groups, 1));
  scene.big = keep;
  for (const _ of fillNodes(ctx, L, focus.nodes, ink));
  ctx.beginPath();
  for (const i of focus.rings) shape(ctx, NODES[i].kind, L.x(i), L.y(i), L.r(i) + 2);
  ctx.strokeStyle = ink.accent;
  ctx.lineWidth = 2.5;
  ctx.stroke();
  const taken = new Taken(), order = [...focus.rings, ...focus.nodes.filter(i => !focus.rings.includes(i))];
  const names = placeNames(ctx, L, order, taken, focus.rings[0]);
  const counts = focus.veil ? placeCounts(ctx, L, focus.edges, taken, true) : [];
  write(ctx, [...counts, ...names], ink);
}
