// Pictures of the page at two sizes, light and dark, to be looked at.
import { join } from "node:path";
import { open } from "./browser.mjs";

const VIEWS = {
  graph: () => {},
  evidence: () => select({ edge: EDGES.findIndex(e => e.claims.length > 2) }),
  actor: () => enterEgo(V.rank[0], 1),
  path: () => change({ path: [V.rank[V.rank.length - 1], V.rank[3]] }),
  table: () => setView("table"),
};

export async function take(browser, address, folder) {
  for (const [width, height] of [[1280, 800], [390, 844]]) {
    for (const colorScheme of ["light", "dark"]) {
      for (const [name, act] of Object.entries(VIEWS)) {
        const view = await open(browser, address, { viewport: { width, height }, colorScheme });
        await view.page.evaluate(act);
        await view.page.waitForTimeout(300);
        await view.page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
        await view.close();
      }
    }
  }
}
