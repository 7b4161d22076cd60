// What the benchmarks stand on: generators that give the same on every run, and measures that are right on small cases.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { stopwatch, timed } from "./lib/clock.mjs";
import { median, percentile, rotated, show_ms } from "./lib/measure.mjs";
import { keystrokes, planted } from "./lib/planted.mjs";
import { make_titles, place_of } from "./lib/titles.mjs";

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
