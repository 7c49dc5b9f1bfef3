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

/** Relations by colour, kinds by shape, what is shown. */
function paintLegend(ctx, w, hgt, colors) {
  const used = RELATIONS.filter(r => V.edges.some(i => EDGES[i].relation === r)).slice(0, 12);
  const kinds = KINDS.filter(k => V.shown.some(i => NODES[i].kind === k));
  let x = 16;
  const y = hgt + 16, put = (text, color = colors.fg) => { ctx.fillStyle = color; ctx.font = `400 12px ${FONT}`; ctx.fillText(text, x, y); x += textWidth(ctx, text, 12, 400) + 16; };
  ctx.textBaseline = "middle";
  for (const relation of used) {
    ctx.beginPath(); ctx.moveTo(x, y); ctx.lineTo(x + 18, y);
    ctx.strokeStyle = colorOf(relation); ctx.lineWidth = 2.5; ctx.stroke();
    x += 24;
    put(pretty(relation));
  }
  for (const kind of kinds) {
    ctx.beginPath(); shape(ctx, kind, x + 5, y, 5); ctx.fillStyle = colors.node; ctx.fill();
    x += 15;
    put(KIND_NAMES[kind]);
  }
  put("dashed: denied, dotted: not (yet) actual", colors.soft);
  x = 16;
  ctx.fillStyle = colors.soft;
  ctx.font = `400 12px ${FONT}`;
  ctx.fillText([DATA.title, statusText()].filter(Boolean).join(" · "), 16, hgt + 36);
}

function paintWhole(ctx) {
  const colors = inks(), L = lens(camera, W, H), focus = focusNow();
  ctx.fillStyle = colors.bg;
  ctx.fillRect(0, 0, W, H + 52);
  for (const _ of paintScene(ctx, L, colors));
  if (focus) paintFocus(ctx, L, colors, focus);
  ctx.fillStyle = colors.bg;
  ctx.fillRect(0, H, W, 52);
  paintLegend(ctx, W, H, colors);
}

function svgText() {
  const ctx = new SvgContext(document.createElement("canvas").getContext("2d"));
  paintWhole(ctx);
  return ctx.finish(W, H + 52);
}

function savePng() {
  const canvas = document.createElement("canvas"), scale = 2;
  canvas.width = W * scale;
  canvas.height = (H + 52) * scale;
  const ctx = canvas.getContext("2d");
  ctx.scale(scale, scale);
  paintWhole(ctx);
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
