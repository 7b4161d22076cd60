// Force layouts of one generated graph, ours and the peers', at their defaults. `engines[name]()` gives the operations that
// worker.mjs calls; a new engine is one entry in `setups`.
import { stopwatch } from "./lib/clock.mjs";
import { open_core } from "./lib/core.mjs";
import { fine } from "./lib/fine.mjs";
import { make_graph } from "./lib/graphs.mjs";
import { load_average } from "./lib/measure.mjs";
import { measure_quality } from "./lib/quality.mjs";
import { random_from } from "./lib/random.mjs";

/** @typedef {import("./lib/graphs.mjs").Graph} Graph */
/**
 * @typedef {object} Layout
 * @property {(budget_ms: number) => {ticks: number, done: boolean}} step some whole ticks, about as long as the budget
 * @property {() => ArrayLike<number>} positions pairs, in the order of the nodes
 */
/**
 * @typedef {object} Setup
 * @property {string} how
 * @property {number} [most] nodes beyond which it is left out
 * @property {(graph: Graph, ticking: boolean) => Promise<Layout>} build `ticking`: only the time of a tick over all nodes is asked for
 */

/** @param {() => boolean} tick one tick; true when the layout is settled @returns {Layout["step"]} */
const repeated = (tick) => (budget_ms) => {
  const begin = performance.now();
  let ticks = 0, done = false;
  do {
    done = tick();
    ticks++;
  } while (!done && performance.now() - begin < budget_ms);
  return { ticks, done };
};

/** @param {Graph} graph @param {(v: number) => {x: number, y: number}} place */
const places = ({ node_count }, place) => Float64Array.from({ length: 2 * node_count }, (_, i) => (i % 2 === 0 ? place(i >> 1).x : place(i >> 1).y));

/** @param {Graph} graph @returns {[number, number][]} */
const pairs = ({ edges }) => Array.from({ length: edges.length / 2 }, (_, e) => [edges[2 * e] ?? 0, edges[2 * e + 1] ?? 0]);

/** @param {Graph} graph @param {(d3: any) => Promise<any>} many_body */
async function d3_layout(graph, many_body) {
  const d3 = await import("d3-force");
  const nodes = Array.from({ length: graph.node_count }, () => /** @type {any} */ ({}));
  const links = pairs(graph).map(([source, target]) => ({ source, target }));
  const simulation = d3.forceSimulation(nodes).stop().force("link", d3.forceLink(links)).force("charge", await many_body(d3));
  simulation.force("x", d3.forceX()).force("y", d3.forceY()).force("center", d3.forceCenter());
  return {
    step: repeated(() => simulation.tick().alpha() < simulation.alphaMin()),
    positions: () => places(graph, (v) => nodes[v]),
  };
}

/** @type {Record<string, Setup>} */
const setups = {
  "source-atlas": {
    how: "core module in wasm, layout() with a seed; for the time of a tick without its multilevel start",
    async build(graph, ticking) {
      const core = await open_core();
      const begin = () => fine(core.layout({ nodeCount: graph.node_count, edges: graph.edges, seed: 1, multilevel: !ticking }));
      let layout = begin();
      let ticks = 0;
      return {
        step(budget_ms) {
          if (ticking && layout.settled) {
            layout.free(); // only ticks are asked for: once more from the start, which counts too
            layout = begin();
            ticks = 0;
          }
          const now = fine(layout.solve({ budgetMs: budget_ms }));
          const gained = now.ticks - ticks;
          ticks = now.ticks;
          return { ticks: gained, done: now.settled };
        },
        positions: () => layout.positions,
      };
    },
  },
  "d3-force": {
    how: "link, many-body (theta 0.9), x, y and centre at their defaults; settled after 300 ticks",
    most: 100_000,
    build: (graph) => d3_layout(graph, async (d3) => d3.forceManyBody()),
  },
  "d3-force-reuse": {
    how: "the same with forceManyBodyReuse",
    most: 100_000,
    build: (graph) => d3_layout(graph, async () => (await import("d3-force-reuse")).forceManyBodyReuse()),
  },
  "ngraph.forcelayout": {
    how: "defaults",
    most: 100_000,
    async build(graph) {
      const links = (await import("ngraph.graph")).default();
      for (let v = 0; v < graph.node_count; v++) links.addNode(v);
      for (const [a, b] of pairs(graph)) links.addLink(a, b);
      const layout = (await import("ngraph.forcelayout")).default(links);
      return { step: repeated(() => layout.step()), positions: () => places(graph, (v) => layout.getNodePosition(v)) };
    },
  },
  "graphology FA2": {
    how: "inferSettings with Barnes-Hut on, its iterate() over its matrices, as its worker does; random places to start from",
    most: 100_000,
    async build(graph) {
      const [{ default: Graph }, { default: fa2 }] = await Promise.all([import("graphology"), import("graphology-layout-forceatlas2")]);
      const [{ default: helpers }, { default: iterate }] = await Promise.all([
        import("graphology-layout-forceatlas2/helpers.js"), import("graphology-layout-forceatlas2/iterate.js"),
      ]);
      const random = random_from(1);
      const made = new Graph({ type: "undirected" });
      for (let v = 0; v < graph.node_count; v++) made.addNode(v, { x: random() * 1000, y: random() * 1000 });
      for (const [a, b] of pairs(graph)) made.addEdge(a, b);
      const defaults = (await import(/** @type {any} */ ("graphology-layout-forceatlas2/defaults.js"))).default;
      const settings = { ...defaults, ...fa2.inferSettings(made), barnesHutOptimize: true };
      const { nodes, edges } = helpers.graphToByteArrays(made, () => 1);
      const stride = nodes.length / graph.node_count;
      return {
        step: repeated(() => (iterate(settings, nodes, edges), false)),
        positions: () => places(graph, (v) => ({ x: nodes[v * stride], y: nodes[v * stride + 1] })),
      };
    },
  },
  "graphviz sfdp": {
    how: "in wasm, a whole run from DOT to plain text",
    most: 10_000,
    async build(graph) {
      const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
      const graphviz = await Graphviz.load();
      const dot = `graph {node [shape=point]\n${pairs(graph).map(([a, b]) => `${a}--${b}`).join("\n")}\n}`;
      const xy = new Float64Array(2 * graph.node_count);
      return {
        step: () => {
          for (const line of graphviz.layout(dot, "plain", "sfdp").split("\n")) {
            const [what, node, x, y] = line.split(" ");
            if (what === "node") xy.set([Number(x), Number(y)], 2 * Number(node));
          }
          return { ticks: 1, done: true };
        },
        positions: () => xy,
      };
    },
  },
  "random places": {
    how: "no layout at all, for comparison",
    async build(graph) {
      const random = random_from(7);
      const xy = Float64Array.from({ length: 2 * graph.node_count }, random);
      return { step: () => ({ ticks: 0, done: true }), positions: () => xy };
    },
  },
};

/** @param {Setup} setup */
function operations({ how, most = Infinity, build }) {
  /** @type {Graph} */
  let graph;
  /** @type {Layout} */
  let layout;
  let spent_ms = 0, ticks = 0, done = false;
  const step = (/** @type {number} */ budget_ms) => {
    const elapsed = stopwatch();
    const now = layout.step(budget_ms);
    const ms = elapsed();
    spent_ms += ms;
    ticks += now.ticks;
    done ||= now.done;
    return { ms, ticks: now.ticks, done };
  };
  return {
    /** Makes the graph, and the layout from it (only this is timed). */
    async build(/** @type {{count: number, seed: number, ticking: boolean}} */ { count, seed, ticking }) {
      if (count > most) throw new Error(`left out beyond ${most.toLocaleString("en")} nodes`);
      graph = make_graph(count, seed);
      const elapsed = stopwatch();
      layout = await build(graph, ticking);
      spent_ms = elapsed();
      return { ms: spent_ms, how, load: load_average() };
    },
    /** Some ticks, about as long as the budget. */
    step,
    /** Goes on until the layout has had `total_ms` altogether or is settled. */
    until(/** @type {number} */ total_ms) {
      while (!done && spent_ms < total_ms) step(total_ms - spent_ms);
      return { ms: spent_ms, ticks, done };
    },
    quality: () => measure_quality(graph, layout.positions()),
  };
}

export const engines = Object.fromEntries(Object.entries(setups).map(([name, setup]) => [name, () => operations(setup)]));
