// The page in Chromium beside bare WebGL2, sigma and cytoscape with the same graph at the same places: when it is first
// seen, and what a frame costs while the map is dragged. WebGL is drawn by the CPU here: a rank, no prediction.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { launch_chromium } from "../web/lib/chromium.mjs";
import { compressed_copy } from "../web/lib/measure.mjs";
import { serve } from "../web/lib/server.mjs";
import { catalog, dist } from "../web/lib/site.mjs";
import { build_folder } from "./lib/core.mjs";
import { load_average, median, rotated, show_ms, show_ratio } from "./lib/measure.mjs";
import { markdown_table, publish, say } from "./lib/report.mjs";

/** @typedef {Awaited<ReturnType<typeof launch_chromium>>} Browser */
/** @typedef {{seen_ms: number, main_ms: number, script_ms: number, all_ms: number, per_second: number}} Cost per frame, but for `seen_ms` and `per_second` */

const ours = "source-atlas";
const floor = "bare WebGL2";
const pages = { [floor]: "raw", sigma: "sigma", cytoscape: "cytoscape" };
const rounds = 5;
const drag_ms = 2500;
const viewport = { width: 1280, height: 800 };
const folder = fileURLToPath(new URL("pages/", import.meta.url));
const root = `${build_folder}/pages`;

/** When our graph was first drawn, measured as pages/data.js does for the others. */
const clock = `{
  const started = setInterval(() => {
    if (!globalThis.atlas?.ready) return;
    clearInterval(started);
    globalThis.__camera = () => JSON.stringify(globalThis.atlas.state().camera);
    globalThis.atlas.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => (globalThis.__graph_ms = performance.now()))));
  }, 2);
}`;

/** The places of our own map, and the compared pages bundled beside them. @param {Browser} browser @param {string} address */
async function make_pages(browser, address) {
  const tab = await browser.open(address, viewport);
  await tab.ready();
  const { nodes } = await tab.evaluate(() => globalThis.atlas.layout());
  await tab.close();
  const numbers = new Map(nodes.map((/** @type {any} */ node, /** @type {number} */ i) => [node.id, i]));
  const titles = new Map(catalog.nodes.map((/** @type {any} */ node) => [node.id, node.title]));
  const edges = catalog.edges.map((/** @type {any} */ edge) => [numbers.get(edge.s), numbers.get(edge.t)]);
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  const data = { nodes: nodes.map((/** @type {any} */ node) => ({ ...node, title: titles.get(node.id) })), edges };
  writeFileSync(`${root}/data.json`, JSON.stringify(data));
  for (const name of Object.values(pages)) {
    execFileSync("esbuild", [`${folder}${name}.js`, "--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=error", `--outfile=${root}/${name}.js`]);
    writeFileSync(`${root}/${name}.html`, readFileSync(`${folder}page.html`, "utf8").replace("SCRIPT", `${name}.js`));
  }
  return { nodes: nodes.length, edges: edges.length };
}

/** What the browser has spent, in ms. @param {any} browser @param {any} cdp */
async function spent(browser, cdp) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  const of = (/** @type {string} */ name) => metrics.find((/** @type {any} */ metric) => metric.name === name).value * 1000;
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  const all = processInfo.reduce((/** @type {number} */ sum, /** @type {any} */ { cpuTime }) => sum + cpuTime * 1000, 0);
  return { main_ms: of("TaskDuration"), script_ms: of("ScriptDuration"), all_ms: all };
}

/** Drags in circles; says whether anything moved. @param {any} tab @param {{x: number, y: number}} from @param {number} ms */
async function drag(tab, from, ms) {
  const camera = () => tab.evaluate(() => /** @type {any} */ (globalThis).__camera());
  const before = await camera();
  await tab.page.mouse.move(from.x, from.y);
  await tab.page.mouse.down();
  const end = performance.now() + ms;
  for (let step = 1; performance.now() < end; step++) {
    await tab.page.mouse.move(from.x + 120 * Math.sin(step / 12), from.y - 120 * (1 - Math.cos(step / 12)));
    await sleep(12);
  }
  const moved = (await camera()) !== before;
  await tab.page.mouse.up();
  return moved;
}

/** @param {Browser} browser @param {any} system session with the browser @param {string} address @returns {Promise<Cost>} */
async function visit(browser, system, address) {
  const tab = await browser.tab({ ...viewport, before: address.endsWith(".html") ? "" : clock });
  try {
    await tab.goto(address);
    const seen_ms = await tab.until("the graph", () => /** @type {any} */ (globalThis).__graph_ms, { time_limit_ms: 60_000 });
    await sleep(500);
    let from;
    for (const place of [{ x: 60, y: 740 }, { x: 180, y: 560 }, { x: 420, y: 500 }, { x: 500, y: 300 }]) {
      if (!from && (await drag(tab, place, 400))) from = place; // also the warm-up
    }
    if (!from) throw new Error(`${address}: no place found where dragging moves the map`);
    await tab.cdp.send("Performance.enable");
    await tab.evaluate(() => {
      const count = /** @type {any} */ (globalThis);
      count.__frames = 0;
      const next = () => (count.__frames++, requestAnimationFrame(next));
      requestAnimationFrame(next);
    });
    const [before, begin] = [await spent(system, tab.cdp), performance.now()];
    await drag(tab, from, drag_ms);
    const [after, seconds] = [await spent(system, tab.cdp), (performance.now() - begin) / 1000];
    const frames = await tab.evaluate(() => /** @type {any} */ (globalThis).__frames);
    const per_frame = (/** @type {keyof typeof after} */ name) => (after[name] - before[name]) / frames;
    return { seen_ms, main_ms: per_frame("main_ms"), script_ms: per_frame("script_ms"), all_ms: per_frame("all_ms"), per_second: frames / seconds };
  } finally {
    await tab.close();
  }
}

/** @param {Record<string, Cost[]>} costs */
function cost_table(costs) {
  const all = Object.entries(costs);
  const over = (/** @type {string} */ name, /** @type {keyof Cost} */ what) =>
    show_ratio(median(costs[name].map((cost, i) => cost[what] / costs[floor][i][what])));
  const cell = (/** @type {string} */ name, /** @type {keyof Cost} */ what) =>
    `${show_ms(median(costs[name].map((cost) => cost[what])))} (${over(name, what)})`;
  return markdown_table(
    [`(times ${floor}'s)`, "first graph frame", "main thread a frame", "script a frame", "all processes a frame", "frames a second"],
    all.map(([name, each]) => [
      name, cell(name, "seen_ms"), cell(name, "main_ms"), cell(name, "script_ms"), cell(name, "all_ms"),
      String(Math.round(median(each.map(({ per_second }) => per_second)))),
    ]),
  );
}

export async function run() {
  const site = compressed_copy(dist);
  const server = await serve({ root: site.root, compressed: true });
  const browser = await launch_chromium();
  const before = load_average();
  try {
    const counts = await make_pages(browser, server.url);
    const others = await serve({ root });
    const addresses = Object.entries({ [ours]: `${server.url}#v1&view=map`, ...Object.fromEntries(Object.entries(pages).map(([name, file]) => [name, `${others.url}${file}.html`])) });
    const system = await browser.browser.target().createCDPSession();
    /** @type {Record<string, Cost[]>} */
    const costs = Object.fromEntries(addresses.map(([name]) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const [name, address] of rotated(addresses, round)) costs[name].push(await visit(browser, system, address));
      say(`  frames: round ${round + 1} of ${rounds}`);
    }
    await others.close();
    publish("frames", {
      title: "Frames in Chromium",
      peers: ["sigma", "cytoscape"],
      sections: [
        `${browser.version}, WebGL by the CPU, ${viewport.width} x ${viewport.height}. The built-in catalogue, ${counts.nodes} nodes and ${counts.edges} edges at the places of our map, ` +
          `in all pages; ours with its panel and labels, the bare page without any. Medians of ${rounds} fresh visits, ${drag_ms / 1000} s of dragging each; load ${before.toFixed(1)} to ${load_average().toFixed(1)}.`,
        cost_table(costs),
      ],
      figures: costs,
    });
  } finally {
    await browser.close();
    await server.close();
    site.remove();
  }
}
