// Layered layout of directed graphs, ours beside the peers: the time of a whole layout, the engines taking turns, and beside it how
// good the picture is: crossings and total length of the edges, drawn straight.
import { chosen, start_host } from "./lib/host.mjs";
import { load_average, median, rotated, show_ms, show_ratio } from "./lib/measure.mjs";
import { markdown_table, publish, say } from "./lib/report.mjs";

const names = ["source-atlas", "graphviz dot", "graphviz dot, straight", "elkjs", "dagre"];
const base = "graphviz dot";
const seed = 1;
/** An engine that takes longer than this for one layout has one turn only. */
const slow_ms = 5000;

/** @typedef {{name: string, how: string, ms: number[], quality: import("./lib/dags.mjs").LayeredQuality}} Row */

/** @param {number} count nodes @param {string[]} notes gets why an engine is missing @returns {Promise<Row[]>} */
async function compare(count, notes) {
  /** @type {{host: import("./lib/host.mjs").Host, row: Row}[]} */
  const runners = [];
  for (const name of chosen(names)) {
    const host = start_host("layered_engines.mjs", name);
    try {
      const { how } = await host.call("build", { count, seed });
      const { ms } = await host.call("run"); // warm-up
      runners.push({ host, row: { name, how, ms: ms > slow_ms ? [ms] : [], quality: await host.call("quality") } });
      say(`  ${name}: ${show_ms(ms)} the first time`);
    } catch (error) {
      host.stop();
      notes.push(error instanceof Error ? error.message : String(error));
    }
  }
  const rounds = count <= 1000 ? 7 : 3;
  const turning = runners.filter(({ row }) => row.ms.length === 0);
  for (let round = 0; round < rounds; round++) {
    for (const { host, row } of rotated(turning, round)) row.ms.push((await host.call("run")).ms);
  }
  for (const { host } of runners) host.stop();
  return runners.map(({ row }) => row);
}

/** @param {Row[]} rows */
function table(rows) {
  const other = rows.find(({ name }) => name === base);
  const times = (/** @type {number} */ value, /** @type {number | undefined} */ than) => (than === undefined ? "–" : show_ratio(value / than));
  return markdown_table(
    ["engine", "median", `times ${base}'s`, "crossings", `times ${base}'s`, "edge length", `times ${base}'s`, "overlaps", "width x height"],
    rows.map(({ name, ms, quality }) => [
      name, show_ms(median(ms)), times(median(ms), other && median(other.ms)), String(quality.crossings), times(quality.crossings, other?.quality.crossings),
      quality.length.toFixed(0), times(quality.length, other?.quality.length), String(quality.overlaps), `${quality.width.toFixed(0)} x ${quality.height.toFixed(0)}`,
    ]),
  );
}

/** @param {string[]} sizes numbers of nodes */
export async function run(sizes) {
  const sections = [], figures = [], notes = /** @type {string[]} */ ([]), hows = new Map();
  for (const count of sizes.length > 0 ? sizes.map(Number) : [300, 1000, 10_000]) {
    say(`${count} nodes in layers`);
    const before = load_average();
    const rows = await compare(count, notes);
    for (const { name, how } of rows) hows.set(name, how);
    sections.push(`### ${count.toLocaleString("en")} nodes (load ${before.toFixed(1)} to ${load_average().toFixed(1)})\n\n${table(rows)}`);
    figures.push({ nodes: count, rows });
  }
  const explained = "Directed graphs of eight layers and 1.3 edges a node (lib/dags.mjs), the same boxes and gaps for all. Crossings and lengths of edges drawn straight.";
  const lines = [...notes, ...[...hows].map(([name, how]) => `${name}: ${how}`)].map((line) => `- ${line}`).join("\n");
  publish("layered", { title: "Layered layout", peers: ["@hpcc-js/wasm-graphviz", "elkjs", "@dagrejs/dagre"], sections: [explained, ...sections, lines], figures });
}
