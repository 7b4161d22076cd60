// Titles from a seed, like a reading catalogue's own: Chinese and English mixed, identifiers, paths, parts of a series,
// 28 characters long on average; with the known items of planted.mjs spread among them.
import { planted } from "./planted.mjs";
import { pick, pick_front, pick_index, random_from } from "./random.mjs";
import { chinese, english, folders, parts } from "./words.mjs";

const numerals = "一二三四五六七八九十";

/** @typedef {() => number} Random */

/** @param {Random} random @param {number} count */
const chinese_run = (random, count) => Array.from({ length: count }, () => pick_front(random, chinese)).join("");

/** @param {Random} random @param {number} count */
const english_run = (random, count) => Array.from({ length: count }, () => pick_front(random, english)).join(" ");

/** @param {Random} random */
const identifier = (random) => Array.from({ length: 2 + pick_index(random, 2) }, () => pick(random, parts)).join("");

/** @param {Random} random */
const path = (random) =>
  `${Array.from({ length: 2 + pick_index(random, 2) }, () => pick(random, folders)).join("/")}/${pick(random, parts).toLowerCase()}.go`;

/** @param {Random} random */
const part_of_series = (random) => `（${numerals[pick_index(random, numerals.length)]}）`;

/** The forms of a title with how often each is drawn. @type {[number, (random: Random) => string][]} */
const forms = [
  [22, (r) => `${pick_front(r, english)} ${chinese_run(r, 2)}：${chinese_run(r, 1)}${pick_front(r, english)}${chinese_run(r, 2)}`],
  [18, (r) => `${pick_front(r, english)} ${chinese_run(r, 2)} - ${pick_front(r, english)} ${chinese_run(r, 2)}${part_of_series(r)}`],
  [14, (r) => `${chinese_run(r, 3)}之${pick_front(r, english)} ${chinese_run(r, 2)}`],
  [12, (r) => `深入${pick_front(r, english)}${chinese_run(r, 2)}：${identifier(r)}`],
  [12, (r) => `${english_run(r, 3)}: ${pick_front(r, english)}`],
  [8, (r) => `${chinese_run(r, 4)}，${chinese_run(r, 4)}`],
  [8, (r) => `${path(r)} ${chinese_run(r, 2)}`],
  [6, (r) => `${identifier(r)} 与 ${identifier(r)} v1.${pick_index(r, 30)}`],
];
const total = forms.reduce((sum, [weight]) => sum + weight, 0);

/** @param {Random} random */
function filler(random) {
  let left = random() * total;
  for (const [weight, form] of forms) {
    left -= weight;
    if (left < 0) return form(random);
  }
  throw new Error("unreachable: the weights sum up to the total");
}

/**
 * `count` titles; place_of(i, count) says where the planted ones are.
 * @param {number} count @param {number} [seed]
 * @returns {string[]}
 */
export function make_titles(count, seed = 1) {
  const random = random_from(seed);
  const titles = Array.from({ length: count }, () => filler(random));
  planted.forEach(({ title }, i) => (titles[place_of(i, count)] = title));
  return titles;
}

/** The index of the i-th planted title among `count`: evenly spread. @param {number} i @param {number} count */
export const place_of = (i, count) => Math.floor(((i + 0.5) * count) / planted.length);
