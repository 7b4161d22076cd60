// What the map is drawn on: the WebGL2 context of a canvas, and its size in device pixels.

/** Attributes for the first getContext; the program's own call then returns this context. */
const contextAttributes = {
  alpha: false,
  antialias: false, // ImGui smooths its own edges
  depth: false,
  stencil: false,
  powerPreference: "low-power",
};

/** @param {HTMLCanvasElement} canvas @returns {boolean} whether WebGL2 really works here */
export function hasWebGl2(canvas) {
  return canvas.getContext("webgl2", contextAttributes) !== null;
}

/**
 * Size in device pixels: exact where the browser tells, else (WebKit, emulated densities) computed.
 * @param {ResizeObserverEntry} entry
 */
export function devicePixels(entry) {
  const columns = entry.contentRect.width * devicePixelRatio;
  const rows = entry.contentRect.height * devicePixelRatio;
  const told = entry.devicePixelContentBoxSize?.[0];
  const fits = told && Math.abs(told.inlineSize - columns) < 2 && Math.abs(told.blockSize - rows) < 2;
  return fits ? [told.inlineSize, told.blockSize] : [columns, rows];
}
