// cytoscape on its canvas with given places, labels on where they can be read, as its documentation advises for speed.
import cytoscape from "cytoscape";
import { load, seen } from "./data.js";

const { nodes, edges } = await load();
const graph = cytoscape({
  container: document.querySelector("#graph"),
  elements: [
    ...nodes.map(({ id, title, x, y, r }) => ({ data: { id, title, size: 2 * r }, position: { x, y } })),
    ...edges.map(([s, t], i) => ({ data: { id: `e${i}`, source: nodes[s].id, target: nodes[t].id } })),
  ],
  style: [
    { selector: "node", style: { label: "data(title)", width: "data(size)", height: "data(size)", "background-color": "#3366cc", "min-zoomed-font-size": 8 } },
    { selector: "edge", style: { width: 1, "line-color": "#aaaab0", "curve-style": "haystack" } },
  ],
  layout: { name: "preset" },
});
seen(() => graph.pan());
