// A headless Chromium that reports whatever a page does wrong.
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const ARGS = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
// The folder of the crate, also when these scripts run from a copy elsewhere.
const root = process.env.LEGATION_ROOT || new URL("..", import.meta.url).pathname;
export const folder = mkdtempSync(join(tmpdir(), "legation-viewer-"));

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ARGS });

/** Writes the page of a payload and returns its file address. */
export function makePage(name, payload) {
  const made = spawnSync("cargo", ["run", "--quiet", "--example", "viewer_page", ...(process.env.RELEASE ? ["--release"] : [])], { cwd: root, input: JSON.stringify(payload), maxBuffer: 1 << 30 });
  if (made.status !== 0) throw new Error(`viewer_page: ${made.stderr}`);
  const file = join(folder, name + ".html");
  writeFileSync(file, made.stdout);
  return "file://" + file;
}

/** Opens an address; `problems` collects console errors, policy violations, exceptions and requests to anything but the file. */
export async function open(browser, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, permissions: ["clipboard-read", "clipboard-write"], acceptDownloads: true, ...options });
  const page = await context.newPage(), problems = [];
  page.on("console", m => { if (["error", "warning"].includes(m.type())) problems.push(`console: ${m.text()}`); });
  page.on("pageerror", e => problems.push(`exception: ${e.stack}`));
  page.on("dialog", d => { problems.push(`dialog: ${d.message()}`); d.dismiss(); });
  page.on("request", r => { if (!r.url().startsWith(address.split("#")[0]) && !r.url().startsWith("blob:")) problems.push(`request: ${r.url()}`); });
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", e => window.violations.push(`${e.violatedDirective} ${e.blockedURI}`));
  });
  await page.goto(address);
  await page.waitForTimeout(300);
  return { page, context, problems, close: async () => { problems.push(...await page.evaluate(() => window.violations)); await context.close(); return problems; } };
}
