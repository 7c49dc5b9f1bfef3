// The current view as a file: SVG by the same drawing code, PNG at twice the size, both with a legend.

/** The methods of a canvas context that the drawing uses, written as SVG. */
class SvgContext {
  constructor(measure) { this.out = []; this.d = []; this.dash = []; this.globalAlpha = 1; this.measure = measure; }
  beginPath() { this.d = []; }
  point(...n) { return n.map(v => Math.round(v * 100) / 100).join(" "); }
  moveTo(x, y) { this.d.push("M" + this.point(x, y)); }
  lineTo(x, y) { this.d.push("L" + this.point(x, y)); }
  quadraticCurveTo(a, b, x, y) { this.d.push("Q" + this.point(a, b, x, y)); }
  arc(x, y, r) { this.d.push(`M${this.point(x + r, y)}A${this.point(r, r)} 0 1 1 ${this.point(x - r, y)}A${this.point(r, r)} 0 1 1 ${this.point(x + r, y)}Z`); }
  rect(x, y, w, hgt) { this.d.push(`M${this.point(x, y)}h${this.point(w)}v${this.point(hgt)}h${this.point(-w)}Z`); }
  closePath() { this.d.push("Z"); }
  setLineDash(dash) { this.dash = dash; }
  escape(text) { return String(text).replace(/[&<>\x22]/g, c => `&#${c.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd"); }
  put(tag, attributes, content = "") {
    const list = Object.entries(attributes).map(([k, v]) => ` ${k}="${this.escape(v)}"`).join("");
    this.out.push(`<${tag}${list}>${this.escape(content)}</${tag}>`);
  }
  stroke() { if (this.d.length) this.put("path", { d: this.d.join(""), fill: "none", stroke: this.strokeStyle, "stroke-width": this.lineWidth, ...(this.dash.length && { "stroke-dasharray": this.dash.join(" ") }), ...(this.globalAlpha < 1 && { opacity: this.globalAlpha }) }); }
  fill() { if (this.d.length) this.put("path", { d: this.d.join(""), fill: this.fillStyle, ...(this.globalAlpha < 1 && { opacity: this.globalAlpha }) }); }
  fillRect(x, y, w, hgt) { this.put("rect", { x, y, width: w, height: hgt, fill: this.fillStyle, ...(this.globalAlpha < 1 && { opacity: this.globalAlpha }) }); }
  measureText(text) { this.measure.font = this.font; return this.measure.measureText(text); }
  text(text, x, y, more) {
    const [, weight, size] = /^(\d+)\s([\d.]+)px/.exec(this.font);
    this.put("text", { x: Math.round(x * 10) / 10, y: Math.round((y + size * 0.35) * 10) / 10, "font-size": size, "font-weight": weight, ...more }, text);
  }
  strokeText(text, x, y) { this.text(text, x, y, { fill: "none", stroke: this.strokeStyle, "stroke-width": this.lineWidth, "stroke-linejoin": "round" }); }
  fillText(text, x, y) { this.text(text, x, y, { fill: this.fillStyle }); }
  finish(w, hgt) {
    return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${hgt}" viewBox="0 0 ${w} ${hgt}" font-family="${this.escape(FONT)}">\n${this.out.join("\n")}\n</svg>\n`;
  }
}

/** Relations by colour, kinds by shape, what is shown; returns the height it takes. Without colours it only measures. */
function paintLegend(ctx, w, top, colors) {
  const used = RELATIONS.filter(r => V.edges.some(i => EDGES[i].relation === r)), kinds = KINDS.filter(k => V.shown.some(i => NODES[i].kind === k));
  let x = 16, y = top + 16;
  const put = (text, mark, room) => {
    const wide = room + textWidth(ctx, text, 12, 400) + 16;
    if (x > 16 && x + wide > w) { x = 16; y += 20; }
    if (colors) {
      ctx.beginPath();
      mark();
      ctx.fillStyle = room ? colors.fg : colors.soft;
      ctx.font = `400 12px ${FONT}`;
      ctx.textBaseline = "middle";
      ctx.fillText(text, x + room, y);
    }
    x += wide;
  };
  for (const relation of used) put(pretty(relation), () => { ctx.moveTo(x, y); ctx.lineTo(x + 18, y); ctx.strokeStyle = colorOf(relation); ctx.lineWidth = 2.5; ctx.stroke(); }, 24);
  for (const kind of kinds) put(KIND_NAMES[kind], () => { shape(ctx, kind, x + 5, y, 5); ctx.fillStyle = colors.node; ctx.fill(); }, 15);
  x = w;
  for (const text of ["dashed: denied, dotted: not (yet) actual", DATA.title, statusText()]) if (text) put(text, () => {}, 0);
  return y + 16 - top;
}

const legendHeight = () => paintLegend(document.createElement("canvas").getContext("2d"), W, 0, null);

function paintWhole(ctx, extra) {
  const colors = inks(), L = lens(camera, W, H), focus = focusNow();
  ctx.fillStyle = colors.bg;
  ctx.fillRect(0, 0, W, H + extra);
  for (const _ of paintScene(ctx, L, colors));
  if (focus) paintFocus(ctx, L, colors, focus);
  ctx.fillStyle = colors.bg;
  ctx.fillRect(0, H, W, extra);
  paintLegend(ctx, W, H, colors);
}

function svgText() {
  const ctx = new SvgContext(document.createElement("canvas").getContext("2d"));
  paintWhole(ctx, legendHeight());
  return ctx.finish(W, H + legendHeight());
}

function savePng() {
  const canvas = document.createElement("canvas"), scale = 2;
  canvas.width = W * scale;
  canvas.height = (H + legendHeight()) * scale;
  const ctx = canvas.getContext("2d");
  ctx.scale(scale, scale);
  paintWhole(ctx, legendHeight());
  canvas.toBlob(blob => download("graph.png", "image/png", blob), "image/png");
}

function download(name, type, content) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: type + ";charset=utf-8" }));
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
  say(`${name} saved`);
}
