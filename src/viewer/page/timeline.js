// Events over time, by month or year; dragging over the bars sets the dates.

const MONTH = 30.436875;
const time = { bins: [], unit: "year", drag: null };
const monthOf = day => { const d = new Date(day * 864e5); return d.getUTCFullYear() * 12 + d.getUTCMonth(); };
const monthStart = m => { const t = new Date(0); t.setUTCFullYear(Math.floor(m / 12), ((m % 12) + 12) % 12, 1); return Math.round(t.getTime() / 864e5); };

/** Months up to twelve years, years beyond; an event dated only by its year stands in the year's middle bar of months. */
function timelineUnits() {
  const [first, last] = [monthOf(DAYS[0]), monthOf(DAYS[1])];
  time.unit = last - first > 144 ? "year" : "month";
  const size = time.unit === "year" ? 12 : 1, start = time.unit === "year" ? Math.floor(first / 12) * 12 : first;
  time.bins = [];
  for (let m = start; m <= last; m += size) time.bins.push({ from: monthStart(m), to: monthStart(m + size) - 1, month: m, counts: new Map(), total: 0 });
}

/** Counts distinct events a bar under all filters but the dates, stacked by relation. */
function countTimeline() {
  const kept = [S.from, S.to];
  S.from = S.to = null;
  const seen = new Uint8Array(eventCount);
  for (const bin of time.bins) { bin.counts.clear(); bin.total = 0; }
  for (const edge of EDGES) {
    if (!edgePasses(edge)) continue;
    for (const claim of edge.claims) {
      if (!claim.days || seen[claim.event] || claim.confidence < S.confidence - 1e-6) continue;
      if (S.ego && !(V.isShown[edge.source] && V.isShown[edge.target])) continue;
      seen[claim.event] = 1;
      const middle = monthOf(Math.floor((claim.days[0] + claim.days[1]) / 2)), size = time.unit === "year" ? 12 : 1;
      const bin = time.bins[Math.floor((middle - time.bins[0].month) / size)] || time.bins[time.bins.length - 1];
      bin.counts.set(edge.relation, (bin.counts.get(edge.relation) || 0) + 1);
      bin.total++;
    }
  }
  [S.from, S.to] = kept;
}

function renderTimeline() {
  const canvas = $("bars"), w = canvas.clientWidth, hgt = canvas.clientHeight;
  $("timeline").hidden = !DATED;
  if (!DATED || !w || !hgt) return;
  countTimeline();
  canvas.width = Math.round(w * ratio);
  canvas.height = Math.round(hgt * ratio);
  const ctx = canvas.getContext("2d"), colors = inks(), base = hgt - 15, n = time.bins.length, step = w / n;
  const most = Math.max(1, ...time.bins.map(b => b.total));
  ctx.scale(ratio, ratio);
  ctx.font = `11px ${FONT}`;
  const [from, to] = time.drag || [S.from, S.to];
  time.bins.forEach((bin, i) => {
    const inside = (from === null || bin.to >= from) && (to === null || bin.from <= to);
    let y = base;
    ctx.globalAlpha = inside ? 1 : 0.25;
    for (const relation of RELATIONS) {
      const count = bin.counts.get(relation);
      if (!count) continue;
      const tall = count / most * (base - 4);
      ctx.fillStyle = colorOf(relation);
      ctx.fillRect(i * step + (step > 4 ? 0.75 : 0), y - tall, Math.max(1, Math.min(26, step - (step > 4 ? 1.5 : 0))), tall);
      y -= tall;
    }
  });
  ctx.globalAlpha = 1;
  ctx.fillStyle = colors.soft;
  ctx.fillRect(0, base, w, 0.75);
  axis(ctx, step, hgt);
  if (from !== null || to !== null) {
    const x = day => Math.max(0, Math.min(w, (day - time.bins[0].from) / (time.bins[n - 1].to + 1 - time.bins[0].from) * w));
    const [a, b] = [from === null ? 0 : x(from), to === null ? w : x(to + 1)];
    ctx.strokeStyle = colors.accent;
    ctx.lineWidth = 1.5;
    ctx.strokeRect(a + 0.75, 1, Math.max(2, b - a - 1.5), base - 1);
  }
  const total = time.bins.reduce((sum, b) => sum + b.total, 0);
  const chosen = from === null && to === null ? "drag over the bars to choose dates" : `${from === null ? isoDay(DAYS[0]) : isoDay(from)} to ${to === null ? isoDay(DAYS[1]) : isoDay(to)}`;
  $("period").textContent = `${plural(total, "dated event")} by ${time.unit} · ${chosen}`;
  $("all-time").hidden = S.from === null && S.to === null;
  canvas.setAttribute("aria-label", `${plural(total, "event")} by ${time.unit}, at most ${most}; ${chosen}`);
}

/** Years under the bars, as many as have room. */
function axis(ctx, step, hgt) {
  let free = -Infinity;
  time.bins.forEach((bin, i) => {
    if (time.unit === "month" && bin.month % 12 !== 0 && i !== 0) return;
    const text = String(Math.floor(bin.month / 12)), x = i * step;
    if (x < free) return;
    ctx.fillText(text, x, hgt - 3);
    free = x + ctx.measureText(text).width + 12;
  });
}

function listenTimeline() {
  const canvas = $("bars");
  let start = null;
  const bin = event => Math.max(0, Math.min(time.bins.length - 1, Math.floor((event.clientX - canvas.getBoundingClientRect().left) / canvas.clientWidth * time.bins.length)));
  const range = (a, b) => [time.bins[Math.min(a, b)].from, time.bins[Math.max(a, b)].to];
  canvas.addEventListener("pointerdown", e => { start = bin(e); canvas.setPointerCapture(e.pointerId); time.drag = range(start, start); renderTimeline(); });
  canvas.addEventListener("pointermove", e => {
    if (start !== null) { time.drag = range(start, bin(e)); renderTimeline(); }
    const b = time.bins[bin(e)];
    canvas.title = `${time.unit === "year" ? isoDay(b.from).slice(0, 4) : isoDay(b.from).slice(0, 7)}: ${plural(b.total, "event")}`;
  });
  const end = () => {
    if (start === null) return;
    const [from, to] = time.drag;
    start = time.drag = null;
    const same = S.from === from && S.to === to;
    change({ from: same ? null : from, to: same ? null : to });
  };
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", () => { start = time.drag = null; renderTimeline(); });
  new ResizeObserver(renderTimeline).observe(canvas);
}
