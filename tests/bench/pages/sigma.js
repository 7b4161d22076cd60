// sigma with graphology at its defaults, labels on.
import Graph from "graphology";
import Sigma from "sigma";
import { load, seen } from "./data.js";

const { nodes, edges } = await load();
const graph = new Graph({ multi: true });
for (const { id, title, x, y, r } of nodes) graph.addNode(id, { x, y: -y, size: Math.max(2, r / 4), label: title, color: "#3366cc" });
for (const [s, t] of edges) graph.addEdge(nodes[s].id, nodes[t].id, { color: "#aaaab0" });
const sigma = new Sigma(graph, /** @type {HTMLElement} */ (document.querySelector("#graph")));
seen(() => sigma.getCamera().getState());
