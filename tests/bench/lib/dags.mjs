// Directed graphs in eight layers from a seed, and how good a layered layout of one is: crossings and lengths of its edges, drawn
// straight from node to node for every engine, and boxes of nodes that overlap.
import { pick_index, random_from } from "./random.mjs";

/** @typedef {{node_count: number, edges: Uint32Array}} Dag `edges`: pairs from, to */
/** @typedef {{crossings: number, length: number, upward: number, overlaps: number, width: number, height: number}} LayeredQuality */

/** What every engine is told, in its pixels: the boxes of nodes, the least gaps in a layer and between layers. */
export const picture = { width: 40, height: 20, gap_x: 20, gap_y: 50 };
const layers = 8;
const edges_per_node = 1.3;

/**
 * Each node below the first layer has an edge from the layer above; further edges, up to 1.3 a node, lead anywhere downwards.
 * @param {number} node_count at least 16 @param {number} [seed] @returns {Dag}
 */
export function make_dag(node_count, seed = 1) {
  const random = random_from(seed);
  const first = Array.from({ length: layers + 1 }, (_, layer) => Math.floor((layer * node_count) / layers));
  const from_layer = (/** @type {number} */ layer) => first[layer] + pick_index(random, first[layer + 1] - first[layer]);
  const edges = /** @type {number[]} */ ([]);
  const seen = new Set();
  const add = (/** @type {number} */ from, /** @type {number} */ to) => {
    const key = from * node_count + to;
    if (!seen.has(key)) edges.push(from, to);
    seen.add(key);
  };
  for (let layer = 1; layer < layers; layer++) for (let node = first[layer]; node < first[layer + 1]; node++) add(from_layer(layer - 1), node);
  while (edges.length < 2 * Math.floor(edges_per_node * node_count)) {
    const layer = pick_index(random, layers - 1);
    add(from_layer(layer), from_layer(layer + 1 + pick_index(random, layers - 1 - layer)));
  }
  return { node_count, edges: Uint32Array.from(edges) };
}

/**
 * @param {Dag} dag @param {ArrayLike<number>} xy pairs: centres of the boxes; y grows downwards
 * @returns {LayeredQuality} `crossings`: pairs of edges without a common end whose straight lines cross; `length`: of all
 *   edges, in pixels; `upward`: edges that do not lead down; `overlaps`: pairs of nodes
 */
export function measure_layered({ node_count, edges }, xy) {
  const x = (/** @type {number} */ node) => xy[2 * node], y = (/** @type {number} */ node) => xy[2 * node + 1];
  /** Which side of the line a b the node c is on. @param {number} a @param {number} b @param {number} c */
  const side = (a, b, c) => Math.sign((x(b) - x(a)) * (y(c) - y(a)) - (y(b) - y(a)) * (x(c) - x(a)));
  let crossings = 0, length = 0, upward = 0;
  for (let e = 0; e < edges.length; e += 2) {
    const a = edges[e], b = edges[e + 1];
    length += Math.hypot(x(a) - x(b), y(a) - y(b));
    if (y(a) >= y(b)) upward++;
    for (let f = e + 2; f < edges.length; f += 2) {
      const c = edges[f], d = edges[f + 1];
      if (a === c || a === d || b === c || b === d) continue;
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) crossings++;
    }
  }
  let overlaps = 0;
  for (let a = 0; a < node_count; a++) {
    for (let b = a + 1; b < node_count; b++) {
      if (Math.abs(x(a) - x(b)) < picture.width - 0.1 && Math.abs(y(a) - y(b)) < picture.height - 0.1) overlaps++;
    }
  }
  const extent = (/** @type {(node: number) => number} */ of) => {
    const all = Array.from({ length: node_count }, (_, node) => of(node));
    return Math.max(...all) - Math.min(...all);
  };
  return { crossings, length, upward, overlaps, width: extent(x), height: extent(y) };
}
