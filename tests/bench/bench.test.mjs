// What the benchmarks stand on: generators that give the same on every run, and measures that are right on small cases.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { stopwatch, timed } from "./lib/clock.mjs";
import { median, percentile, rotated, show_ms } from "./lib/measure.mjs";
import { keystrokes, planted } from "./lib/planted.mjs";
import { make_titles, place_of } from "./lib/titles.mjs";
import { phase_mark, tasks_by_phase } from "./lib/trace.mjs";

const titles = make_titles(20_000);

test("a seed always gives the same titles", () => {
  const hash = createHash("sha256").update(titles.join("\n")).digest("hex");
  assert.equal(hash.slice(0, 16), "0cc19316e5d31579");
  assert.notDeepEqual(make_titles(100, 2), make_titles(100, 1));
});

test("titles are as long as promised, nearly all different, and mixed", () => {
  const mean = titles.reduce((sum, title) => sum + title.length, 0) / titles.length;
  assert.ok(Math.abs(mean - 28) < 1, `mean length ${mean}`);
  assert.ok(new Set(titles).size > 0.999 * titles.length);
  const mixed = titles.filter((title) => /\p{Script=Han}/u.test(title) && /[a-z]/i.test(title));
  assert.ok(mixed.length > 0.6 * titles.length && mixed.length < 0.95 * titles.length, `${mixed.length} mixed`);
});

test("each planted title lies where it should, once", () => {
  for (const [i, { title }] of planted.entries()) {
    assert.equal(titles[place_of(i, titles.length)], title);
    assert.equal(titles.filter((other) => other === title).length, 1, title);
  }
});

test("a query typed literally fits its title and no other", () => {
  const literal = planted.filter(({ kind }) => ["zh", "mid-word", "mixed", "words"].includes(kind));
  assert.equal(literal.length, 21);
  for (const { query, title } of literal) {
    const words = query.toLowerCase().split(" ");
    const fitting = titles.filter((other) => words.every((word) => other.toLowerCase().includes(word)));
    assert.deepEqual(fitting, [title], query);
  }
});

test("keystrokes are the prefixes by characters, without one that ends in a space", () => {
  assert.deepEqual(keystrokes("k 调度"), ["k", "k 调", "k 调度"]);
});

test("percentiles are values that occur, the median lies between two", () => {
  assert.equal(percentile([3, 1, 2, 4], 0.5), 2);
  assert.equal(percentile([3, 1, 2, 4], 0.95), 4);
  assert.equal(median([4, 1, 2, 3]), 2.5);
  assert.ok(Number.isNaN(percentile([], 0.5)));
});

test("turns begin with another one each time", () => {
  assert.deepEqual([0, 1, 2, 3].map((turn) => rotated(["a", "b", "c"], turn).join("")), ["abc", "bca", "cab", "abc"]);
});

test("times are shown with three digits in a unit that fits", () => {
  assert.deepEqual([0.0042, 1.234, 5678].map(show_ms), ["4.2 µs", "1.23 ms", "5.68 s"]);
});

test("the clock counts work, and not the time of waiting for others", async () => {
  const { ms, value } = timed(() => {
    const end = performance.now() + 20;
    let rounds = 0;
    while (performance.now() < end) rounds++;
    return rounds;
  });
  assert.ok(value > 0 && ms > 0 && ms < 1000, `${ms} ms`);
  const elapsed = stopwatch();
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(elapsed() < (process.platform === "linux" ? 40 : 1000), "waiting is no work");
});

/** @param {string} name @param {number} from_ms @param {number} ms @param {object} [more] */
const traced = (name, from_ms, ms, more) => ({ name, ph: "X", pid: 1, tid: 1, ts: 1000 * from_ms, dur: 2000 * ms, tdur: 1000 * ms, ...more });
/** @param {string} phase @param {number} at_ms */
const begun = (phase, at_ms) => ({ name: phase_mark(phase), ph: "R", pid: 1, tid: 1, ts: 1000 * at_ms });

test("a task counts in the phase in which it began, by what its thread ran", () => {
  const tasks = tasks_by_phase([begun("next", 50), traced("RunTask", 60, 5), traced("RunTask", 10, 9), traced("RunTask", 49, 30), traced("RunTask", 0, 4)], "first");
  assert.deepEqual(Object.entries(tasks).map(([phase, { cpu_ms, wall_ms }]) => [phase, cpu_ms, wall_ms]), [["first", 30, 60], ["next", 5, 10]]);
});

test("tasks of other threads and processes do not count, nor what is no task", () => {
  const others = [traced("RunTask", 60, 99, { tid: 2 }), traced("RunTask", 60, 99, { pid: 2 }), traced("Layout", 60, 99)];
  assert.equal(tasks_by_phase([begun("next", 50), ...others, traced("RunTask", 70, 3)], "first").next.cpu_ms, 3);
});

test("a task tells what ran in it, each part without what it called", () => {
  const call = traced("FunctionCall", 2, 8, { args: { data: { functionName: "draw" } } });
  const events = [begun("only", 0), traced("RunTask", 1, 20), call, traced("Layout", 4, 3), traced("Layout", 30, 4), traced("RunTask", 60, 1), traced("Paint", 60, 1)];
  assert.deepEqual(tasks_by_phase(events, "first").only.parts, [{ name: "RunTask", ms: 8 }, { name: "Layout", ms: 7 }, { name: "FunctionCall draw", ms: 5 }]);
});
