// The core module in Node, as it is published: dist/core, or the folder that ATLAS_CORE names.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const checkout = fileURLToPath(new URL("../../", import.meta.url));
const folder = resolve(process.env.ATLAS_CORE ?? `${checkout}dist/core`);
/** @type {typeof import("../../web/core/atlas-core.mjs")} */
const { createAtlasCore, markdownBlocks, markdownSpans } = await import(pathToFileURL(`${folder}/atlas-core.mjs`).href);

/** @type {import("../../web/core/atlas-core.mjs").AtlasCore} */
let core;
before(async () => {
  core = await createAtlasCore();
});

/** @param {string} path */
const source = (path) => readFile(checkout + path, "utf8");
const good = await source("tests/data/catalogs/good.json");
const builtIn = await source("assets/catalog.json");

/**
 * The value of a call that must succeed.
 * @template T
 * @param {T} result
 * @returns {Exclude<T, {ok: false}>}
 */
function fine(result) {
  const failed = /** @type {{ok?: boolean, messages?: unknown}} */ (result);
  assert.notEqual(failed.ok, false, JSON.stringify(failed.messages));
  return /** @type {Exclude<T, {ok: false}>} */ (result);
}

/** Messages of a call that must fail, as "line:column rule". @param {any} result */
function problems(result) {
  assert.equal(result.ok, false);
  return result.messages.map((/** @type {any} */ m) => `${m.line}:${m.column} ${m.rule}`).join(", ");
}

test("a catalogue is parsed from a text, from bytes and from a buffer", () => {
  for (const input of [good, new TextEncoder().encode(good), new TextEncoder().encode(good).buffer]) {
    const { handle, ...rest } = fine(core.parseCatalog(input));
    assert.deepEqual(rest, { ok: true, nodes: 10, edges: 12, messages: [] });
    core.free(handle);
  }
});

test("a broken catalogue gives messages with line and column", async () => {
  const broken = await source("tests/data/catalogs/broken/dangling-edge.json");
  const result = core.parseCatalog(broken);
  assert.equal(problems(result), "23:27 dangling-edge, 28:26 dangling-edge");
  assert.match(/** @type {any} */ (result).messages[0].text, /write "scheduler"\.$/);
});

test("hostile input gives a message, and the core goes on", () => {
  assert.equal(problems(core.parseCatalog("")), "0:0 json");
  assert.equal(problems(core.parseCatalog("[".repeat(1_000_000))), "1:17 limit");
  assert.equal(problems(core.parseCatalog(new Uint8Array([0x22, 0xff, 0x22]))), "1:2 json");
  assert.equal(problems(core.parseCatalog(" ".repeat(33 * 1024 * 1024))), "0:0 json");
  assert.equal(problems(core.parseCatalog(new Uint8Array(513 * 1024 * 1024))), "0:0 limit");
  for (const wrong of [undefined, null, 7, {}, [1]]) {
    assert.equal(problems(core.parseCatalog(/** @type {any} */ (wrong))), "0:0 input");
  }
  assert.equal(fine(core.parseCatalog(good)).nodes, 10);
});

test("search finds what the command finds, with ranges that slice", () => {
  const { handle } = fine(core.parseCatalog(builtIn));
  const hits = fine(core.search(handle, "调度", 5));
  assert.equal(hits.length, 5);
  assert.ok(hits.slice(0, 3).some((hit) => hit.id === "kube-scheduler"), JSON.stringify(hits.slice(0, 3)));
  for (const hit of hits) {
    assert.ok(hit.ranges.length > 0, hit.id);
    for (const [begin, end] of hit.ranges) assert.ok(hit.shown.slice(begin, end).length > 0, JSON.stringify(hit));
  }
  const exact = fine(core.search(handle, "kube-scheduler", 1))[0];
  assert.ok(exact);
  assert.deepEqual([exact.id, exact.kind, exact.title], ["kube-scheduler", "component", "kube-scheduler"]);
  assert.equal(exact.ranges.map(([begin, end]) => exact.shown.slice(begin, end)).join(""), "kube-scheduler");
  core.free(handle);
});

test("the limit of a search is kept, also a strange one", () => {
  const { handle } = fine(core.parseCatalog(good));
  assert.equal(fine(core.search(handle, "informer", 1)).length, 1);
  for (const limit of [0, -3, Number.NaN]) assert.deepEqual(core.search(handle, "informer", limit), []);
  assert.ok(fine(core.search(handle, "informer", Infinity)).length >= 0);
  assert.deepEqual(core.search(handle, ""), []);
  core.free(handle);
});

test("a node is found by its id and by an old one, with its neighbours", () => {
  const { handle } = fine(core.parseCatalog(good));
  const node = fine(core.node(handle, "sched"));
  assert.equal(node.id, "scheduler");
  assert.equal(node.summary?.en, "Chooses nodes.");
  assert.deepEqual(node.neighbours, [
    { id: "apiserver", rel: "next", how: "inferred", direction: "in", why: "order of acting", order: "real" },
    { id: "apiserver", rel: "next", how: "stated", direction: "in", order: "seed" },
  ]);
  assert.equal(problems(core.node(handle, "nobody")), "0:0 unknown-id");
  core.free(handle);
});

test("the map of the built-in catalogue is settled, finite and the same each time", () => {
  const { handle, nodes } = fine(core.parseCatalog(builtIn));
  const layout = fine(core.mapLayout(handle));
  assert.equal(layout.settled, true);
  assert.equal(layout.nodes.length, nodes);
  assert.ok(layout.nodes.every(({ x, y, r }) => Number.isFinite(x) && Number.isFinite(y) && r >= 0));
  // A topic is a circle with its resources inside, so only the others must keep apart.
  const marks = layout.nodes.filter(({ id }) => fine(core.node(handle, id)).kind !== "topic");
  assert.equal(new Set(marks.map(({ x, y }) => `${x} ${y}`)).size, marks.length, "two marks lie on one place");
  const again = fine(core.parseCatalog(builtIn));
  assert.deepEqual(core.mapLayout(again.handle), layout);
  core.free(handle);
  core.free(again.handle);
});

test("the normal form of the built-in catalogue is the file itself", () => {
  const { handle } = fine(core.parseCatalog(builtIn));
  assert.equal(fine(core.exportAs(handle, "json")).text, builtIn);
  core.free(handle);
});

test("exports other than JSON hold every address", () => {
  const { handle } = fine(core.parseCatalog(good));
  for (const format of /** @type {const} */ (["markdown", "csv"])) {
    const { text } = fine(core.exportAs(handle, format));
    assert.ok(text.includes("https://example.org/informer/2"), format);
  }
  assert.equal(problems(core.exportAs(handle, /** @type {any} */ ("pdf"))), "0:0 format");
  core.free(handle);
});

test("a reading list becomes a catalogue, and what is left out is told", () => {
  const list = "# Tea\n## Green\n- [Water](w.html) by [Lin](https://lin.example)\n- no address\n";
  const imported = fine(core.importMarkdown(list, { name: "tea", title: "水", base: "https://tea.example/" }));
  assert.deepEqual(imported.messages.map(({ line, column, level, rule }) => `${line}:${column} ${level} ${rule}`), ["4:3 note no-address"]);
  const { handle } = fine(core.parseCatalog(imported.catalog));
  const [hit] = fine(core.search(handle, "water"));
  const node = fine(core.node(handle, /** @type {any} */ (hit).id));
  assert.equal(node.url, "https://tea.example/w.html");
  assert.deepEqual(node.prov.map(({ seed, line }) => `${seed} ${line}`), ["tea 3"]);
  assert.ok(imported.catalog.includes('"title": {"zh": "水"'));
  core.free(handle);
});

test("lists that cannot be read say why", () => {
  assert.equal(problems(core.importMarkdown("# Nothing to read")), "0:0 no-links");
  assert.equal(problems(core.importMarkdown(new Uint8Array([0xff]))), "0:0 utf-8");
  assert.equal(problems(core.importMarkdown(/** @type {any} */ (7))), "0:0 input");
  assert.equal(problems(core.importMarkdown("- [a](https://a.example)", { name: /** @type {any} */ (7) })), "0:0 input");
  // What an import was told is not kept for the next one.
  assert.equal(fine(core.importMarkdown("- [a](https://a.example)")).catalog.includes("水"), false);
});

test("Markdown becomes elements, and no address of a script becomes a link", () => {
  assert.deepEqual(fine(core.markdownElements("# a\n\n[x](javascript:alert(1)) <b>")).elements, [
    ["h3", {}, "a"],
    ["p", {}, "x <b>"],
  ]);
  assert.equal(problems(core.markdownElements("> ".repeat(100) + "a")), "0:0 limit");
});

/** The spans of a text as "kind(its text)". @param {string} text */
function spansOf(text) {
  const { spans, extra } = fine(core.parseMarkdown(text));
  const all = text + extra;
  const shown = [];
  for (let i = 0; i < spans.length; i += 4) {
    shown.push(`${markdownSpans[spans[i] ?? -1]}(${all.slice(spans[i + 2], spans[i + 3])})`);
  }
  return shown.join(" ");
}

test("Markdown becomes numbers that point into the text", () => {
  const text = "# 源码 😀\n\n- *阅读* [a](https://e.com/)\n\n```go\nx\n```\n";
  const { blocks } = fine(core.parseMarkdown(text));
  const kinds = [];
  for (let i = 0; i < blocks.length; i += 5) kinds.push(`${markdownBlocks[blocks[i] ?? -1]}:${blocks[i + 1]}`);
  assert.equal(kinds.join(" "), "heading:1 list:0 item:0 code:0");
  assert.equal(
    spansOf(text),
    "text(源码 😀) emphasis(阅读) text(阅读) text( ) link(a) address(https://e.com/) text(a) info(go) text(x\n)",
  );
  assert.equal(spansOf("中&lt;文"), "text(中) text(<) text(文)");
  assert.equal(fine(core.parseMarkdown("")).blocks.length, 0);
});

test("a text of any width arrives whole: Chinese, emoji, and a half of a pair", () => {
  for (const text of ["源码".repeat(50_000), "😀".repeat(50_000), `${"a".repeat(100_000)}${"调度".repeat(9)}`]) {
    assert.equal(spansOf(text), `text(${text})`);
  }
  assert.equal(fine(core.parseMarkdown("a\ud800b")).spans.length, 4);
});

test("a short text after a long one has nothing of it, and bytes are not taken for UTF-8 unseen", () => {
  assert.equal(spansOf("源码 ".repeat(1000)).length, 6 + 3000 - 1);
  assert.equal(spansOf("a"), "text(a)");
  const bytes = /** @type {any} */ (new Uint8Array([0x61, 0xff]));
  assert.equal(core.parseMarkdown(bytes).ok, false);
});

test("a catalogue of a hundred thousand nodes is read", () => {
  const nodes = Array.from({ length: 100_000 }, (_, i) => ({ id: `node-${i}`, kind: "article", title: `源码 ${i}` }));
  const edges = nodes.slice(1).map(({ id }, i) => ({ s: id, t: `node-${i >> 1}`, rel: "about", how: "stated" }));
  const text = JSON.stringify({ schema: 1, title: { en: "Large" }, nodes, edges });
  const { handle, ...rest } = fine(core.parseCatalog(text));
  assert.deepEqual(rest, { ok: true, nodes: 100_000, edges: 99_999, messages: [] });
  assert.equal(fine(core.node(handle, "node-99999")).neighbours[0]?.id, "node-49999");
  core.free(handle);
});

test("a handle means nothing after free, and a made-up one never did", () => {
  const { handle } = fine(core.parseCatalog(good));
  core.free(handle);
  core.free(handle);
  for (const wrong of [handle, -1, 12345, /** @type {any} */ ("x"), undefined]) {
    assert.equal(problems(core.search(/** @type {any} */ (wrong), "informer")), "0:0 handle");
    assert.equal(problems(core.node(/** @type {any} */ (wrong), "informer")), "0:0 handle");
    assert.equal(problems(core.mapLayout(/** @type {any} */ (wrong))), "0:0 handle");
    assert.equal(problems(core.exportAs(/** @type {any} */ (wrong), "csv")), "0:0 handle");
  }
});

test("two catalogues can be open at once", () => {
  const a = fine(core.parseCatalog(good));
  const b = fine(core.parseCatalog(builtIn));
  assert.notEqual(a.handle, b.handle);
  assert.equal(fine(core.node(a.handle, "zhang")).title, "张三");
  assert.equal(problems(core.node(b.handle, "zhang")), "0:0 unknown-id");
  core.free(a.handle);
  core.free(b.handle);
});

test("what is freed can be used again: a hundred large catalogues need no more memory than a few", () => {
  const large = good.replace('"schema": 1', `"schema": 1, "padding": "${"x".repeat(2_000_000)}"`);
  const open = () => core.free(fine(core.parseCatalog(large)).handle);
  for (let i = 0; i < 5; ++i) open();
  const before = process.memoryUsage.rss();
  for (let i = 0; i < 100; ++i) open();
  const grown = process.memoryUsage.rss() - before;
  assert.ok(grown < 120e6, `the process has grown by ${Math.round(grown / 1e6)} MB`);
});

test("the host may load the wasm itself", async () => {
  const wasmBinary = await readFile(`${folder}/atlas-core.wasm`);
  const own = await createAtlasCore({ wasmBinary });
  assert.equal(fine(own.parseCatalog(good)).nodes, 10);
});
