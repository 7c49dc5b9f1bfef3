// How the page behaves in a real browser. Run in this folder: `npm install && npm test`; needs Debian's chromium.
// With --shots DIR it also leaves pictures to be looked at.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { folder, launch, makePage, open } from "./browser.mjs";
import { empty, hostile, large, realistic } from "./viewer_sample.mjs";

const shots = process.argv.includes("--shots") ? process.argv[process.argv.indexOf("--shots") + 1] : null;
const browser = await launch();
const sample = makePage("realistic", realistic());
let failed = 0;

async function test(name, address, run, options) {
  const view = await open(browser, address, options);
  try {
    await run(view.page, view);
    const problems = await view.close();
    assert.deepEqual(problems, []);
    console.log(`ok    ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAIL  ${name}\n${error.stack}\n${view.problems.join("\n")}`);
    await view.context.close().catch(() => {});
  }
}

const text = (page, selector) => page.locator(selector).innerText();
const settle = page => page.waitForTimeout(250);
const shown = page => page.evaluate(() => ({ nodes: V.shown.length, edges: V.edges.length, claims: V.claims.length }));
/** Where on the screen an actor or the middle of a line stands. */
const actorAt = (page, name) => page.evaluate(name => {
  const L = lens(camera, W, H), i = NODES.findIndex(n => n.name === name), r = box.getBoundingClientRect();
  return [L.x(i) + r.left, L.y(i) + r.top];
}, name);
const lineAt = page => page.evaluate(() => {
  const L = lens(camera, W, H), r = box.getBoundingClientRect();
  for (const i of V.edges) for (const t of [0.5, 0.4, 0.6, 0.3, 0.7]) {
    const c = curve(i, L), s = 1 - t, bent = scene.bend[i] ? 1 : 0;
    const x = bent ? s * s * c.ax + 2 * s * t * c.cx + t * t * c.bx : s * c.ax + t * c.bx, y = bent ? s * s * c.ay + 2 * s * t * c.cy + t * t * c.by : s * c.ay + t * c.by;
    if ((hit(x, y) || {}).edge === i) return { x: x + r.left, y: y + r.top, i };
  }
  return null;
});

await test("opens on the actors with most events", makePage("many", large(400, 1200)), async page => {
  const now = await shown(page);
  assert.ok(now.nodes <= 60 && now.nodes >= 20, JSON.stringify(now));
  assert.match(await text(page, "#status"), /^Top \d+ of \d+ actors by events/);
  await page.locator("#top").fill("200");
  await settle(page);
  assert.equal((await shown(page)).nodes, 200);
});

await test("hostile text stays text", makePage("hostile", hostile()), async page => {
  for (const view of ["graph", "table"]) {
    await page.locator(`#tab-${view}`).click();
    await settle(page);
  }
  await page.locator("#table tbody tr").first().click();
  await settle(page);
  assert.match(await text(page, "#panel"), /<script>window\.hacked=1<\/script>/);
  await page.evaluate(() => select({ node: 1 }));
  await page.locator("#search").fill("img");
  assert.match(await text(page, "#search-options"), /onerror/);
  const bad = await page.evaluate(() => [window.hacked, document.images.length, document.scripts.length, [...document.links].map(a => a.href).filter(a => !/^https?:/.test(a)), document.querySelectorAll("[onerror], [style*=url]").length]);
  assert.deepEqual(bad, [undefined, 0, 2, [], 0]);
  const svg = await page.evaluate(() => { const d = new DOMParser().parseFromString(svgText(), "image/svg+xml"); return [d.querySelectorAll("parsererror, script, img, foreignObject").length, d.documentElement.localName]; });
  assert.deepEqual(svg, [0, "svg"]);
});

await test("an empty graph says what to do", makePage("empty", empty()), async page => {
  assert.match(await text(page, "#empty"), /legation build/);
  await page.locator("#tab-table").click();
  assert.match(await text(page, "#table"), /no statements yet/i);
});

await test("filters change what is shown", sample, async page => {
  const before = await shown(page);
  for (const [selector, act] of [["[data-filter=relation][value=met]", "uncheck"], ["[data-filter=kind][value=person]", "uncheck"], ["[data-filter=polarity][value=negated]", "uncheck"], ["[data-filter=status][value=planned]", "uncheck"], ["#undated", "uncheck"]]) {
    await page.locator(selector)[act]();
    await settle(page);
    const now = await shown(page);
    assert.ok(now.claims < before.claims, `${selector}: ${JSON.stringify(now)}`);
    await page.locator("#reset").click();
    await settle(page);
    assert.deepEqual(await shown(page), before, selector);
  }
  await page.locator("#confidence").fill("0.8");
  await settle(page);
  assert.equal(await page.evaluate(() => V.claims.every(c => c.confidence >= 0.8)), true);
  await page.locator("#reset").click();
  await page.locator("#from").fill(String(2021 * 12));
  await settle(page);
  assert.equal(await page.evaluate(() => V.claims.every(c => !c.days || c.date >= "2021")), true);
  for (const r of await page.locator("[data-filter=relation]").all()) await r.uncheck();
  assert.match(await text(page, "#empty"), /Nothing passes the filters/);
  await page.locator("#empty button").click();
  await settle(page);
  assert.deepEqual(await shown(page), before);
});

await test("timeline brush sets the dates", sample, async page => {
  const bars = await page.locator("#bars").boundingBox();
  await page.mouse.move(bars.x + bars.width * 0.3, bars.y + 20);
  await page.mouse.down();
  await page.mouse.move(bars.x + bars.width * 0.6, bars.y + 20, { steps: 4 });
  await page.mouse.up();
  await settle(page);
  assert.match(await text(page, "#period"), /20\d\d-\d\d-\d\d to 20\d\d/);
  assert.match(new URL(page.url()).hash, /from=.*to=/);
  await page.locator("#all-time").click();
  await settle(page);
  assert.equal(await page.evaluate(() => S.from), null);
});

await test("search folds diacritics and reads other names", sample, async page => {
  for (const [typed, name] of [["djuris", "Đorđe Đurišić"], ["George", "Đorđe Đurišić"], ["caglay", "Şükrü Çağlayangil Özgür"], ["tojo", "Haruki Tōjō-Yamashita"], ["nguyen", "Nguyễn Thị Hương"], ["gruenwald", "Jürgen Grünwald-Weiß"]]) {
    await page.keyboard.press("/");
    await page.locator("#search").fill(typed);
    await page.keyboard.press("Enter");
    await settle(page);
    assert.equal(await text(page, "#panel h2"), name, typed);
    await page.keyboard.press("Escape");
  }
  await page.locator("#search").fill("zzzz");
  assert.match(await text(page, "#search-options"), /No actor/);
});

await test("a click on a line shows the words", sample, async page => {
  const at = await lineAt(page);
  await page.mouse.click(at.x, at.y);
  await settle(page);
  assert.equal(await page.evaluate(() => S.edge), at.i);
  const words = await page.evaluate(() => ["subject", "trigger", "object"].map(role => document.querySelector(`#panel blockquote mark.${role}`).textContent));
  const expected = await page.evaluate(() => { const c = [...CLAIMS].filter(c => c.edge === S.edge).sort((a, b) => (b.days ? b.days[0] : -1e9) - (a.days ? a.days[0] : -1e9))[0]; return [NODES[subjectOf(c)].name, null, NODES[objectOf(c)].name]; });
  assert.deepEqual([words[0], words[2]], [expected[0], expected[2]]);
  assert.ok(words[1].length > 2);
  assert.match(await text(page, "#panel"), /rule .* · confidence 0\.\d\d/);
  const links = await page.evaluate(() => [...document.querySelectorAll("#panel a")].map(a => new URL(a.href).protocol));
  assert.ok(links.every(p => p === "https:"));
  await page.keyboard.press("Escape");
  await settle(page);
  assert.equal(await page.locator("#panel").isVisible(), false);
});

await test("a click on an actor, its neighbours, two steps", sample, async page => {
  const [x, y] = await actorAt(page, "Serbia");
  await page.mouse.click(x, y);
  await settle(page);
  assert.equal(await text(page, "#panel h2"), "Serbia");
  await page.getByRole("button", { name: "Neighbours" }).click();
  await settle(page);
  const near = await shown(page), peers = await page.evaluate(() => new Set(NODES[S.ego.node].links.filter(i => V.weight[i]).map(i => other(EDGES[i], S.ego.node))).size);
  assert.equal(near.nodes, peers + 1);
  await page.getByRole("button", { name: "Two steps" }).click();
  await settle(page);
  assert.ok((await shown(page)).nodes > near.nodes);
});

await test("path between two actors", sample, async page => {
  for (const [field, name] of [["#path-from", "African Union"], ["#path-to", "Japan"]]) {
    await page.locator(field).fill(name);
    await page.keyboard.press("Enter");
  }
  await settle(page);
  const path = await page.evaluate(() => V.path.map(i => NODES[i].name));
  assert.deepEqual([path[0], path.at(-1)], ["African Union", "Japan"]);
  assert.equal(await page.evaluate(() => V.path.slice(1).every((n, i) => NODES[n].links.some(e => V.weight[e] && other(EDGES[e], n) === V.path[i]))), true);
  assert.match(await text(page, "#panel"), /Connected in \d step/);
  for (const r of await page.locator("[data-filter=relation]").all()) await r.uncheck();
  await settle(page);
  assert.match(await text(page, "#panel"), /No path/);
});

await test("table sorts, searches and copies", sample, async (page, view) => {
  await page.locator("#tab-table").click();
  const column = n => page.evaluate(n => [...document.querySelectorAll(`#table tbody td:nth-child(${n})`)].map(td => td.textContent), n);
  const dates = (await column(1)).filter(Boolean);
  assert.deepEqual(dates.map(d => d.slice(0, 4)), dates.map(d => d.slice(0, 4)).sort().reverse());
  await page.getByRole("button", { name: "Subject" }).click();
  const subjects = await column(2), collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });
  assert.deepEqual(subjects, [...subjects].sort(collator.compare));
  await page.locator("#table-search").fill("sanctioned serbia");
  await settle(page);
  const rows = await page.locator("#table tbody tr").count();
  assert.ok(rows > 0 && rows < subjects.length);
  await page.locator("#copy-csv").click();
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split(/\r?\n/);
  assert.equal(lines.length, rows + 1);
  assert.match(lines[0], /^id,date,subject,subject_kind,relation/);
  const download = page.waitForEvent("download");
  await page.locator("#save-csv").click();
  assert.equal((await download).suggestedFilename(), "statements.csv");
});

await test("cells cannot run in a spreadsheet", makePage("hostile", hostile()), async page => {
  await page.locator("#tab-table").click();
  const csv = await page.evaluate(() => csv());
  assert.ok(!/(^|,)"?[=+@]/m.test(csv), csv);
});

await test("the view is saved as SVG and PNG", sample, async page => {
  for (const [button, name] of [["#save-svg", "graph.svg"], ["#save-png", "graph.png"]]) {
    const waiting = page.waitForEvent("download");
    await page.locator(button).click();
    const download = await waiting;
    assert.equal(download.suggestedFilename(), name);
    await download.saveAs(join(shots || folder, name));
    const bytes = readFileSync(join(shots || folder, name));
    if (name.endsWith("png")) assert.equal(bytes.subarray(1, 4).toString(), "PNG");
    else assert.match(bytes.toString(), /<text [^>]*>Serbia<\/text>/);
  }
});

await test("the address restores the view", sample, async (page, view) => {
  await page.locator("[data-filter=relation][value=supports]").uncheck();
  await page.locator("#confidence").fill("0.6");
  const [x, y] = await actorAt(page, "Serbia");
  await page.mouse.click(x, y);
  await page.locator("#canvas").focus();
  await page.keyboard.press("+");
  await page.keyboard.press("ArrowLeft");
  await page.waitForTimeout(500);
  const [address, before] = [page.url(), await page.evaluate(() => [toFragment(), V.edges.length, camera])];
  const again = await open(browser, address);
  const after = await again.page.evaluate(() => [toFragment(), V.edges.length, camera]);
  assert.deepEqual(await again.close(), []);
  assert.deepEqual(after.slice(0, 2), before.slice(0, 2));
  assert.ok(Math.abs(after[2].k / before[2].k - 1) < 1e-3);
  const odd = await open(browser, sample + "#actor=nobody&top=-5&from=x&at=a,b,c&relation=%3Cscript%3E&confidence=NaN&view=?");
  assert.deepEqual(await odd.close(), []);
});

await test("keys alone are enough", sample, async page => {
  await page.locator("#canvas").focus();
  const before = await page.evaluate(() => ({ ...camera }));
  for (const key of ["ArrowLeft", "ArrowUp", "+"]) await page.keyboard.press(key);
  const after = await page.evaluate(() => ({ ...camera }));
  assert.ok(after.x < before.x && after.y < before.y && after.k > before.k);
  await page.keyboard.press("0");
  await page.keyboard.press("]");
  await settle(page);
  assert.equal(await page.locator("#panel").isVisible(), true);
  await page.keyboard.press("Enter");
  assert.ok(await page.evaluate(() => S.ego));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => S.ego), null);
  await page.keyboard.press("t");
  assert.equal(await page.locator("#table").isVisible(), true);
  await page.keyboard.press("g");
  await page.keyboard.press("?");
  assert.equal(await page.locator("#help").isVisible(), true);
  await page.keyboard.press("Escape");
});

await test("every control has a name", sample, async page => {
  const unnamed = await page.evaluate(() => [...document.querySelectorAll("button, input, a")].filter(e => !(e.textContent.trim() || e.getAttribute("aria-label") || (e.labels && e.labels.length))).map(e => e.outerHTML));
  assert.deepEqual(unnamed, []);
});

await test("dark mode follows the system and the button", sample, async page => {
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  assert.equal(await theme(), "dark");
  await page.locator("#theme").click();
  assert.equal(await theme(), "light");
}, { colorScheme: "dark" });

await test("a small screen: drawer, sheet, no sideways scrolling", sample, async page => {
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await page.locator("#open-filters").click();
  await page.waitForTimeout(300);
  assert.equal(await page.locator("#filters").isVisible(), true);
  await page.locator("#open-filters").click();
  await page.waitForTimeout(300);
  const [x, y] = await actorAt(page, "Serbia");
  await page.touchscreen.tap(x, y);
  await settle(page);
  const [, low] = await actorAt(page, "Serbia"), panel = await page.locator("#panel").boundingBox();
  assert.ok(low < panel.y, `${low} ${panel.y}`);
}, { viewport: { width: 390, height: 844 }, hasTouch: true });

if (shots) await import("./shots.mjs").then(m => m.take(browser, sample, shots));
await browser.close();
console.log(failed ? `${failed} failed` : "all passed");
process.exitCode = failed ? 1 : 0;
