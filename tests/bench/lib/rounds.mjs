// The common course of the simple benchmarks: start the engines, warm them up, let each run once a round, compare.
import { chosen } from "./host.mjs";
import { load_average, median, percentile, rotated, show_ms, show_ratio } from "./measure.mjs";
import { markdown_table, say } from "./report.mjs";

/** @typedef {{name: string, ms: number[], bytes: number, failed: number}} Timed */
/** @typedef {{timed: Timed[], notes: string[], load: [number, number], where: string}} Compared `where`: "" in Node */

/** The engines run in Node, or with ATLAS_BENCH_IN=chromium in pages. */
const in_chromium = process.env.ATLAS_BENCH_IN === "chromium";

/** What the report of a benchmark is called there. @param {string} part */
export const report_name = (part) => (in_chromium ? `${part}-chromium` : part);

/**
 * @param {string} module @param {readonly string[]} names @param {unknown} input of the operation build
 * @param {{rounds: number, warm_up: number, alone?: boolean}} counts `alone`: one engine after the other, where the memory
 *   does not hold all of them
 * @returns {Promise<Compared>} `notes`: why an engine is missing
 */
export async function compare(module, names, input, counts) {
  if (!counts.alone) return compare_in_turns(module, names, input, counts);
  const before = load_average();
  const all = [];
  for (const name of chosen(names)) all.push(await compare_in_turns(module, [name], input, counts));
  return { ...all[0], timed: all.flatMap(({ timed }) => timed), notes: all.flatMap(({ notes }) => notes), load: [before, load_average()] };
}

/**
 * @param {string} module @param {readonly string[]} names @param {unknown} input
 * @param {{rounds: number, warm_up: number}} counts
 * @returns {Promise<Compared>}
 */
async function compare_in_turns(module, names, input, { rounds, warm_up }) {
  const before = load_average();
  /** @type {{open_hosts: (module: string) => Promise<import("./host.mjs").Hosts>}} */
  const { open_hosts } = await import(in_chromium ? "./page_host.mjs" : "./host.mjs");
  const hosts = await open_hosts(module);
  /** @type {{host: import("./host.mjs").Host, row: Timed}[]} */
  const runners = [];
  /** @type {string[]} */
  const notes = [];
  for (const name of chosen(names)) {
    let host;
    try {
      host = await hosts.start(name);
      const { bytes } = await host.call("build", input);
      let failed = 0;
      for (let i = 0; i < warm_up; i++) failed = (await host.call("run")).failed ?? 0;
      runners.push({ host, row: { name, ms: [], bytes, failed } });
    } catch (error) {
      host?.stop();
      notes.push(error instanceof Error ? error.message : String(error));
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const { host, row } of rotated(runners, round)) row.ms.push((await host.call("run")).ms);
  }
  for (const { host } of runners) host.stop();
  await hosts.close();
  say(`  ${JSON.stringify(input)}: ${rounds} rounds`);
  return { timed: runners.map(({ row }) => row), notes, load: [before, load_average()], where: hosts.where };
}

/** Times, speed and ratios to `base` in the same rounds. @param {Compared} compared @param {string} base */
export function comparison_table({ timed }, base) {
  const other = timed.find(({ name }) => name === base)?.ms;
  const speed = (/** @type {Timed} */ { bytes, ms }) => `${Number((bytes / 1000 / median(ms)).toPrecision(3))} MB/s`;
  const over = (/** @type {Timed} */ { ms }) => (other ? show_ratio(median(ms.map((value, i) => value / other[i]))) : "–");
  return markdown_table(
    ["", "median", "p95", "speed", `times ${base}'s`],
    timed.map((row) => [
      row.failed > 0 ? `${row.name} (failed on ${row.failed})` : row.name, show_ms(median(row.ms)), show_ms(percentile(row.ms, 0.95)), speed(row), over(row),
    ]),
  );
}

/** What stands under a table's heading about the run. @param {Compared} compared */
export const circumstances = ({ load, timed, where }) =>
  `${Number(((timed[0]?.bytes ?? 0) / 1e6).toPrecision(3))} MB, load ${load.map((value) => value.toFixed(1)).join(" to ")}${where}`;
