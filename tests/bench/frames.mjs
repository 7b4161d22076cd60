// The page in Chromium beside bare WebGL2, a canvas with d3, cosmos.gl, sigma and cytoscape with the same graph at the same
// places: when it is first seen, and what a frame costs while the map is dragged and zoomed. WebGL is drawn by the CPU here: a rank, no prediction.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch_chromium } from "../web/lib/chromium.mjs";
import { compressed_copy } from "../web/lib/measure.mjs";
import { serve } from "../web/lib/server.mjs";
import { catalog, dist } from "../web/lib/site.mjs";
import { build_folder } from "./lib/core.mjs";
import { packed_list, serve_list } from "./lib/large_site.mjs";
import { load_average, median, rotated, show_ms, show_ratio } from "./lib/measure.mjs";
import { markdown_table, publish, say } from "./lib/report.mjs";
import { gesture_ms, viewport, visit } from "./lib/visits.mjs";

/** @typedef {import("./lib/visits.mjs").Visit} Visit */
/** @typedef {import("./lib/visits.mjs").Browser} Browser */
/** @typedef {{nodes: {id: string, title: string}[], edges: {s: string, t: string}[], text?: string}} Graph `text`: packed; without, the site's own */

const ours = "source-atlas";
const floor = "bare WebGL2";
const without_titles = [floor, "cosmos.gl"];
/** The compared pages, and the largest graph each is asked to show. @type {Record<string, {file: string, most: number}>} */
const peers = {
  [floor]: { file: "raw", most: Infinity },
  "d3 canvas": { file: "d3", most: 10_000 },
  "cosmos.gl": { file: "cosmos", most: 1000 }, // without a GPU a visit to 10,000 takes minutes
  sigma: { file: "sigma", most: 10_000 },
  cytoscape: { file: "cytoscape", most: 10_000 },
};
const built_in = "built-in";
const usual = [built_in, "1000", "10000", "100000"];
const rounds_of = (/** @type {Graph} */ graph) => (graph.nodes.length > 10_000 ? 3 : 5);
const wanted = process.env.ATLAS_BENCH_ENGINES?.split(",");
const folder = fileURLToPath(new URL("pages/", import.meta.url));
const root = `${build_folder}/pages`;

/** The places of our own map, and the compared pages bundled beside them. @param {Browser} browser @param {string} address @param {Graph} graph */
async function make_pages(browser, address, graph) {
  const tab = await browser.open(address, viewport);
  await tab.ready(300_000);
  const { nodes } = await tab.evaluate(() => globalThis.atlas.layout());
  await tab.close();
  const numbers = new Map(nodes.map((/** @type {any} */ node, /** @type {number} */ i) => [node.id, i]));
  const titles = new Map(graph.nodes.map(({ id, title }) => [id, title]));
  const edges = graph.edges.map(({ s, t }) => [numbers.get(s), numbers.get(t)]);
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  const data = { nodes: nodes.map((/** @type {any} */ node) => ({ ...node, title: titles.get(node.id) })), edges };
  writeFileSync(`${root}/data.json`, JSON.stringify(data));
  for (const { file } of Object.values(peers)) {
    execFileSync("esbuild", [`${folder}${file}.js`, "--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=error", `--outfile=${root}/${file}.js`]);
    writeFileSync(`${root}/${file}.html`, readFileSync(`${folder}page.html`, "utf8").replace("SCRIPT", `${file}.js`));
  }
}

/** @param {Record<string, Visit[]>} visits */
function cost_table(visits) {
  const cell = (/** @type {string} */ name, /** @type {(visit: Visit) => number} */ what) => {
    const over = visits[floor] === undefined ? "" : ` (${show_ratio(median(visits[name].map((each, i) => what(each) / what(visits[floor][i]))))})`;
    return `${show_ms(median(visits[name].map(what)))}${over}`;
  };
  const whole = (/** @type {string} */ name, /** @type {(visit: Visit) => number} */ what) => String(Math.round(median(visits[name].map(what))));
  const task = (/** @type {number} */ ms) => (ms === 0 ? "under 50 ms" : show_ms(ms)); // browsers report longer ones only
  return markdown_table(
    [`(times ${floor}'s)`, "first graph frame", "with its titles", "main thread, dragged", "main thread, zoomed", "all processes, dragged", "frames a second, dragged", "zoomed", "longest task until then", "and afterwards", "memory, MiB"],
    Object.keys(visits).map((name) => [
      name,
      cell(name, ({ seen_ms }) => seen_ms),
      without_titles.includes(name) ? "" : show_ms(median(visits[name].map(({ whole_ms }) => whole_ms))),
      cell(name, ({ pan }) => pan.main_ms),
      cell(name, ({ zoom }) => zoom.main_ms),
      cell(name, ({ pan }) => pan.all_ms),
      whole(name, ({ pan }) => pan.per_second),
      whole(name, ({ zoom }) => zoom.per_second),
      task(median(visits[name].map(({ starting_ms }) => starting_ms))),
      task(median(visits[name].map(({ later_ms }) => later_ms))),
      whole(name, ({ memory_mib }) => memory_mib),
    ]),
  );
}

/** @param {Browser} browser @param {string} site @param {Graph} graph @returns {Promise<Record<string, Visit[]>>} */
async function compare(browser, site, graph) {
  const own = { root: site, compressed: true };
  const server = await (graph.text === undefined ? serve(own) : serve_list(own, graph.text));
  await make_pages(browser, server.url, graph);
  const others = await serve({ root });
  const fitting = Object.entries(peers).filter(([, { most }]) => graph.nodes.length <= most);
  const all = { [ours]: `${server.url}#v1&view=map`, ...Object.fromEntries(fitting.map(([name, { file }]) => [name, `${others.url}${file}.html`])) };
  const addresses = Object.entries(all).filter(([name]) => wanted === undefined || wanted.includes(name));
  const system = await browser.browser.target().createCDPSession();
  /** @type {Record<string, Visit[]>} */
  const visits = Object.fromEntries(addresses.map(([name]) => [name, []]));
  try {
    for (let round = 0; round < rounds_of(graph); round++) {
      for (const [name, address] of rotated(addresses, round)) visits[name].push(await visit(browser, system, address));
      say(`  frames, ${graph.nodes.length} nodes: round ${round + 1} of ${rounds_of(graph)}`);
    }
    return visits;
  } finally {
    await others.close();
    await server.close();
  }
}

/** @param {string[]} sizes numbers of nodes, or "built-in" */
export async function run(sizes) {
  const site = compressed_copy(dist);
  const browser = await launch_chromium();
  const before = load_average();
  /** @type {Record<string, Record<string, Visit[]>>} */
  const figures = {};
  const sections = [];
  try {
    for (const size of sizes.length > 0 ? sizes : usual) {
      const graph = size === built_in ? catalog : packed_list(Number(size), `${build_folder}/lists`);
      figures[size] = await compare(browser, site.root, graph);
      sections.push(`### ${size === built_in ? "The built-in catalogue" : "A generated list"}: ${graph.nodes.length} nodes, ${graph.edges.length} edges`, cost_table(figures[size]));
    }
  } finally {
    await browser.close();
    site.remove();
  }
  const left_out = Object.entries(peers).filter(([, { most }]) => most < Infinity).map(([name, { most }]) => `${name} up to ${most} nodes`);
  publish("frames", {
    title: "Frames in Chromium",
    peers: ["d3-zoom", "@cosmos.gl/graph", "sigma", "cytoscape"],
    sections: [
      `WebGL by the CPU, ${viewport.width} x ${viewport.height}; the same graph at the places of our map in all pages; ours with its panel and titles, ${without_titles.join(" and ")} without titles; ` +
        `${left_out.join(", ")}. Medians of fresh visits, ${gesture_ms / 1000} s of dragging and of zooming each; load ${before.toFixed(1)} to ${load_average().toFixed(1)}.`,
      ...sections,
    ],
    figures,
  });
}
