// From choices to what is shown: claims that pass, weights, the top actors, ego and path.

/** What the choices leave. Recomputed as a whole: a pass over all claims takes milliseconds. */
const V = { claims: [], weight: new Int32Array(EDGES.length), passing: new Uint8Array(CLAIMS.length), rank: [], events: new Int32Array(NODES.length),
  shown: [], isShown: new Uint8Array(NODES.length), edges: [], path: null, undatedHidden: 0 };
CLAIMS.forEach((claim, i) => { claim.index = i; });

function edgePasses(edge) {
  const { off } = S;
  return !off.relation.has(edge.relation) && !off.polarity.has(edge.polarity) && !off.status.has(edge.status)
    && !off.kind.has(NODES[edge.source].kind) && !off.kind.has(NODES[edge.target].kind);
}

function datePasses(claim) {
  if (!claim.days) return S.undated;
  return (S.from === null || claim.days[1] >= S.from) && (S.to === null || claim.days[0] <= S.to);
}

/** Counts distinct events: of each edge, and of each actor over its edges. */
function weigh() {
  const seen = new Int32Array(eventCount).fill(-1);
  V.weight.fill(0);
  V.passing.fill(0);
  V.claims = [];
  EDGES.forEach((edge, i) => {
    if (!edgePasses(edge)) return;
    for (const claim of edge.claims) {
      if (claim.confidence < S.confidence - 1e-6 || !datePasses(claim)) continue;
      V.passing[claim.index] = 1;
      V.claims.push(claim);
      if (seen[claim.event] !== i) { seen[claim.event] = i; V.weight[i]++; }
    }
  });
  seen.fill(-1);
  NODES.forEach((node, n) => {
    V.events[n] = 0;
    for (const i of node.links) {
      if (!V.weight[i]) continue;
      for (const claim of EDGES[i].claims) {
        if (V.passing[claim.index] && seen[claim.event] !== n) { seen[claim.event] = n; V.events[n]++; }
      }
    }
  });
}

const other = (edge, node) => edge.source === node ? edge.target : edge.source;

/** Shortest path over all that passes the filters; of equally short ones the one with more events at each step. */
function findPath(from, to) {
  const before = new Map([[from, null]]);
  let front = [from];
  while (front.length && !before.has(to)) {
    const next = [];
    for (const node of front) {
      const links = NODES[node].links.filter(i => V.weight[i]).sort((a, b) => V.weight[b] - V.weight[a] || a - b);
      for (const i of links) {
        const peer = other(EDGES[i], node);
        if (!before.has(peer)) { before.set(peer, node); next.push(peer); }
      }
    }
    front = next.sort((a, b) => V.events[b] - V.events[a] || a - b);
  }
  if (!before.has(to)) return null;
  const path = [];
  for (let node = to; node !== null; node = before.get(node)) path.unshift(node);
  return path;
}

function around(start, depth) {
  const found = new Set([start]);
  let front = [start];
  for (let d = 0; d < depth; d++) {
    const next = [];
    for (const node of front) {
      for (const i of NODES[node].links) {
        const peer = other(EDGES[i], node);
        if (V.weight[i] && !found.has(peer)) { found.add(peer); next.push(peer); }
      }
    }
    front = next;
  }
  return found;
}

function choose() {
  V.rank = NODES.map((_, i) => i).filter(i => V.events[i]).sort((a, b) => V.events[b] - V.events[a] || a - b);
  V.path = S.path ? findPath(S.path[0], S.path[1]) : null;
  const pool = S.ego ? around(S.ego.node, S.ego.depth) : null;
  V.pool = pool ? V.rank.filter(i => pool.has(i)) : V.rank;
  // The actors that the reader asked for are always there, whatever their rank.
  const asked = [S.ego && S.ego.node, S.node, ...(S.edge === null ? [] : [EDGES[S.edge].source, EDGES[S.edge].target]), ...(V.path || S.path || [])];
  const shown = new Set(V.pool.slice(0, S.top));
  for (const node of asked) if (node !== null && node !== undefined) shown.add(node);
  V.shown = [...shown];
  V.isShown.fill(0);
  for (const i of V.shown) V.isShown[i] = 1;
  V.edges = [];
  for (let i = 0; i < EDGES.length; i++) {
    if (V.weight[i] && V.isShown[EDGES[i].source] && V.isShown[EDGES[i].target]) V.edges.push(i);
  }
}

function compute() {
  weigh();
  choose();
}

/** Claims of the table: all that pass; in an ego or path view only those between the actors shown. */
function tableClaims() {
  if (!S.ego && !S.path) return V.claims;
  return V.claims.filter(c => V.isShown[EDGES[c.edge].source] && V.isShown[EDGES[c.edge].target]);
}

/** The events (or actors) of each value of one choice with all other filters applied, for the numbers beside the boxes. */
function tally(key) {
  const kept = S.off[key];
  S.off[key] = new Set();
  const sets = new Map();
  const add = (value, item) => { if (!sets.has(value)) sets.set(value, new Set()); sets.get(value).add(item); };
  for (const edge of EDGES) {
    if (!edgePasses(edge)) continue;
    for (const c of edge.claims) {
      if (c.confidence < S.confidence - 1e-6 || !datePasses(c)) continue;
      if (key === "kind") for (const end of [edge.source, edge.target]) add(NODES[end].kind, end);
      else add(edge[key], c.event);
    }
  }
  S.off[key] = kept;
  return sets;
}
