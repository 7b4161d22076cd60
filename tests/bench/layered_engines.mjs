// Layered layouts of one directed graph, ours and the peers': boxes and gaps are the same, all else is at the defaults. The input
// of each engine is made ready before, its layout is timed. `engines[name]()` gives the operations that worker.mjs calls.
import { stopwatch } from "./lib/clock.mjs";
import { open_core } from "./lib/core.mjs";
import { fine } from "./lib/fine.mjs";
import { make_dag, measure_layered, picture } from "./lib/dags.mjs";

/** @typedef {import("./lib/dags.mjs").Dag} Dag */
/** @typedef {{how: string, most?: number, build: (dag: Dag) => Promise<() => ArrayLike<number> | Promise<ArrayLike<number>>>}} Setup */

const { width, height, gap_x, gap_y } = picture;

/** @param {Dag} dag @returns {[number, number][]} */
const pairs = ({ edges }) => Array.from({ length: edges.length / 2 }, (_, e) => [edges[2 * e], edges[2 * e + 1]]);

/** @param {Dag} dag @param {string} more attributes of the graph */
async function dot_layout(dag, more) {
  const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
  const graphviz = await Graphviz.load();
  const inches = (/** @type {number} */ pixels) => pixels / 72;
  const text = `digraph {nodesep=${inches(gap_x)} ranksep=${inches(gap_y)} ${more}
node [shape=box fixedsize=true width=${inches(width)} height=${inches(height)} label=""]
${Array.from({ length: dag.node_count }, (_, node) => node).join("\n")}
${pairs(dag).map(([a, b]) => `${a}->${b}`).join("\n")}\n}`;
  return () => {
    const places = new Float64Array(2 * dag.node_count);
    for (const line of graphviz.layout(text, "plain", "dot").split("\n")) {
      const [what, node, x, y] = line.split(" ");
      if (what === "node") places.set([72 * Number(x), -72 * Number(y)], 2 * Number(node));
    }
    return places;
  };
}

/** @type {Record<string, Setup>} */
const setups = {
  "source-atlas": {
    how: "core module in wasm, layeredLayout()",
    async build({ node_count, edges }) {
      const core = await open_core();
      const sides = { widths: new Float32Array(node_count).fill(width), heights: new Float32Array(node_count).fill(height) };
      return () => fine(core.layeredLayout({ nodeCount: node_count, edges, ...sides, gapX: gap_x, gapY: gap_y }));
    },
  },
  "graphviz dot": { how: "in wasm, from DOT to plain text", most: 4000, build: (dag) => dot_layout(dag, "") },
  "graphviz dot, straight": { how: "the same with splines=line, its fastest", most: 4000, build: (dag) => dot_layout(dag, "splines=line") },
  elkjs: {
    how: "layered, downwards, without its worker",
    most: 4000,
    async build(dag) {
      const { default: Elk } = await import("elkjs/lib/elk.bundled.js");
      const elk = new Elk();
      const options = {
        "elk.algorithm": "layered", "elk.direction": "DOWN", "elk.separateConnectedComponents": "false",
        "elk.spacing.nodeNode": String(gap_x), "elk.layered.spacing.nodeNodeBetweenLayers": String(gap_y),
      };
      return async () => {
        const children = Array.from({ length: dag.node_count }, (_, node) => ({ id: String(node), width, height }));
        const edges = pairs(dag).map(([a, b], i) => ({ id: `e${i}`, sources: [String(a)], targets: [String(b)] }));
        const placed = await elk.layout({ id: "root", layoutOptions: options, children, edges });
        return Float64Array.from(placed.children.flatMap((/** @type {any} */ { x, y }) => [x + width / 2, y + height / 2]));
      };
    },
  },
  dagre: {
    how: "from top to bottom",
    most: 1000,
    async build(dag) {
      const { default: dagre } = await import("@dagrejs/dagre");
      return () => {
        const graph = new dagre.graphlib.Graph().setGraph({ nodesep: gap_x, ranksep: gap_y }).setDefaultEdgeLabel(() => ({}));
        for (let node = 0; node < dag.node_count; node++) graph.setNode(String(node), { width, height });
        for (const [a, b] of pairs(dag)) graph.setEdge(String(a), String(b));
        dagre.layout(graph);
        return Float64Array.from({ length: 2 * dag.node_count }, (_, i) => graph.node(String(i >> 1))[i % 2 === 0 ? "x" : "y"]);
      };
    },
  },
};

/** @param {Setup} setup */
function operations({ how, most = Infinity, build }) {
  /** @type {Dag} */
  let dag;
  /** @type {Awaited<ReturnType<Setup["build"]>>} */
  let layout;
  return {
    async build(/** @type {{count: number, seed: number}} */ { count, seed }) {
      if (count > most) throw new Error(`left out beyond ${most.toLocaleString("en")} nodes`);
      dag = make_dag(count, seed);
      layout = await build(dag);
      return { how };
    },
    async run() {
      const elapsed = stopwatch();
      await layout();
      return { ms: elapsed() };
    },
    quality: async () => measure_layered(dag, await layout()),
  };
}

export const engines = Object.fromEntries(Object.entries(setups).map(([name, setup]) => [name, () => operations(setup)]));
