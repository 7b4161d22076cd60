// Graphs from a seed, like a catalogue's: n nodes and 2n edges, connected, in planted clusters of uneven size; within a
// cluster a few topics hold most nodes (degrees follow a power law), and every seventh further edge leaves its cluster.
import { pick_index, random_from } from "./random.mjs";

/** @typedef {{node_count: number, edges: Uint32Array, clusters: Uint32Array}} Graph `edges`: pairs; `clusters`: one per node */

const edges_per_node = 2;
const leaving = 1 / 7;

/** A shuffled 0..count-1, so that a node's number says nothing about its place. @param {number} count @param {() => number} random */
function permutation(count, random) {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = pick_index(random, i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** How many nodes each cluster has: sqrt(n)/2 of them, sizes falling with the rank. @param {number} node_count */
function cluster_sizes(node_count) {
  const count = Math.max(2, Math.round(Math.sqrt(node_count) / 2));
  const weights = Array.from({ length: count }, (_, rank) => 1 / Math.sqrt(rank + 1));
  const total = weights.reduce((a, b) => a + b, 0);
  const sizes = weights.map((weight) => Math.max(2, Math.floor((weight / total) * node_count)));
  sizes[0] = sizes[0] + node_count - sizes.reduce((a, b) => a + b, 0);
  return sizes;
}

/**
 * @param {number} node_count at least 100
 * @param {number} [seed]
 * @returns {Graph}
 */
export function make_graph(node_count, seed = 1) {
  const random = random_from(seed);
  const order = permutation(node_count, random);
  const clusters = new Uint32Array(node_count);
  const edges = new Uint32Array(node_count * edges_per_node * 2);
  const seen = new Set();
  let used = 0;
  const add = (/** @type {number} */ a, /** @type {number} */ b) => {
    const key = Math.min(a, b) * node_count + Math.max(a, b);
    if (a === b || seen.has(key)) return;
    seen.add(key);
    edges[used++] = order[a];
    edges[used++] = order[b];
  };
  /** @type {{first: number, size: number, topics: number}[]} */
  const groups = [];
  let first = 0;
  for (const size of cluster_sizes(node_count)) {
    const group = { first, size, topics: Math.max(1, Math.round(size / 20)) };
    for (let i = 0; i < size; i++) clusters[order[first + i]] = groups.length;
    // Its first topic joins an earlier cluster, its other topics the first, its other nodes a topic: all connected.
    if (groups.length > 0) add(first, /** @type {{first: number}} */ (groups[pick_index(random, groups.length)]).first);
    for (let i = 1; i < size; i++) add(first + i, i < group.topics ? first : topic_of(group, random));
    groups.push(group);
    first += size;
  }
  while (used < edges.length) {
    const a = pick_index(random, node_count);
    const home = /** @type {{first: number, size: number, topics: number}} */ (groups[clusters[order[a]] ?? 0]);
    const group = random() < leaving ? /** @type {typeof home} */ (groups[pick_index(random, groups.length)]) : home;
    add(a, random() < 0.5 ? topic_of(group, random) : group.first + pick_index(random, group.size));
  }
  return { node_count, edges, clusters };
}

/** A topic of a cluster; low numbers far more often. @param {{first: number, topics: number}} group @param {() => number} random */
function topic_of({ first, topics }, random) {
  const draw = random();
  return first + Math.floor(topics * draw * draw * draw);
}

/**
 * Neighbours in one array: those of node v are targets[offsets[v]] to targets[offsets[v + 1]], exclusive.
 * @param {number} node_count @param {ArrayLike<number>} edges pairs
 */
export function adjacency(node_count, edges) {
  const offsets = new Uint32Array(node_count + 1);
  for (let i = 0; i < edges.length; i++) offsets[edges[i] + 1]++;
  for (let v = 0; v < node_count; v++) offsets[v + 1] += offsets[v];
  const targets = new Uint32Array(edges.length);
  const next = offsets.slice();
  for (let i = 0; i < edges.length; i++) {
    const from = edges[i];
    targets[next[from]] = edges[i ^ 1];
    next[from]++;
  }
  return { offsets, targets };
}
