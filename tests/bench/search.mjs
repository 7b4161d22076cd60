// Search per keystroke, ours beside the peers: queries are typed letter by letter, the engines take turns query by query, and
// for each the place of the wanted title is looked up. Slow engines answer a sample of the keystrokes (the table says so).
import { chosen, start_host } from "./lib/host.mjs";
import { load_average, median, percentile, rotated, show_ms, show_ratio } from "./lib/measure.mjs";
import { keystrokes, planted, without_hit } from "./lib/planted.mjs";
import { markdown_table, publish, say } from "./lib/report.mjs";
import { place_of } from "./lib/titles.mjs";

const ours = "source-atlas";
const names = [ours, "includes", "includes + pinyin-pro", "minisearch", "flexsearch full", "flexsearch CJK", "fuse.js", "uFuzzy", "fzf", "pinyin-match"];
const rounds = 3;
const seed = 1;
const budget_ms = 6000; // of an engine in one round
const longest_ms = 1200; // of one keystroke: beyond, an engine is left out
const typed = [...planted.map(({ query }) => query), ...without_hit].map(keystrokes);
const keystroke_count = typed.flat().length;
const warm_up = ["k", "sch", "控制", "controler", "kzq", "node 容器"];
const kinds = [...new Set(planted.map(({ kind }) => kind))];
const no_hit = "no hit";

/** @typedef {{host: import("./lib/host.mjs").Host, built: {ms: number, how: string, note?: string, memory: number}, stride: number, rounds: number[][], of_kind: Record<string, number[]>}} Runner */

/** @param {string} name @param {number} count @returns {Promise<Runner | string>} or why it does not take part */
async function start(name, count) {
  const host = start_host("search_engines.mjs", name);
  try {
    const built = await host.call("build", { count, seed });
    const trial = await host.call("keys", warm_up.slice(0, 3));
    if (median(trial) > longest_ms) throw new Error(`left out, a keystroke takes ${show_ms(median(trial))}`);
    await host.call("keys", warm_up);
    const again = await host.call("keys", warm_up);
    const mean = again.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0) / again.length;
    say(`  ${name}: built in ${show_ms(built.ms)}, ${show_ms(mean)} a keystroke`);
    return { host, built, stride: Math.max(1, Math.ceil((mean * keystroke_count) / budget_ms)), rounds: [], of_kind: {} };
  } catch (error) {
    host.stop();
    say(`  ${name}: ${error instanceof Error ? error.message : error}`);
    return error instanceof Error ? error.message : String(error);
  }
}

/** @param {Runner[]} runners @param {number} round */
async function type_everything(runners, round) {
  for (const runner of runners) runner.rounds.push([]);
  let key = 0;
  for (const [turn, texts] of typed.entries()) {
    for (const runner of rotated(runners, turn + round)) {
      const sample = texts.filter((_, i) => (key + i) % runner.stride === round % runner.stride);
      const times = sample.length > 0 ? await runner.host.call("keys", sample) : [];
      runner.rounds[round]?.push(...times);
      (runner.of_kind[planted[turn]?.kind ?? no_hit] ??= []).push(...times);
    }
    key += texts.length;
  }
}

/** @param {Runner} runner @param {number} count */
async function figures_of({ host, built, stride, rounds: measured, of_kind }, count) {
  const ranks = await host.call("ranks", planted.map(({ query }, i) => ({ query, place: place_of(i, count) })));
  const within = (/** @type {number} */ most, /** @type {string} */ kind) =>
    planted.filter((item, i) => (kind === "" || item.kind === kind) && ranks[i] >= 0 && ranks[i] < most).length;
  return {
    name: host.name, how: built.how, note: built.note, build_ms: built.ms, memory: built.memory, sampled: stride > 1 ? `1 in ${stride}` : "",
    p50: measured.map((times) => percentile(times, 0.5)), p95: measured.map((times) => percentile(times, 0.95)),
    first: within(1, ""), in_three: within(3, ""), in_ten: within(10, ""),
    by_kind: Object.fromEntries(kinds.map((kind) => [kind, within(3, kind)])),
    p95_by_kind: Object.fromEntries(Object.entries(of_kind).map(([kind, times]) => [kind, percentile(times, 0.95)])),
    missed: planted.filter((_, i) => ranks[i] < 0 || ranks[i] >= 3).map(({ query }) => query),
  };
}

/** @typedef {Awaited<ReturnType<typeof figures_of>>} Figures */

/** @param {Figures} peer @param {Figures} our @param {"p50" | "p95"} which the peer's time over ours, the median over the rounds */
const ratio = (peer, our, which) => median(peer[which].map((ms, i) => ms / our[which][i]));

/** @param {Figures[]} all */
function time_table(all) {
  const our = all.find(({ name }) => name === ours);
  return markdown_table(
    ["engine", "build", "p50", "p95", "p95 / ours", "first", "in first 3", "in first 10", "memory"],
    all.map((one) => [
      one.sampled === "" ? one.name : `${one.name} (${one.sampled})`, show_ms(one.build_ms), show_ms(median(one.p50)), show_ms(median(one.p95)),
      our ? show_ratio(ratio(one, our, "p95")) : "–", ...[one.first, one.in_three, one.in_ten].map((n) => `${n} / ${planted.length}`),
      `${Math.round(one.memory / 2 ** 20)} MB`,
    ]),
  );
}

/** @param {Figures[]} all hits and time by kind of query */
function kind_table(all) {
  const size = (/** @type {string} */ kind) => planted.filter((item) => item.kind === kind).length;
  const cell = (/** @type {Figures} */ one, /** @type {string} */ kind) => `${one.by_kind[kind]} (${show_ms(one.p95_by_kind[kind] ?? Number.NaN)})`;
  return markdown_table(
    ["in first 3 (p95)", ...kinds.map((kind) => `${kind} /${size(kind)}`), no_hit],
    all.map((one) => [one.name, ...kinds.map((kind) => cell(one, kind)), show_ms(one.p95_by_kind[no_hit] ?? Number.NaN)]),
  );
}

/** @param {number} count */
async function compare(count) {
  say(`${count} titles`);
  const load = load_average();
  /** @type {Runner[]} */
  const runners = [];
  /** @type {string[]} */
  const notes = [];
  for (const name of chosen(names)) {
    const started = await start(name, count);
    if (typeof started === "string") notes.push(`${name}: ${started}.`);
    else runners.push(started);
  }
  for (let round = 0; round < rounds; round++) await type_everything(runners, round);
  /** @type {Figures[]} */
  const all = [];
  for (const runner of runners) {
    all.push(await figures_of(runner, count));
    runner.host.stop();
  }
  for (const { name, note } of all) if (note) notes.push(`${name}: ${note}.`);
  const heading = `### ${count.toLocaleString("en")} titles (load ${load.toFixed(1)} to ${load_average().toFixed(1)})`;
  const text = [heading, time_table(all), kind_table(all), notes.join(" ")].filter(Boolean).join("\n\n");
  say(`\n${text}\n`); // now, since the next size may take long
  return { count, all, text };
}

/** @param {string[]} sizes numbers of titles */
export async function run(sizes) {
  const results = [];
  for (const count of sizes.length > 0 ? sizes.map(Number) : [20_000, 100_000]) results.push(await compare(count));
  const last = results.at(-1)?.all ?? [];
  publish("search", {
    title: "Search per keystroke",
    peers: ["minisearch", "flexsearch", "fuse.js", "@leeoniya/ufuzzy", "fzf", "pinyin-pro", "pinyin-match"],
    sections: [
      `${planted.length} known items and ${without_hit.length} queries without a hit, typed letter by letter (${keystroke_count} keystrokes), 20 results asked, ${rounds} rounds; ` +
        `p50 and p95 are medians of the rounds. "(1 in n)": slow, answered a sample of the keystrokes. Memory: growth of the process while building.`,
      ...results.map(({ text }) => text),
      last.map(({ name, how }) => `- ${name}: ${how}`).join("\n"),
    ],
    figures: results.map(({ count, all }) => ({ titles: count, engines: all })),
  });
}
