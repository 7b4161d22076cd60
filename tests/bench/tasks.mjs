// The longest tasks of the page's main thread in Chromium over generated lists: how long a reader's key or click may wait while
// the page starts, is searched, filtered, moved, read and listed. Times are those of the thread's own work, without its waits.
import { setTimeout as sleep } from "node:timers/promises";
import { launch_chromium } from "../web/lib/chromium.mjs";
import { compressed_copy } from "../web/lib/measure.mjs";
import { dist } from "../web/lib/site.mjs";
import { build_folder } from "./lib/core.mjs";
import { packed_list, serve_list } from "./lib/large_site.mjs";
import { load_average, median, show_ms } from "./lib/measure.mjs";
import { markdown_table, publish, say } from "./lib/report.mjs";
import { phase_mark, tasks_by_phase, trace_categories } from "./lib/trace.mjs";
import { viewport } from "./lib/visits.mjs";

/** @typedef {import("./lib/trace.mjs").Task} Task */
/** @typedef {Awaited<ReturnType<Awaited<ReturnType<typeof launch_chromium>>["tab"]>>} Tab */
/** @typedef {import("./lib/large_site.mjs").PackedList} PackedList */

const usual = ["10000", "100000"];
const visits = 3;
const start = "start until at rest";
const longest_wait_ms = 300_000;
const quiet = { for_ms: 500, most_ms: 15 }; // of the main thread's time
const key_ms = 80; // between two letters
const on_map = { x: 500, y: 400 };

/** Waits until the main thread has nothing to do. @param {Tab} tab */
async function at_rest(tab) {
  const spent_ms = async () => {
    const { metrics } = await tab.cdp.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  };
  const end = performance.now() + longest_wait_ms;
  for (let before = await spent_ms(), calm = 0; calm < 2 && performance.now() < end; ) {
    await sleep(quiet.for_ms);
    const now = await spent_ms();
    calm = now - before < quiet.most_ms ? calm + 1 : 0;
    before = now;
  }
}

/** @param {Tab} tab @param {string} text */
async function write(tab, text) {
  await tab.click_on("#q");
  for (const letter of text) {
    await tab.type(letter);
    await sleep(key_ms);
  }
}

/** @param {Tab} tab */
async function zoom(tab) {
  for (let step = 0; step < 120; step++) {
    await tab.wheel(on_map, step < 60 ? -60 : 60);
    await sleep(16);
  }
}

/** @param {PackedList} list */
function largest_topic({ edges }) {
  const counts = new Map();
  for (const { t } of edges) counts.set(t, (counts.get(t) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0][0];
}

/** What a reader does, in this order, beginning on the map. @param {PackedList} list @returns {[string, (tab: Tab) => Promise<void>][]} */
function phases(list) {
  const click = (/** @type {string} */ selector) => (/** @type {Tab} */ tab) => tab.click_on(selector);
  const empty = async (/** @type {Tab} */ tab) => {
    await tab.press("Escape");
    await tab.press("Escape");
  };
  return [
    ["zooming", zoom],
    ["a word, letter by letter", (tab) => write(tab, "kubernetes 调度器")],
    ["the search emptied", empty],
    ["what is in most entries, letter by letter", (tab) => write(tab, "example.org")],
    ["the search emptied again", empty],
    ["filters opened", click('#filters [data-key="kind"]')],
    ["a filter set", click('#drawer [data-key="kind:article"]')],
    ["a filter taken back", click('#drawer [data-key="kind:article"]')],
    ["largest topic", (tab) => tab.evaluate((id) => void globalThis.atlas.open(id), largest_topic(list))],
    ["more of its entries", click("#text [data-more]")],
    ["its surroundings", click('#views [data-view="focus"]')],
    ["the topic closed", click("#panel-bar .close")],
    ["list", click('#views [data-view="list"]')],
    ["list by title", click('#list button[data-sort="title"]')],
    ["list by author, in groups", click('#list button[data-group="author"]')],
    ["more of the list", click("#list [data-more]")],
    ["map again", click('#views [data-view="map"]')],
  ];
}

/**
 * @param {Awaited<ReturnType<typeof launch_chromium>>} browser @param {string} address @param {PackedList} list
 * @returns {Promise<Record<string, Task>>}
 */
async function visit(browser, address, list) {
  const tab = await browser.tab(viewport);
  try {
    await tab.cdp.send("Performance.enable");
    await tab.page.tracing.start({ categories: trace_categories });
    await tab.goto(address);
    await tab.ready(longest_wait_ms);
    await at_rest(tab);
    for (const [name, act] of phases(list)) {
      await tab.evaluate((mark) => void performance.mark(mark), phase_mark(name));
      await act(tab);
      await at_rest(tab);
    }
    const trace = new TextDecoder().decode(await tab.page.tracing.stop());
    return tasks_by_phase(JSON.parse(trace).traceEvents, start);
  } finally {
    await tab.close();
  }
}

/** @param {Record<string, Task>[]} each a visit */
function task_table(each) {
  const parts = (/** @type {Task} */ task) => task.parts.map(({ name, ms }) => `${name} ${show_ms(ms)}`).join(", ");
  return markdown_table(
    ["", "longest task, median", "most", "with waits", "what ran in the longest"],
    Object.keys(each[0]).map((name) => {
      const tasks = each.map((visit) => visit[name]).filter((task) => task !== undefined).sort((a, b) => a.cpu_ms - b.cpu_ms);
      const most = tasks[tasks.length - 1];
      return [name, show_ms(median(tasks.map(({ cpu_ms }) => cpu_ms))), show_ms(most.cpu_ms), show_ms(median(tasks.map(({ wall_ms }) => wall_ms))), parts(most)];
    }),
  );
}

/** @param {string[]} sizes numbers of nodes */
export async function run(sizes) {
  const site = compressed_copy(dist);
  const before = load_average();
  /** @type {Record<string, Record<string, Task>[]>} */
  const figures = {};
  const sections = [];
  try {
    for (const size of sizes.length > 0 ? sizes : usual) {
      const list = packed_list(Number(size), `${build_folder}/lists`);
      const server = await serve_list({ root: site.root, compressed: true }, list.text);
      figures[size] = [];
      for (let i = 0; i < visits; i++) {
        const browser = await launch_chromium();
        try {
          figures[size].push(await visit(browser, `${server.url}#v1&view=map`, list));
        } finally {
          await browser.close();
        }
        say(`  tasks, ${size} nodes: visit ${i + 1} of ${visits}`);
      }
      await server.close();
      sections.push(`### A generated list: ${list.nodes.length} nodes, ${list.edges.length} edges`, task_table(figures[size]));
    }
  } finally {
    site.remove();
  }
  publish("tasks", {
    title: "The longest tasks of the page",
    peers: [],
    sections: [
      `The main thread's own time in one go, ${viewport.width} x ${viewport.height}; WebGL is drawn by the CPU, mostly in another process. ` +
        `${visits} visits in fresh browsers; load ${before.toFixed(1)} to ${load_average().toFixed(1)}.`,
      ...sections,
    ],
    figures,
  });
}
