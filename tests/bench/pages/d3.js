// The usual page with d3: lines, discs and names on a 2D canvas, moved by d3-zoom; names where there is room for them.
import { select } from "d3-selection";
import { zoom, zoomIdentity, zoomTransform } from "d3-zoom";
import { load, seen } from "./data.js";

const { nodes, edges } = await load();
const canvas = document.createElement("canvas");
document.querySelector("#graph")?.append(canvas);
canvas.width = innerWidth;
canvas.height = innerHeight;
const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
const smallest_name = 12; // radius in pixels from which a name is shown

/** @param {number} scale */
function draw_edges(scale) {
  context.beginPath();
  for (const [s, t] of edges) {
    context.moveTo(nodes[s].x, nodes[s].y);
    context.lineTo(nodes[t].x, nodes[t].y);
  }
  context.strokeStyle = "#aaaab0";
  context.lineWidth = 1 / scale;
  context.stroke();
}

function draw_nodes() {
  context.beginPath();
  for (const { x, y, r } of nodes) {
    context.moveTo(x + r, y);
    context.arc(x, y, r, 0, 2 * Math.PI);
  }
  context.fillStyle = "#3366cc";
  context.fill();
}

/** @param {{x: number, y: number, k: number}} view */
function draw_names({ x: left, y: top, k }) {
  context.fillStyle = "#222222";
  context.font = "12px sans-serif";
  for (const { title, x, y, r } of nodes) {
    const [across, down] = [left + k * x, top + k * y];
    const on_screen = across > 0 && across < canvas.width && down > 0 && down < canvas.height;
    if (on_screen && k * r >= smallest_name) context.fillText(title, across + k * r + 3, down + 4);
  }
}

let due = 0;
function draw() {
  due = 0;
  const view = zoomTransform(canvas);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(view.k, 0, 0, view.k, view.x, view.y);
  draw_edges(view.k);
  draw_nodes();
  context.setTransform(1, 0, 0, 1, 0, 0);
  draw_names(view);
}

const xs = nodes.map(({ x }) => x), ys = nodes.map(({ y }) => y);
const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
const fitting = 0.95 * Math.min(canvas.width / (right - left), canvas.height / (bottom - top));
const start = zoomIdentity.translate(canvas.width / 2, canvas.height / 2).scale(fitting).translate(-(left + right) / 2, -(top + bottom) / 2);
const moves = zoom().on("zoom", () => (due ||= requestAnimationFrame(draw)));
select(canvas).call(moves).call(moves.transform, start);
draw();
seen(() => zoomTransform(canvas));
