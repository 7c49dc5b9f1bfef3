// Frames a second while a graph of 5,000 actors and 20,000 relations is dragged, in the page and in sigma.js 3, in the same
// browser, window and by the same mouse movements. Run in this folder: `npm install && npm run bench`.
import { writeFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { folder, launch, makePage, open } from "./browser.mjs";
import { large } from "./viewer_sample.mjs";

const SECONDS = 6;
const payload = large();

/** The same places, sizes and colours in sigma.js with its standard settings. */
function sigmaPage(places) {
  const entry = join(folder, "sigma-entry.js");
  writeFileSync(entry, `import Graph from "graphology"; import Sigma from "sigma"; window.Graph = Graph; window.Sigma = Sigma;`);
  const code = buildSync({ entryPoints: [entry], bundle: true, write: false, minify: true, nodePaths: [new URL("node_modules", import.meta.url).pathname], absWorkingDir: new URL(".", import.meta.url).pathname }).outputFiles[0].text;
  const file = join(folder, "sigma.html");
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><style>body{margin:0}#canvas{width:1032px;height:650px}</style><div id="canvas"></div><script>${code.replaceAll("</script", "<\\/script")}</script><script>
const places = ${JSON.stringify(places)}, edges = ${JSON.stringify(payload.edges.map(e => [e.source, e.target, e.relation]))};
const graph = new Graph({ multi: true }), colors = { met: "#0072B2", recognized: "#009E73", supports: "#E69F00", sanctioned: "#D55E00", threatened: "#5e6b7a" };
places.forEach(([x, y, r, name], i) => graph.addNode(i, { x, y: -y, size: r, label: name, color: "#4a5560" }));
edges.forEach(([a, b, relation]) => graph.addEdge(a, b, { size: 1, color: colors[relation] }));
const start = performance.now();
window.renderer = new Sigma(graph, document.getElementById("canvas"));
window.ready = performance.now() - start;
</script>`);
  return "file://" + file;
}

/** Drags back and forth; returns frames a second, the longest pause, and the 95th percentile of the pauses. */
async function drag(page) {
  await page.evaluate(() => {
    window.times = [];
    const tick = t => { window.times.push(t); window.ticking = requestAnimationFrame(tick); };
    window.ticking = requestAnimationFrame(tick);
  });
  const { x, y, width, height } = await page.locator("#canvas").boundingBox(), end = Date.now() + SECONDS * 1000;
  const [cx, cy] = [x + width / 2 + 120, y + height / 2];
  await page.mouse.move(cx, cy);
  await page.mouse.down();
  for (let i = 0; Date.now() < end; i++) {
    await page.mouse.move(cx + 220 * Math.sin(i / 25), cy + 120 * Math.sin(i / 40));
    await page.waitForTimeout(8);
  }
  await page.mouse.up();
  return page.evaluate(() => {
    cancelAnimationFrame(window.ticking);
    const gaps = window.times.slice(1).map((t, i) => t - window.times[i]).sort((a, b) => a - b);
    const total = gaps.reduce((a, b) => a + b, 0);
    return { fps: gaps.length / total * 1000, p95: gaps[Math.floor(gaps.length * 0.95)], worst: gaps.at(-1) };
  });
}

async function measure(name, address) {
  const browser = await launch();
  const { page, close } = await open(browser, address);
  await page.waitForTimeout(3000);
  const runs = [];
  for (let i = 0; i < 3; i++) runs.push(await drag(page));
  runs.sort((a, b) => a.fps - b.fps);
  const { fps, p95, worst } = runs[1];
  console.log(`${name.padEnd(10)} ${fps.toFixed(1)} frames/s, 95 % of frames within ${p95.toFixed(0)} ms, longest ${worst.toFixed(0)} ms (median of 3 runs: ${runs.map(r => r.fps.toFixed(1)).join(", ")})`);
  const drawn = await page.screenshot();
  writeFileSync(join(folder, name + ".png"), drawn);
  await close();
  await browser.close();
}

const ours = makePage("large", payload);
const html = readFileSync(ours.slice(7), "utf8");
console.log(`page of ${(html.length / 1e6).toFixed(1)} MB`);
const browser = await launch(), view = await open(browser, ours + "#top=5000");
const places = await view.page.evaluate(() => NODES.map((n, i) => [scene.x[i] || n.x, scene.y[i] || n.y, Math.max(1, scene.r[i]), n.name]));
await browser.close();
await measure("page", ours + "#top=5000");
await measure("sigma", sigmaPage(places));
console.log(folder);
