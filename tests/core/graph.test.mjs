// Layouts of any graph through the core module in Node: the same bits as natively, slices, bad input.
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const checkout = fileURLToPath(new URL("../../", import.meta.url));
const folder = resolve(process.env.ATLAS_CORE ?? `${checkout}dist/core`);
/** @type {{createAtlasCore: typeof import("../../web/core/atlas-core.mjs").createAtlasCore}} */
const { createAtlasCore } = await import(pathToFileURL(`${folder}/atlas-core.mjs`).href);

/** @typedef {import("../../web/core/graph-layout.mjs").LayoutInput} LayoutInput */

/** @type {import("../../web/core/atlas-core.mjs").AtlasCore} */
let core;
before(async () => {
  core = await createAtlasCore();
});

/** The generator of tests/unit/graph_fixture.hpp. @param {bigint} seed @returns {() => number} uniform in [0, 1) */
function random_from(seed) {
  const increment = 1442695040888963407n;
  let state = seed + increment;
  const next = () => {
    const old = state;
    state = BigInt.asUintN(64, old * 6364136223846793005n + increment);
    const mixed = Number(BigInt.asUintN(32, ((old >> 18n) ^ old) >> 27n));
    const turn = Number(old >> 59n);
    return ((mixed >>> turn) | (mixed << ((32 - turn) & 31))) >>> 0;
  };
  next();
  return () => (next() >>> 8) / 16777216;
}

/** planted_graph() of the same file. @param {number} nodes @param {number} clusters @param {bigint} seed */
function planted_graph(nodes, clusters, seed) {
  const random = random_from(seed);
  const below = (/** @type {number} */ limit) => Math.trunc(Math.fround(random() * limit));
  const edges = /** @type {number[]} */ ([]);
  for (let i = 0; i < nodes; ++i) {
    if (i < clusters) edges.push(i, (i + 1) % clusters);
    else edges.push(i, below(Math.trunc(i / clusters)) * clusters + (i % clusters));
  }
  for (let i = 0; i < nodes; ++i) {
    const a = below(nodes);
    const inside = random() < Math.fround(0.8);
    edges.push(a, inside ? below(Math.trunc(nodes / clusters)) * clusters + (a % clusters) : below(nodes));
  }
  return { nodeCount: nodes, edges: Uint32Array.from(edges), clusters: Uint32Array.from({ length: nodes }, (_, i) => i % clusters) };
}

/** FNV-1a over the bits, as in graph_fixture.hpp. @param {Float32Array} values */
function hash_of(values) {
  let hash = 2166136261;
  for (const bits of new Uint32Array(values.buffer)) hash = Math.imul(hash ^ bits, 16777619) >>> 0;
  return hash;
}

/** A layout that must have begun. @param {LayoutInput} input */
function begun(input) {
  const layout = core.layout(input);
  return layout.ok ? layout : assert.fail(JSON.stringify(layout));
}

/** The finished layout. @param {LayoutInput} input @param {number} [budgetMs] @returns {Float32Array} */
function laid_out(input, budgetMs) {
  const layout = begun(input);
  while (!layout.settled) assert.ok(layout.solve({ budgetMs }).ok);
  layout.free();
  return layout.positions;
}

test("the same graph and seed give the same bits as natively", () => {
  // The numbers stand in tests/unit/test_graph_layout.cpp too.
  const { clusters: _, ...small } = planted_graph(30, 3, 1n);
  assert.equal(hash_of(laid_out({ ...small, seed: 1 })), 3112172408);
  const { clusters: __, ...large } = planted_graph(1000, 10, 1n);
  assert.equal(hash_of(laid_out({ ...large, seed: 1 })), 3002305372);
  assert.equal(hash_of(laid_out({ ...large, seed: 2 })), 1587614834);
  const boxes = { widths: new Float32Array(200).fill(80), heights: new Float32Array(200).fill(20) };
  assert.equal(hash_of(laid_out({ ...planted_graph(200, 5, 3n), ...boxes, seed: 3 })), 3745260328);
});

test("how the work is sliced changes nothing", () => {
  const graph = planted_graph(2000, 20, 4n);
  const whole = laid_out(graph);
  assert.deepEqual(laid_out(graph, 0), whole);
  assert.deepEqual(laid_out(graph, 7), whole);
  const layout = begun(graph);
  while (!layout.settled) layout.step(3);
  assert.deepEqual(layout.positions, whole);
  layout.free();
});

test("steps are counted, budgets kept, and progress is told", () => {
  const layout = begun(planted_graph(20000, 40, 5n));
  assert.equal(/** @type {any} */ (layout.step(0)).progress, 0);
  const first = layout.solve({ budgetMs: 5 });
  assert.ok(first.ok && !first.settled && first.progress >= 0 && first.progress < 1);
  assert.ok(!layout.settled);
  const plain = begun({ ...planted_graph(300, 3, 5n), multilevel: false });
  plain.step(); // reads the edges
  plain.step(); // places the nodes
  assert.equal(/** @type {any} */ (plain.step(3)).ticks, 3);
  assert.equal(/** @type {any} */ (plain.solve({ maxSteps: 4 })).ticks, 7);
  const end = plain.solve();
  assert.ok(end.ok && end.settled && end.progress === 1 && plain.settled);
  layout.free(); // in the middle: this is how a layout is cancelled
  assert.equal(layout.positions.length, 40000);
  assert.equal(/** @type {any} */ (layout.step()).messages[0].rule, "freed");
  assert.equal(/** @type {any} */ (layout.solve()).messages[0].rule, "freed");
  layout.free();
});

test("positions stay good while the program's memory grows", () => {
  const layout = begun(planted_graph(1000, 10, 1n));
  layout.step(40);
  const early = layout.positions;
  const seen = early.slice();
  const others = Array.from({ length: 12 }, (_, i) => begun(planted_graph(20000, 10, BigInt(i))));
  for (const other of others) other.step(12);
  assert.deepEqual(early, seen);
  layout.solve();
  assert.equal(layout.positions, early); // the same array, brought up to date
  assert.notDeepEqual(early, seen);
  for (const other of [layout, ...others]) other.free();
});

test("heavy links stretch less, and only the ratios of weights count", () => {
  // A ring of 40 with every fourth link heavy.
  const nodes = Array.from({ length: 40 }, (_, i) => i);
  const edges = Uint32Array.from(nodes.flatMap((i) => [i, (i + 1) % 40]));
  const weights = Float32Array.from(nodes, (i) => (i % 4 === 0 ? 50 : 1));
  const places = laid_out({ nodeCount: 40, edges, weights });
  const stretch = (/** @type {number} */ i) => Math.hypot(places[2 * i] - places[(2 * i + 2) % 80], places[2 * i + 1] - places[(2 * i + 3) % 80]) - 30;
  const mean = (/** @type {number[]} */ some) => some.reduce((sum, i) => sum + stretch(i), 0) / some.length;
  assert.ok(mean(nodes.filter((i) => i % 4 === 0)) < 0.4 * mean(nodes.filter((i) => i % 4 !== 0)));
  assert.deepEqual(laid_out({ nodeCount: 40, edges, weights: weights.map((weight) => 16 * weight) }), places);
  assert.deepEqual(laid_out({ nodeCount: 40, edges, weights: new Float32Array(40).fill(1) }), laid_out({ nodeCount: 40, edges }));
  const without = Float32Array.from(nodes, (i) => (i === 39 ? 0 : 1));
  assert.deepEqual(laid_out({ nodeCount: 40, edges, weights: without }), laid_out({ nodeCount: 40, edges: edges.slice(0, 78) }));
});

test("bad input is answered with a message", () => {
  const rule = (/** @type {any} */ input) => /** @type {any} */ (core.layout(input)).messages[0].rule;
  const none = new Uint32Array();
  assert.equal(rule(undefined), "nodes");
  assert.equal(rule({ nodeCount: -1, edges: none }), "nodes");
  assert.equal(rule({ nodeCount: 2, edges: [0, 1] }), "edges");
  assert.equal(rule({ nodeCount: 2, edges: Uint32Array.of(0, 2) }), "edges");
  assert.equal(rule({ nodeCount: 2, edges: none, widths: Float32Array.of(1, 1) }), "boxes");
  assert.equal(rule({ nodeCount: 2, edges: none, positions: new Float32Array(3) }), "length");
  assert.equal(rule({ nodeCount: 2, edges: none, pinned: Uint8Array.of(0, 1) }), "pinned");
  assert.equal(rule({ nodeCount: 2, edges: none, pinned: [0, 1] }), "pinned");
  assert.equal(rule({ nodeCount: 2, edges: Uint32Array.of(0, 1), weights: Float32Array.of(1, 1) }), "weights");
  assert.equal(rule({ nodeCount: 2, edges: Uint32Array.of(0, 1), weights: Float32Array.of(-1) }), "weights");
  assert.equal(rule({ nodeCount: 2, edges: none, keeping: NaN }), "keeping");
});

test("finished layouts give their memory back", () => {
  const graph = planted_graph(5000, 10, 6n);
  const once = () => begun(graph).free();
  for (let i = 0; i < 50; ++i) once();
  const before = process.memoryUsage.rss();
  for (let i = 0; i < 500; ++i) once();
  assert.ok(process.memoryUsage.rss() - before < 40e6);
});

test("layers have the same bits as natively, and edges point down", () => {
  const graph = planted_graph(500, 5, 13n);
  const widths = new Float32Array(500).fill(31.7);
  const heights = new Float32Array(500).fill(12.3);
  const layered = core.layeredLayout({ nodeCount: 500, edges: graph.edges, widths, heights });
  assert.ok(layered instanceof Float32Array);
  assert.equal(hash_of(layered), 2062689676);
  const tree = core.layeredLayout({ nodeCount: 3, edges: Uint32Array.of(0, 1, 0, 2) });
  assert.ok(tree instanceof Float32Array);
  assert.ok(tree[1] < tree[3] && tree[3] === tree[5] && tree[2] !== tree[4]);
  const rule = (/** @type {any} */ input) => /** @type {any} */ (core.layeredLayout(input)).messages[0].rule;
  assert.equal(rule({ nodeCount: 1, edges: Uint32Array.of(0, 1) }), "edges");
  assert.equal(rule({ nodeCount: 1, edges: new Uint32Array(), gapX: NaN }), "gaps");
});
