// The floor: the graph in bare WebGL2 without labels, lines and points in two calls, drawn when it was dragged or zoomed.
import { load, seen } from "./data.js";

const { nodes, edges } = await load();
const canvas = document.createElement("canvas");
document.querySelector("#graph")?.append(canvas);
canvas.width = innerWidth;
canvas.height = innerHeight;
const gl = /** @type {WebGL2RenderingContext} */ (canvas.getContext("webgl2", { antialias: false, alpha: false }));

/** @param {number} type @param {string} source */
function shader(type, source) {
  const made = /** @type {WebGLShader} */ (gl.createShader(type));
  gl.shaderSource(made, `#version 300 es\nprecision highp float;\n${source}`);
  gl.compileShader(made);
  return made;
}
const program = gl.createProgram();
gl.attachShader(program, shader(gl.VERTEX_SHADER, `in vec3 place; uniform vec4 view; uniform float scale;
void main() { gl_Position = vec4(place.xy * view.xy + view.zw, 0, 1); gl_PointSize = max(2.0, place.z * scale); }`));
gl.attachShader(program, shader(gl.FRAGMENT_SHADER, `out vec4 colour; uniform vec4 tint; uniform float round;
void main() { if (round > 0.5 && length(gl_PointCoord - 0.5) > 0.5) discard; colour = tint; }`));
gl.linkProgram(program);
gl.useProgram(program);
gl.enable(gl.BLEND);
gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);

/** @param {number[]} values */
function vertices(values) {
  const array = gl.createVertexArray();
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array(values), gl.STATIC_DRAW);
  gl.enableVertexAttribArray(gl.getAttribLocation(program, "place"));
  gl.vertexAttribPointer(gl.getAttribLocation(program, "place"), 3, gl.FLOAT, false, 0, 0);
  return array;
}
const points = vertices(nodes.flatMap(({ x, y, r }) => [x, y, 2 * r]));
const lines = vertices(edges.flatMap((pair) => pair.flatMap((v) => [nodes[v].x, nodes[v].y, 0])));

const xs = nodes.map(({ x }) => x), ys = nodes.map(({ y }) => y);
const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
let scale = 0.95 * Math.min(canvas.width / (right - left), canvas.height / (bottom - top));
const pan = { x: canvas.width / 2 - (scale * (left + right)) / 2, y: canvas.height / 2 - (scale * (top + bottom)) / 2 };
const uniform = (/** @type {string} */ name) => gl.getUniformLocation(program, name);
const [view, size, tint, round] = ["view", "scale", "tint", "round"].map(uniform);

let due = 0;
function draw() {
  due = 0;
  gl.clearColor(1, 1, 1, 1);
  gl.clear(gl.COLOR_BUFFER_BIT);
  gl.uniform4f(view, (2 * scale) / canvas.width, (-2 * scale) / canvas.height, (2 * pan.x) / canvas.width - 1, 1 - (2 * pan.y) / canvas.height);
  gl.uniform1f(size, scale);
  gl.uniform4f(tint, 0.6, 0.6, 0.65, 0.5);
  gl.uniform1f(round, 0);
  gl.bindVertexArray(lines);
  gl.drawArrays(gl.LINES, 0, 2 * edges.length);
  gl.uniform4f(tint, 0.2, 0.4, 0.8, 1);
  gl.uniform1f(round, 1);
  gl.bindVertexArray(points);
  gl.drawArrays(gl.POINTS, 0, nodes.length);
}
addEventListener("pointermove", (event) => {
  if ((event.buttons & 1) === 0) return;
  pan.x += event.movementX;
  pan.y += event.movementY;
  due ||= requestAnimationFrame(draw);
});
addEventListener("wheel", (event) => {
  const factor = 2 ** (-event.deltaY / 300);
  pan.x = event.clientX + (pan.x - event.clientX) * factor;
  pan.y = event.clientY + (pan.y - event.clientY) * factor;
  scale *= factor;
  due ||= requestAnimationFrame(draw);
});
draw();
seen(() => pan);
