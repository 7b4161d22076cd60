// A curated list as a catalogue file, from a seed: a tree of topics with resources of several kinds inside, few authors
// with many works and many with one, series, and resources that cite each other, mostly within their topic.
import { pick_front, pick_index, random_from } from "./random.mjs";
import { make_titles } from "./titles.mjs";
import { chinese, english } from "./words.mjs";

/** @typedef {() => number} Random */

const per_topic = 50; // nodes, on average
const per_author = 12;
const per_series = 60;
const topics_below_one = 9;
const edges_per_node = 2;
const leaving = 1 / 7; // of citations, to another topic

/** Kinds of resources with their shares of a hundred. @type {[string, number][]} */
const kinds = [["article", 70], ["repository", 10], ["video", 7], ["document", 6], ["book", 4], ["question", 3]];

/** @param {Random} random */
function kind_of(random) {
  let left = random() * 100;
  return (kinds.find(([, share]) => (left -= share) < 0) ?? kinds[0])[0];
}

/** Low numbers far more often: few are large. @param {Random} random @param {number} below */
const skewed = (random, below) => Math.floor(below * random() ** 2.5);

/**
 * Catalogue JSON with as many nodes and twice as many edges.
 * @param {number} node_count at least 500 @param {number} [seed]
 * @returns {string}
 */
export function make_list(node_count, seed = 1) {
  const random = random_from(seed);
  const topics = Math.round(node_count / per_topic);
  const authors = Math.round(node_count / per_author);
  const series = Math.round(node_count / per_series);
  const first = { author: topics, series: topics + authors, resource: topics + authors + series };
  const titles = make_titles(node_count - first.resource, seed);
  /** @type {string[]} */
  const nodes = [];
  const node = (/** @type {string} */ kind, /** @type {string} */ title, /** @type {object} */ more = {}) =>
    nodes.push(JSON.stringify({ id: `n${nodes.length}`, kind, title, ...more, prov: [{ seed: "000", line: nodes.length + 1 }] }));
  for (let i = 0; i < topics; i++) node("topic", `${pick_front(random, english)} ${pick_front(random, chinese)} ${i + 1}`);
  for (let i = 0; i < authors; i++) node("author", `${pick_front(random, chinese)}${i + 1}`);
  for (let i = 0; i < series; i++) node("series", `${pick_front(random, english)} ${pick_front(random, chinese)} ${i + 1}`, { lang: "zh-Hans" });
  titles.forEach((title, i) => node(kind_of(random), title, { lang: i % 3 === 0 ? "en" : "zh-Hans", url: `https://example.org/posts/${i}` }));
  const edges = make_edges(random, node_count, { topics, ...first });
  return `{"schema": 1, "title": {"zh": "目录", "en": "Catalogue"},\n"nodes": [\n${nodes.join(",\n")}\n],\n"edges": [\n${edges.join(",\n")}\n]}\n`;
}

/** @param {Random} random @param {number} node_count @param {{topics: number, author: number, series: number, resource: number}} first */
function make_edges(random, node_count, first) {
  /** @type {string[]} */
  const edges = [];
  const seen = new Set();
  const wanted = edges_per_node * node_count;
  const add = (/** @type {number} */ s, /** @type {number} */ t, /** @type {string} */ rel) => {
    const key = s * node_count + t;
    if (s === t || edges.length === wanted || seen.has(key)) return;
    seen.add(key);
    edges.push(JSON.stringify({ s: `n${s}`, t: `n${t}`, rel, how: "stated" }));
  };
  for (let i = 1; i < first.topics; i++) add(i, Math.floor((i - 1) / topics_below_one), "subtopic-of");
  /** @type {number[][]} */
  const members = Array.from({ length: first.topics }, () => []);
  for (let i = first.series; i < node_count; i++) {
    const topic = skewed(random, first.topics);
    members[topic].push(i);
    add(i, topic, "in-topic");
    if (random() < 0.7) add(i, first.author + skewed(random, first.series - first.author), "by");
    if (i >= first.resource && random() < 0.12) add(i, first.series + skewed(random, first.resource - first.series), "part-of");
  }
  while (edges.length < wanted) {
    const home = members[skewed(random, first.topics)];
    const other = random() < leaving ? members[pick_index(random, first.topics)] : home;
    if (home.length > 1 && other.length > 0) add(home[pick_index(random, home.length)], other[pick_index(random, other.length)], "cites");
  }
  return edges;
}
