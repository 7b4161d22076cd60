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

/** The finished layout. @param {LayoutInput} input @param {number} [budget] @returns {Float32Array} */
function laid_out(input, budget = 1e6) {
  const job = core.layoutGraph(input);
  assert.equal(typeof job, "number", JSON.stringify(job));
  const id = /** @type {number} */ (job);
  for (;;) {
    const step = core.layoutStep(id, budget);
    if (!("progress" in step)) assert.fail(JSON.stringify(step));
    if (step.done) break;
  }
  const positions = core.layoutPositions(id);
  core.layoutFree(id);
  return /** @type {Float32Array} */ (positions);
}

test("the same graph and seed give the same bits as natively", () => {
  // The numbers stand in tests/unit/test_graph_layout.cpp too.
  const { clusters: _, ...small } = planted_graph(30, 3, 1n);
  assert.equal(hash_of(laid_out({ ...small, seed: 1 })), 1565198201);
  const { clusters: __, ...large } = planted_graph(1000, 10, 1n);
  assert.equal(hash_of(laid_out({ ...large, seed: 1 })), 3602445357);
  assert.equal(hash_of(laid_out({ ...large, seed: 2 })), 929515513);
  const boxes = { widths: new Float32Array(200).fill(80), heights: new Float32Array(200).fill(20) };
  assert.equal(hash_of(laid_out({ ...planted_graph(200, 5, 3n), ...boxes, seed: 3 })), 3785505204);
});

test("how the work is sliced changes nothing", () => {
  const graph = planted_graph(2000, 20, 4n);
  assert.deepEqual(laid_out(graph, 0), laid_out(graph, 7));
});

test("a step keeps its budget about, and says how far it is", () => {
  const job = /** @type {number} */ (core.layoutGraph(planted_graph(20000, 40, 5n)));
  const first = core.layoutStep(job, 5);
  assert.ok("progress" in first && !first.done && first.progress >= 0 && first.progress < 1);
  assert.equal(/** @type {Float32Array} */ (core.layoutPositions(job)).length, 40000);
  core.layoutFree(job); // in the middle: this is how a layout is cancelled
  assert.equal(/** @type {any} */ (core.layoutStep(job, 5)).messages[0].rule, "job");
});

test("bad input is answered with a message", () => {
  const rule = (/** @type {any} */ input) => /** @type {any} */ (core.layoutGraph(input)).messages[0].rule;
  assert.equal(rule({ nodeCount: -1, edges: new Uint32Array() }), "nodes");
  assert.equal(rule({ nodeCount: 2, edges: [0, 1] }), "edges");
  assert.equal(rule({ nodeCount: 2, edges: Uint32Array.of(0, 2) }), "edges");
  assert.equal(rule({ nodeCount: 2, edges: new Uint32Array(), widths: Float32Array.of(1, 1) }), "boxes");
  assert.equal(rule({ nodeCount: 2, edges: new Uint32Array(), positions: new Float32Array(3) }), "length");
  assert.equal(rule({ nodeCount: 2, edges: new Uint32Array(), pinned: Uint8Array.of(0, 1) }), "pinned");
});

test("finished layouts give their memory back", () => {
  const graph = planted_graph(5000, 10, 6n);
  const once = () => core.layoutFree(/** @type {number} */ (core.layoutGraph(graph)));
  for (let i = 0; i < 50; ++i) once();
  const before = process.memoryUsage.rss();
  for (let i = 0; i < 500; ++i) once();
  assert.ok(process.memoryUsage.rss() - before < 40e6);
});

test("layers have the same bits as natively, and edges point down", () => {
  const graph = planted_graph(500, 5, 13n);
  const widths = new Float32Array(500).fill(31.7);
  const heights = new Float32Array(500).fill(12.3);
  const layered = core.layeredGraph({ nodeCount: 500, edges: graph.edges, widths, heights });
  assert.ok(layered.ok);
  assert.equal(hash_of(layered.positions), 886508333);
  const tree = core.layeredGraph({ nodeCount: 3, edges: Uint32Array.of(0, 1, 0, 2) });
  assert.ok(tree.ok);
  assert.deepEqual([...tree.layers], [0, 1, 1]);
  assert.equal(/** @type {any} */ (core.layeredGraph({ nodeCount: 1, edges: Uint32Array.of(0, 1) })).messages[0].rule, "edges");
});
