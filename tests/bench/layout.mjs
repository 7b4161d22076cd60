// Force layout, ours beside the peers: the time of a tick, the engines taking turns, and the quality that each reaches in the
// same wall-clock time, the set-up included. A fast tick with worse quality at a time is no gain, so the two stand together.
import { chosen, start_host } from "./lib/host.mjs";
import { load_average, median, rotated, show_ms, show_ratio } from "./lib/measure.mjs";
import { markdown_table, publish, say } from "./lib/report.mjs";

const ours = "source-atlas";
const ticking = [ours, "d3-force", "d3-force-reuse", "ngraph.forcelayout", "graphology FA2"];
const settling = [...ticking, "graphviz sfdp", "random places"];
const rounds = 5;
const seed = 1;

/** @typedef {import("./lib/host.mjs").Host} Host */
/** @typedef {{name: string, how: string, ms: number, ticks: number, done: boolean, quality: import("./lib/quality.mjs").Quality}} Moment */

/** When the quality is looked at. @param {number} count nodes @returns {number[]} ms */
function moments_for(count) {
  if (count <= 2000) return [100, 500, 2000];
  return count <= 20_000 ? [500, 2000, 10_000] : [2000, 5000, 10_000, 30_000];
}

/** @param {readonly string[]} names @param {number} count @param {string[]} notes gets why an engine is missing */
async function start_all(names, count, notes, ticking = false) {
  /** @type {{host: Host, how: string}[]} */
  const started = [];
  for (const name of chosen(names)) {
    const host = start_host("layout_engines.mjs", name);
    try {
      const { how, ms } = await host.call("build", { count, seed, ticking });
      say(`  ${name}: set up in ${show_ms(ms)}`);
      started.push({ host, how });
    } catch (error) {
      host.stop();
      const why = error instanceof Error ? error.message : String(error);
      if (!notes.includes(why)) notes.push(why);
    }
  }
  return started;
}

/** @param {number} count @param {string[]} notes @returns {Promise<Record<string, number[]>>} ms a tick, one for each round */
async function tick_times(count, notes) {
  const runners = await start_all(ticking, count, notes, true);
  const batch_ms = count <= 2000 ? 60 : 300;
  /** @type {Record<string, number[]>} */
  const times = {};
  for (const { host } of runners) await host.call("step", batch_ms); // warm-up
  for (let round = 0; round < rounds; round++) {
    for (const { host } of rotated(runners, round)) {
      const { ms, ticks } = await host.call("step", batch_ms);
      if (ticks > 0) (times[host.name] ??= []).push(ms / ticks);
    }
  }
  for (const { host } of runners) host.stop();
  return times;
}

/** @param {number} count @param {string[]} notes @returns {Promise<Moment[]>} */
async function qualities(count, notes) {
  const runners = await start_all(settling, count, notes);
  /** @type {Moment[]} */
  const moments = [];
  const settled = new Set();
  /** @type {Record<string, number>} */
  const ticks = {};
  for (const [turn, until] of moments_for(count).entries()) {
    for (const { host, how } of rotated(runners, turn)) {
      if (settled.has(host.name)) continue;
      const now = await host.call("until", until);
      if (now.done) settled.add(host.name);
      if (now.ticks > (ticks[host.name] ?? 0) || now.done) moments.push({ name: host.name, how, ...now, quality: await host.call("quality") });
      ticks[host.name] = now.ticks;
    }
    say(`  quality at ${show_ms(until)} measured`);
  }
  for (const { host } of runners) host.stop();
  return moments;
}

/** @param {{count: number, times: Record<string, number[]>}[]} results */
function tick_table(results) {
  const base = results.some(({ times }) => times[ours]) ? ours : "d3-force";
  const cell = (/** @type {string} */ name, /** @type {Record<string, number[]>} */ times) => {
    const mine = times[name];
    const other = times[base];
    if (!mine || !other) return "–";
    return `${show_ms(median(mine))} (${show_ratio(median(mine.map((ms, i) => ms / (other[i] ?? NaN))))})`;
  };
  return markdown_table(
    [`a tick (times ${base}'s)`, ...results.map(({ count }) => count.toLocaleString("en"))],
    ticking.map((name) => [name, ...results.map(({ times }) => cell(name, times))]),
  );
}

/** @param {Moment[]} moments */
function quality_table(moments) {
  const rank = (/** @type {Moment} */ moment) => settling.indexOf(moment.name);
  const share = (/** @type {number} */ value) => value.toFixed(3);
  return markdown_table(
    ["engine", "time", "ticks", "stress", "two-hop@10", "purity@10", "compact"],
    [...moments].sort((a, b) => rank(a) - rank(b) || a.ms - b.ms).map(({ name, ms, ticks, done, quality }) => [
      name, `${show_ms(ms)}${done ? ", settled" : ""}`, String(ticks), share(quality.stress), share(quality.two_hop), share(quality.purity), share(quality.compact),
    ]),
  );
}

/** @param {string[]} sizes numbers of nodes */
export async function run(sizes) {
  /** @type {{count: number, times: Record<string, number[]>, moments: Moment[], load: [number, number]}[]} */
  const results = [];
  /** @type {string[]} */
  const notes = [];
  for (const count of sizes.length > 0 ? sizes.map(Number) : [1000, 10_000, 100_000]) {
    say(`${count} nodes`);
    const before = load_average();
    const times = await tick_times(count, notes);
    results.push({ count, times, moments: await qualities(count, notes), load: [before, load_average()] });
  }
  const hows = new Map(results.flatMap(({ moments }) => moments.map(({ name, how }) => [name, how])));
  publish("layout", {
    title: "Force layout",
    peers: ["d3-force", "d3-force-reuse", "ngraph.forcelayout", "graphology-layout-forceatlas2", "@hpcc-js/wasm-graphviz"],
    sections: [
      `Generated graphs of n nodes and 2n edges (lib/graphs.mjs). A tick: median of ${rounds} turns. Quality: at about the same time for all, the set-up included.`,
      tick_table(results),
      ...results.map(({ count, moments, load }) =>
        `### Quality at ${count.toLocaleString("en")} nodes (load ${load.map((value) => value.toFixed(1)).join(" to ")})\n\n${quality_table(moments)}`),
      notes.map((note) => `- ${note}`).join("\n"),
      [...hows].map(([name, how]) => `- ${name}: ${how}`).join("\n"),
    ].filter(Boolean),
    figures: results,
  });
}
