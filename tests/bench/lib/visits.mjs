// One visit to a page that shows a graph, in Chromium: when the graph is first seen, what a frame costs while the map is
// dragged and while it is zoomed, the longest tasks until then and afterwards, and the memory of the page's process.
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** @typedef {Awaited<ReturnType<typeof import("../../web/lib/chromium.mjs").launch_chromium>>} Browser */
/** @typedef {{main_ms: number, script_ms: number, all_ms: number, per_second: number}} Cost of a frame, and how many there were */
/** `seen_ms`: when the graph was seen; `whole_ms`: with its titles. `starting_ms`: the longest task that began before that;
 * `later_ms`: after it. 0: none over 50 ms.
 * @typedef {{seen_ms: number, whole_ms: number, pan: Cost, zoom: Cost, starting_ms: number, later_ms: number, memory_mib: number}} Visit */

export const viewport = { width: 1280, height: 800 };
export const gesture_ms = 2500;
const places = [{ x: 60, y: 740 }, { x: 180, y: 560 }, { x: 420, y: 500 }, { x: 500, y: 300 }]; // on the map in every page
const longest_wait_ms = 300_000;

/**
 * Runs before a page's own scripts: long tasks (over 50 ms), and promises of when the graph was seen, which pages/data.js
 * keeps for the others. Nothing asks the page meanwhile: a question every 50 ms costs a start a tenth of its time.
 */
const watch = `{
  globalThis.__tasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) globalThis.__tasks.push({ startTime, duration });
  }).observe({ type: "longtask", buffered: true });
  const shown = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))));
  globalThis.__graph = new Promise((resolve) => (globalThis.__seen = () => resolve(shown())));
  globalThis.__whole = globalThis.__graph;
  const mark = performance.mark;
  performance.mark = function (name, ...rest) {
    if (name === "atlas-graph") globalThis.__seen(); // ours, perhaps still without titles
    return mark.call(this, name, ...rest);
  };
  Object.defineProperty(globalThis, "atlas", {
    configurable: true,
    set(api) {
      Object.defineProperty(globalThis, "atlas", { value: api });
      globalThis.__camera = () => JSON.stringify(api.state().camera);
      globalThis.__whole = api.ready.then(shown);
    },
  });
}`;

/** What the browser has spent, in ms. @param {any} system @param {any} cdp */
async function spent(system, cdp) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  const of = (/** @type {string} */ name) => metrics.find((/** @type {any} */ metric) => metric.name === name).value * 1000;
  const { processInfo } = await system.send("SystemInfo.getProcessInfo");
  const all = processInfo.reduce((/** @type {number} */ sum, /** @type {any} */ { cpuTime }) => sum + cpuTime * 1000, 0);
  return { main_ms: of("TaskDuration"), script_ms: of("ScriptDuration"), all_ms: all };
}

/** Memory that the largest page process shares with no other. @param {any} system */
async function memory_mib(system) {
  const { processInfo } = await system.send("SystemInfo.getProcessInfo");
  const pages = processInfo.filter((/** @type {any} */ { type }) => type === "renderer");
  const private_kib = (/** @type {number} */ id) =>
    [...readFileSync(`/proc/${id}/smaps_rollup`, "utf8").matchAll(/^Private_\w+:\s+(\d+) kB/gm)].reduce((sum, [, kib]) => sum + Number(kib), 0);
  return Math.max(...pages.map((/** @type {any} */ { id }) => private_kib(id))) / 1024;
}

/** Drags in circles. @param {any} tab @param {{x: number, y: number}} from @param {number} ms */
async function drag(tab, from, ms) {
  await tab.page.mouse.move(from.x, from.y);
  await tab.page.mouse.down();
  const end = performance.now() + ms;
  for (let step = 1; performance.now() < end; step++) {
    await tab.page.mouse.move(from.x + 120 * Math.sin(step / 12), from.y - 120 * (1 - Math.cos(step / 12)));
    await sleep(12);
  }
  await tab.page.mouse.up();
}

/** Turns the wheel, in and out again. @param {any} tab @param {{x: number, y: number}} at @param {number} ms */
async function turn(tab, at, ms) {
  const end = performance.now() + ms;
  for (let step = 0; performance.now() < end; step++) {
    await tab.wheel(at, step % 80 < 40 ? -40 : 40);
    await sleep(12);
  }
}

/** @param {any} system @param {any} tab @param {() => Promise<void>} gesture @returns {Promise<Cost>} */
async function cost_of(system, tab, gesture) {
  const count = () => tab.evaluate(() => /** @type {any} */ (globalThis).__frames);
  const [before, first, begin] = [await spent(system, tab.cdp), await count(), performance.now()];
  await gesture();
  const [after, seconds, frames] = [await spent(system, tab.cdp), (performance.now() - begin) / 1000, (await count()) - first];
  const per_frame = (/** @type {keyof typeof after} */ name) => (after[name] - before[name]) / frames;
  return { main_ms: per_frame("main_ms"), script_ms: per_frame("script_ms"), all_ms: per_frame("all_ms"), per_second: frames / seconds };
}

/** A place where dragging moves the map; the search for it warms the page up. @param {any} tab */
async function draggable_place(tab) {
  const camera = () => tab.evaluate(() => /** @type {any} */ (globalThis).__camera());
  for (const place of places) {
    const before = await camera();
    await drag(tab, place, 400);
    if ((await camera()) !== before) return place;
  }
  throw new Error("no place found where dragging moves the map");
}

/** @param {number} ms @param {Promise<number>} answer */
function within(ms, answer) {
  const late = async () => {
    await sleep(ms, undefined, { ref: false });
    throw new Error(`no graph after ${ms / 1000} s`);
  };
  return Promise.race([answer, late()]);
}

/** @param {Browser} browser @param {any} system session with the browser @param {string} address @returns {Promise<Visit>} */
export async function visit(browser, system, address) {
  const tab = await browser.tab({ ...viewport, before: watch });
  try {
    await tab.goto(address);
    const seen_ms = await within(longest_wait_ms, tab.evaluate(() => /** @type {any} */ (globalThis).__graph));
    const whole_ms = await within(longest_wait_ms, tab.evaluate(() => /** @type {any} */ (globalThis).__whole));
    await sleep(500);
    const from = await draggable_place(tab);
    await tab.cdp.send("Performance.enable");
    await tab.evaluate(() => {
      const page = /** @type {any} */ (globalThis);
      page.__frames = 0;
      const next = () => (page.__frames++, requestAnimationFrame(next));
      requestAnimationFrame(next);
    });
    const pan = await cost_of(system, tab, () => drag(tab, from, gesture_ms));
    const zoom = await cost_of(system, tab, () => turn(tab, from, gesture_ms));
    /** @type {{startTime: number, duration: number}[]} */
    const tasks = await tab.evaluate(() => /** @type {any} */ (globalThis).__tasks);
    const longest = (/** @type {boolean} */ starting) =>
      Math.max(0, ...tasks.filter(({ startTime }) => startTime < whole_ms === starting).map(({ duration }) => duration));
    return { seen_ms, whole_ms, pan, zoom, starting_ms: longest(true), later_ms: longest(false), memory_mib: await memory_mib(system) };
  } finally {
    await tab.close();
  }
}
