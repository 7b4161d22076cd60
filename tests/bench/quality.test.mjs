// The graph generator and the measures of layouts, on graphs small enough to know the answer.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { make_catalog, make_notes } from "./lib/catalogs.mjs";
import { adjacency, make_graph } from "./lib/graphs.mjs";
import { measure_quality, nearest_nodes, scaled_stress } from "./lib/quality.mjs";
import { random_from } from "./lib/random.mjs";
import { make_dag, measure_layered } from "./lib/dags.mjs";

const hash = (/** @type {string | Uint8Array} */ data) => createHash("sha256").update(data).digest("hex").slice(0, 16);
const bytes_of = (/** @type {Uint32Array} */ values) => new Uint8Array(values.buffer);
const graph = make_graph(1000);

/** A path of `count` nodes, all in one cluster. @param {number} count */
const path = (count) => ({
  node_count: count, clusters: new Uint32Array(count),
  edges: Uint32Array.from({ length: 2 * (count - 1) }, (_, i) => (i + 1) >> 1),
});
const on_a_line = (/** @type {number} */ count) => Float64Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? i / 2 : 0));

test("a seed always gives the same graph, catalogue and notes", () => {
  assert.deepEqual([hash(bytes_of(graph.edges)), hash(bytes_of(graph.clusters))], ["f04f577809116275", "36bafecaed58f38c"]);
  assert.equal(hash(make_catalog(200)), "25b150272e4081c9");
  assert.equal(hash(make_notes(5)), "02a27260040afa91");
  assert.notDeepEqual(make_graph(1000, 2).edges, graph.edges);
});

test("a graph has two edges a node, none twice and none to itself, and is connected", () => {
  assert.equal(graph.edges.length, 4000);
  const keys = new Set();
  for (let e = 0; e < 2000; e++) {
    const [a, b] = [graph.edges[2 * e], graph.edges[2 * e + 1]];
    assert.notEqual(a, b);
    keys.add(Math.min(a, b) * 1000 + Math.max(a, b));
  }
  assert.equal(keys.size, 2000);
  const { offsets, targets } = adjacency(1000, graph.edges);
  const reached = new Set([0]);
  for (const node of reached) for (let i = offsets[node]; i < offsets[node + 1]; i++) reached.add(targets[i]);
  assert.equal(reached.size, 1000);
});

test("a few nodes of a graph have most links, and most links stay in their cluster", () => {
  const { offsets } = adjacency(1000, graph.edges);
  const degrees = Array.from({ length: 1000 }, (_, v) => offsets[v + 1] - offsets[v]).sort((a, b) => b - a);
  assert.ok(degrees[0] > 20 * degrees[500], `highest ${degrees[0]}, median ${degrees[500]}`);
  const inside = Array.from({ length: 2000 }, (_, e) => graph.clusters[graph.edges[2 * e]] === graph.clusters[graph.edges[2 * e + 1]]);
  const share = inside.filter(Boolean).length / 2000;
  assert.ok(share > 0.8 && share < 0.97, `${share} inside`);
});

test("neighbours of a path are those beside it", () => {
  const { offsets, targets } = adjacency(4, path(4).edges);
  assert.deepEqual([...offsets], [0, 1, 3, 5, 6]);
  assert.deepEqual([...targets], [1, 0, 2, 1, 3, 2]);
});

test("a path on a line has no stress at any scale, and a random one has", () => {
  const line = on_a_line(50);
  assert.ok(Math.abs(scaled_stress(path(50), line)) < 1e-9);
  assert.ok(Math.abs(scaled_stress(path(50), line.map((value) => value * 1000))) < 1e-9);
  const random = random_from(3);
  assert.ok(scaled_stress(path(50), line.map(() => random())) > 0.2);
});

test("all nodes on one place is the worst stress, not the best", () => {
  assert.equal(scaled_stress(path(50), new Float64Array(100)), 1);
});

test("stress of a known pair of ratios is what the formula says", () => {
  // A path of three with the middle one at 1 of 4: the ratios are 1 (0-1), 3 (1-2) and 2 (0-2), each in both directions.
  const xy = [0, 0, 1, 0, 4, 0];
  const exact = 1 - (2 * (1 + 3 + 2)) ** 2 / (6 * 2 * (1 + 9 + 4));
  assert.ok(Math.abs(scaled_stress(path(3), xy, { sources: 400, pairs: 200 }) - exact) < 0.02);
});

test("the nearest nodes are the nearest, nearest first", () => {
  assert.deepEqual(nearest_nodes(on_a_line(30), 0, 30), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  assert.deepEqual(nearest_nodes([0, 0, 5, 0, 1, 0, 3, 0], 0, 4), [2, 3, 1]);
});

test("on a line, four of the ten nearest are within two hops", () => {
  const { two_hop } = measure_quality(path(200), on_a_line(200));
  assert.ok(Math.abs(two_hop - 0.4) < 0.01, String(two_hop));
});

test("purity is one for clusters apart, and the share of the clusters for random places", () => {
  const apart = Float64Array.from({ length: 2000 }, (_, i) => graph.clusters[i >> 1] * 1000 + ((i * 7919) % 13));
  assert.equal(measure_quality(graph, apart).purity, 1);
  const random = random_from(5);
  const { purity, compact } = measure_quality(graph, apart.map(() => random()));
  assert.ok(purity > 0.05 && purity < 0.11, String(purity));
  assert.ok(Math.abs(compact - 1) < 0.05, String(compact));
});

test("places that are no numbers give no quality", () => {
  assert.ok(Number.isNaN(measure_quality(path(20), new Float64Array(40).fill(Number.NaN)).purity));
});

test("a generated catalogue is JSON with the promised counts", () => {
  const file = JSON.parse(make_catalog(200));
  assert.deepEqual([file.nodes.length, file.edges.length], [200, 400]);
});

test("a directed graph has eight layers, no repeated edge and 1.3 edges a node", () => {
  const { node_count, edges } = make_dag(400, 1);
  assert.deepEqual(make_dag(400, 1).edges, edges);
  assert.equal(edges.length, 2 * 520);
  const layer = (/** @type {number} */ node) => Math.floor((node * 8) / node_count);
  const seen = new Set();
  for (let e = 0; e < edges.length; e += 2) {
    assert.ok(layer(edges[e]) < layer(edges[e + 1]));
    seen.add(`${edges[e]} ${edges[e + 1]}`);
  }
  assert.equal(seen.size, 520);
});

test("crossings, lengths and overlaps of a layered layout are counted", () => {
  const edges = Uint32Array.of(0, 3, 1, 2, 0, 2); // the first two cross; edges with a common end do not
  const crossed = measure_layered({ node_count: 4, edges }, [0, 0, 100, 0, 0, 100, 100, 100]);
  assert.equal(crossed.crossings, 1);
  assert.equal(crossed.upward, 0);
  assert.equal(crossed.overlaps, 0);
  assert.ok(Math.abs(crossed.length - (100 + 2 * Math.hypot(100, 100))) < 1e-9);
  assert.equal(measure_layered({ node_count: 4, edges }, [0, 0, 100, 0, 100, 100, 0, 100]).crossings, 0);
  assert.equal(measure_layered({ node_count: 4, edges }, [0, 0, 30, 0, 100, 100, 0, 100]).overlaps, 1);
  assert.equal(measure_layered({ node_count: 4, edges }, [0, 100, 100, 0, 0, 100, 100, 100]).upward, 2);
});
