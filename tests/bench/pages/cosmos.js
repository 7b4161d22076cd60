// cosmos.gl with given places and its simulation off, without labels, which it has none of.
import { Graph } from "@cosmos.gl/graph";
import { load, seen } from "./data.js";

const { nodes, edges } = await load();
const graph = new Graph(document.querySelector("#graph"), {
  enableSimulation: false,
  rescalePositions: true,
  transitionDuration: 0,
  fitViewOnInit: true,
  fitViewDelay: 0,
  fitViewDuration: 0,
  scalePointsOnZoom: true,
  backgroundColor: "#ffffff",
  pointDefaultColor: "#3366cc",
  linkDefaultColor: "#aaaab0",
  attribution: "",
});
graph.setPointPositions(new Float32Array(nodes.flatMap(({ x, y }) => [x, -y])));
graph.setPointSizes(new Float32Array(nodes.map(({ r }) => Math.max(2, r / 2))));
graph.setLinks(new Float32Array(edges.flat()));
graph.render();
await graph.ready;
seen(() => [graph.getZoomLevel(), graph.spaceToScreenPosition([0, 0])]);
