// Searches over titles, ours and the peers', each set up as its documentation says for Chinese and mixed text. Every module is
// loaded only in the process that uses it. `engines[name]()` gives the operations that worker.mjs calls.
import { stopwatch, timed } from "./lib/clock.mjs";
import { open_core } from "./lib/core.mjs";
import { fine } from "./lib/fine.mjs";
import { load_average, show_ms } from "./lib/measure.mjs";
import { make_titles } from "./lib/titles.mjs";

/** @typedef {(query: string, limit: number) => number[]} Find indices of titles, best first */
/** @typedef {{find: Find, note?: string}} Built */

const limit = 20;
const han = /\p{Script=Han}/u;

/** Words in lower case; Chinese as single characters and as pairs. @param {string} text @returns {string[]} */
function grams(text) {
  const tokens = [];
  for (const [word] of text.toLowerCase().matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)) {
    if (!han.test(word)) tokens.push(word);
    else {
      const characters = [...word];
      tokens.push(...characters, ...characters.slice(1).map((c, i) => characters[i] + c));
    }
  }
  return tokens;
}

/** The same for a query: pairs only, where there are some. @param {string} text */
const query_grams = (text) => grams(text).filter((token, _, all) => !(han.test(token) && token.length === 1 && all.some((t) => t.length === 2 && t.includes(token))));

/** @param {string[]} haystack @returns {Find} titles that contain every word of the query, earliest place of the first one first */
const scan = (haystack) => (query, most) => {
  const [needle = "", ...others] = query.toLowerCase().trim().split(/\s+/);
  /** @type {number[][]} */
  const found = [];
  for (let i = 0; i < haystack.length; i++) {
    const text = haystack[i];
    const at = text.indexOf(needle);
    if (at >= 0 && others.every((word) => text.includes(word))) found.push([at, i]);
  }
  found.sort((a, b) => a[0] - b[0]);
  return found.slice(0, most).map(([, i]) => i);
};

/** @type {Record<string, {how: string, build: (titles: string[]) => Promise<Built>}>} */
const setups = {
  "source-atlas": {
    how: "core module in wasm: parseCatalog, then search; build is both",
    async build(titles) {
      const core = await open_core();
      const parse = timed(() => open_parts(core, titles));
      const handles = parse.value;
      const index = timed(() => handles.map(({ handle }) => fine(core.search(handle, "a", 1)))); // the first search makes it
      const find_in = (/** @type {{handle: number}} */ { handle }, /** @type {string} */ query, /** @type {number} */ most) =>
        fine(core.search(handle, query, most));
      return {
        note: `parseCatalog ${show_ms(parse.ms)}, index ${show_ms(index.ms)}${handles.length > 1 ? `, as ${handles.length} catalogues for the limit of nodes` : ""}`,
        find: (query, most) => {
          let hits = handles.flatMap((part) => find_in(part, query, most));
          if (handles.length > 1) hits = hits.sort((a, b) => b.score - a.score).slice(0, most);
          return hits.map(({ id }) => Number(id.slice(1)));
        },
      };
    },
  },
  includes: {
    how: "every word by String.indexOf over titles in lower case, earliest place first",
    build: async (titles) => ({ find: scan(titles.map((title) => title.toLowerCase())) }),
  },
  "includes + pinyin-pro": {
    how: "the same over title, full pinyin and initials in one string each",
    async build(titles) {
      const { pinyin } = await import("pinyin-pro");
      const syllables = (/** @type {string} */ title) =>
        /** @type {string[]} */ (pinyin(title, { toneType: "none", type: "array", v: true, nonZh: "consecutive" }));
      return {
        find: scan(titles.map((title) => {
          const sounds = syllables(title);
          return `${title}\n${sounds.join("")}\n${sounds.map((sound) => sound[0]).join("")}`.toLowerCase();
        })),
      };
    },
  },
  "pinyin-match": {
    how: "match(title, query) over every title, earliest place first",
    async build(titles) {
      const { match } = (await import("pinyin-match")).default;
      return {
        find: (query, most) => {
          /** @type {[number, number][]} */
          const found = [];
          titles.forEach((title, i) => {
            const range = match(title, query);
            if (range !== false) found.push([range[0], i]);
          });
          return found.sort((a, b) => a[0] - b[0]).slice(0, most).map(([, i]) => i);
        },
      };
    },
  },
  minisearch: {
    how: "own tokenizer (words; Chinese in single characters and pairs), prefix, fuzzy 0.2, all words",
    async build(titles) {
      const { default: MiniSearch } = await import("minisearch");
      const index = new MiniSearch({
        fields: ["title"],
        tokenize: grams,
        searchOptions: { prefix: true, fuzzy: 0.2, combineWith: "AND", tokenize: query_grams },
      });
      index.addAll(titles.map((title, id) => ({ id, title })));
      return { find: (query, most) => index.search(query).slice(0, most).map((/** @type {any} */ hit) => hit.id) };
    },
  },
  "flexsearch CJK": {
    how: 'Index, Charset.CJK, tokenize "forward": letter by letter, also in English',
    build: async (titles) => flexsearch(titles, { encoder: (await flexsearch_module()).Charset.CJK, tokenize: "forward" }),
  },
  "flexsearch full": { how: 'the tokenizer of minisearch, tokenize "full" (any part of a word)', build: (titles) => flexsearch(titles, { encode: grams, tokenize: "full" }) },
  "fuse.js": {
    how: "ignoreLocation (titles are longer than its default window), threshold 0.3",
    async build(titles) {
      const { default: Fuse } = await import("fuse.js");
      const fuse = new Fuse(titles, { ignoreLocation: true, threshold: 0.3 });
      return { find: (query, most) => fuse.search(query, { limit: most }).map((/** @type {any} */ hit) => hit.refIndex) };
    },
  },
  uFuzzy: {
    how: "unicode, intraMode 1 (one error a word), search with words in any order",
    async build(titles) {
      const { default: UFuzzy } = await import("@leeoniya/ufuzzy");
      const fuzzy = new UFuzzy({
        unicode: true, intraMode: 1, interSplit: "[^\\p{L}\\d']+", intraSplit: "\\p{Ll}\\p{Lu}",
        intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}", intraChars: "[\\p{L}\\d']", intraContr: "'\\p{L}{1,2}\\b",
      });
      return {
        find: (query, most) => {
          const [found, info, order] = fuzzy.search(titles, query, 1, 1000);
          if (!found) return [];
          return (order ? order.map((/** @type {number} */ at) => info.idx[at]) : found).slice(0, most);
        },
      };
    },
  },
  fzf: {
    how: "its defaults (fuzzy v2), limit 20",
    async build(titles) {
      const { Fzf } = await import("fzf");
      const places = titles.map((_, i) => i);
      const fzf = new Fzf(places, { limit, selector: (/** @type {number} */ i) => titles[i] });
      return { find: (query, most) => fzf.find(query).slice(0, most).map((/** @type {any} */ hit) => hit.item) };
    },
  },
};

const flexsearch_module = async () => (await import("flexsearch")).default;

/** @param {string[]} titles @param {object} options @returns {Promise<Built>} */
async function flexsearch(titles, options) {
  const index = new (await flexsearch_module()).Index(options);
  titles.forEach((title, i) => index.add(i, title));
  return { find: (query, most) => /** @type {any} */ (index.search(query, { limit: most })) };
}

/**
 * Opens the titles as one catalogue, or as several where one may not have so many nodes.
 * @param {import("../../web/core/atlas-core.mjs").AtlasCore} core @param {string[]} titles
 */
function open_parts(core, titles, first = 0, last = titles.length) {
  const nodes = titles.slice(first, last).map((title, i) => ({ id: `n${first + i}`, kind: "article", title }));
  const parsed = core.parseCatalog(JSON.stringify({ schema: 1, title: { zh: "标题", en: "Titles" }, nodes, edges: [] }));
  if (parsed.ok) return [parsed];
  if (parsed.messages[0]?.rule !== "limit" || last - first < 2) throw new Error(parsed.messages[0]?.text);
  const middle = (first + last) >> 1;
  /** @type {import("../../web/core/atlas-core.mjs").ParsedCatalog[]} */
  const parts = [...open_parts(core, titles, first, middle), ...open_parts(core, titles, middle, last)];
  return parts;
}

/** @param {{how: string, build: (titles: string[]) => Promise<Built>}} setup */
function operations({ how, build }) {
  /** @type {Built} */
  let built;
  return {
    async build(/** @type {{count: number, seed: number}} */ { count, seed }) {
      const titles = make_titles(count, seed);
      const before = process.memoryUsage().rss;
      const elapsed = stopwatch();
      built = await build(titles);
      const ms = elapsed();
      globalThis.gc?.();
      return { ms, how, note: built.note, memory: process.memoryUsage().rss - before, load: load_average() };
    },
    /** Times of the queries in ms. */
    keys: (/** @type {string[]} */ queries) => queries.map((query) => timed(() => built.find(query, limit)).ms),
    /** Where the wanted title is among the hits, from 0; -1 if it is not there. */
    ranks: (/** @type {{query: string, place: number}[]} */ items) => items.map(({ query, place }) => built.find(query, limit).indexOf(place)),
  };
}

export const engines = Object.fromEntries(Object.entries(setups).map(([name, setup]) => [name, () => operations(setup)]));
