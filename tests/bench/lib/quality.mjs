// How good a layout is, apart from its time: measures on sampled nodes and pairs, drawn from a seed.
import { adjacency } from "./graphs.mjs";
import { pick_index, random_from } from "./random.mjs";

/** @typedef {import("./graphs.mjs").Graph} Graph */
/** @typedef {{stress: number, two_hop: number, purity: number, compact: number}} Quality */

const nearest_count = 10;

/**
 * Breadth-first distances; -1 where the walk did not come.
 * @param {ReturnType<typeof adjacency>} links @param {number} source @param {Int32Array} distance is overwritten
 * @param {number} [most] how far to go
 * @returns {number[] | Uint32Array} the reached nodes in order
 */
function walk({ offsets, targets }, source, distance, most = Infinity) {
  /** @type {number[]} */
  const queue = [source];
  distance[source] = 0;
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head];
    if (distance[node] >= most) continue;
    for (let i = offsets[node]; i < offsets[node + 1]; i++) {
      const next = targets[i];
      if (distance[next] >= 0) continue;
      distance[next] = distance[node] + 1;
      queue.push(next);
    }
  }
  return queue;
}

/** @param {ArrayLike<number>} xy @param {number} a @param {number} b */
const plane_distance = (xy, a, b) => Math.hypot(xy[2 * a] - xy[2 * b], xy[2 * a + 1] - xy[2 * b + 1]);

/**
 * Stress with weights 1/d², at the scale where it is smallest: 0 when distances in the plane are proportional to those in the
 * graph, at most 1. Source: Smelser et al., "Normalized Stress is Not Normalized", arXiv 2408.04688.
 * @param {Graph} graph @param {ArrayLike<number>} xy @param {{sources?: number, pairs?: number, seed?: number}} [sample]
 */
export function scaled_stress({ node_count, edges }, xy, { sources = 40, pairs = 500, seed = 1 } = {}) {
  const random = random_from(seed);
  const links = adjacency(node_count, edges);
  const distance = new Int32Array(node_count);
  let sum = 0, squares = 0, count = 0;
  for (let s = 0; s < sources; s++) {
    const source = pick_index(random, node_count);
    distance.fill(-1);
    walk(links, source, distance);
    for (let p = 0; p < pairs; p++) {
      const target = pick_index(random, node_count);
      if (distance[target] <= 0) continue;
      const ratio = plane_distance(xy, source, target) / distance[target];
      sum += ratio;
      squares += ratio * ratio;
      count++;
    }
  }
  return squares > 0 ? 1 - (sum * sum) / (count * squares) : 1;
}

/** The nodes nearest to `node` in the plane, ties by number. @param {ArrayLike<number>} xy @param {number} node @param {number} node_count */
export function nearest_nodes(xy, node, node_count) {
  /** @type {number[]} */
  const found = [];
  const gaps = new Float64Array(nearest_count + 1).fill(Infinity);
  const x = xy[2 * node], y = xy[2 * node + 1];
  for (let other = 0; other < node_count; other++) {
    const dx = xy[2 * other] - x, dy = xy[2 * other + 1] - y;
    const gap = dx * dx + dy * dy;
    if (!(gap < gaps[nearest_count - 1]) || other === node) continue;
    let place = Math.min(found.length, nearest_count - 1);
    for (; place > 0 && gaps[place - 1] > gap; place--) {
      gaps[place] = gaps[place - 1];
      found[place] = found[place - 1];
    }
    gaps[place] = gap;
    found[place] = other;
  }
  return found;
}

/**
 * @param {Graph} graph @param {ArrayLike<number>} xy pairs
 * @param {{nodes?: number, seed?: number}} [sample]
 * @returns {Quality} two_hop and purity: share of a node's ten nearest nodes in the plane that are within two hops, and in its
 *   cluster (1 is best; random places give about the sum of the squared shares of the clusters); compact: mean length of an
 *   edge over the mean distance of a random pair. NaN where the layout has places that are no numbers.
 */
export function measure_quality(graph, xy, { nodes = 500, seed = 1 } = {}) {
  const { node_count, edges, clusters } = graph;
  for (let i = 0; i < 2 * node_count; i++) if (!Number.isFinite(xy[i])) return { stress: NaN, two_hop: NaN, purity: NaN, compact: NaN };
  const random = random_from(seed);
  const links = adjacency(node_count, edges);
  const distance = new Int32Array(node_count).fill(-1);
  let near = 0, same = 0, total = 0;
  for (let s = 0; s < Math.min(nodes, node_count); s++) {
    const node = nodes >= node_count ? s : pick_index(random, node_count);
    const reached = walk(links, node, distance, 2);
    for (const other of nearest_nodes(xy, node, node_count)) {
      total++;
      if (distance[other] > 0) near++;
      if (clusters[other] === clusters[node]) same++;
    }
    for (const other of reached) distance[other] = -1;
  }
  return { stress: scaled_stress(graph, xy, { seed }), two_hop: near / total, purity: same / total, compact: compactness(graph, xy, random) };
}

/** @param {Graph} graph @param {ArrayLike<number>} xy @param {() => number} random */
function compactness({ node_count, edges }, xy, random) {
  const samples = 20_000;
  let edge_sum = 0, pair_sum = 0;
  for (let i = 0; i < samples; i++) {
    const edge = pick_index(random, edges.length / 2);
    edge_sum += plane_distance(xy, edges[2 * edge], edges[2 * edge + 1]);
    pair_sum += plane_distance(xy, pick_index(random, node_count), pick_index(random, node_count));
  }
  return edge_sum / pair_sum;
}
