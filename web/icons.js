// Line icons of the frame and the ten marks of the kinds, as SVG elements, styled by
// text.css like those of the static pages.

const svgNamespace = "http://www.w3.org/2000/svg";

/** Strokes in a 16 x 16 box. @type {Record<string, string>} */
const strokes = {
  search: "M7 12.5A5.5 5.5 0 1 0 7 1.5a5.5 5.5 0 0 0 0 11zM11 11l3.5 3.5",
  filter: "M2 3.5h12M4.5 8h7M6.5 12.5h3",
  kind:
    "M2.5 2.5H7V7H2.5zM11.25 2.25L14 7H8.5zM2.5 9.5H7V14H2.5z" +
    "M11.25 14a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5z",
  topic: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  author: "M8 1.75l5.4 3.125v6.25L8 14.25l-5.4-3.125v-6.25z",
  lang:
    "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM2 8h12" +
    "M8 2c2.2 1.9 2.9 4 2.9 6s-.7 4.1-2.9 6C5.8 12.1 5.1 10 5.1 8S5.8 3.9 8 2",
  is: "M8 2l1.85 3.75 4.15.6-3 2.92.7 4.13L8 11.45 4.3 13.4l.7-4.13-3-2.92 4.15-.6z",
  theme: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z",
  share: "M8 9.5V1.8M5 4.5l3-2.9 3 2.9M4.5 7.5H3v6.7h10V7.5h-1.5",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  close: "M4 4l8 8M12 4l-8 8",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  fit: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  target: "M8 12.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM8 1v3M8 12v3M1 8h3M12 8h3",
  focus: "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 9.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z",
  left: "M10 4L6 8l4 4",
  right: "M6 4l4 4-4 4",
  move: "M8 2v12M2 8h12M6 4l2-2 2 2M6 12l2 2 2-2M4 6L2 8l2 2M12 6l2 2-2 2",
  down: "M4 6l4 4 4-4",
  up: "M4 10l4-4 4 4",
  map: "M2 4l4-1.5 4 1.5 4-1.5V12l-4 1.5L6 12l-4 1.5zM6 2.5V12M10 4v9.5",
  list: "M2.5 4h.5M6 4h7.5M2.5 8h.5M6 8h7.5M2.5 12h.5M6 12h7.5",
  fold: "M2.5 3h11v10h-11zM10 3v10",
  walk: "M2.5 3.5h4v3h-4zM9.5 9.5h4v3h-4zM4.5 6.5v4.5h5M6.5 5h5v4.5",
  play: "M5 3.5l7 4.5-7 4.5z",
  pause: "M5.5 3.5v9M10.5 3.5v9",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
};

/**
 * Marks in a 12 x 12 box around the origin: outline (filled with the ground), then inner lines.
 * @type {Record<string, [string, string?]>}
 */
const marks = {
  component: [
    "M-4 -4.5h8a2.5 2.5 0 0 1 2.5 2.5v4a2.5 2.5 0 0 1 -2.5 2.5h-8a2.5 2.5 0 0 1 -2.5 -2.5v-4a2.5 2.5 0 0 1 2.5 -2.5z",
  ],
  topic: ["M-5.25 0a5.25 5.25 0 1 0 10.5 0a5.25 5.25 0 1 0 -10.5 0z"],
  author: ["M0-6 5.2-3v6L0 6-5.2 3v-6z"],
  article: ["M-4-5.25H1.25L4-2.5v7.75H-4z", "M1.25-5.25V-2.5H4"],
  series: ["M-4.75-3.25H2.5v8.75H-4.75z", "M-1.75-5.5H5V3"],
  video: [
    "M-2.75-5.25h5.5a2.5 2.5 0 0 1 2.5 2.5v5.5a2.5 2.5 0 0 1-2.5 2.5" +
      "h-5.5a2.5 2.5 0 0 1-2.5-2.5v-5.5a2.5 2.5 0 0 1 2.5-2.5z",
    "M-1.5-2.4L2.6 0l-4.1 2.4z",
  ],
  book: ["M-4.25-5.5h8.5v11h-8.5z", "M-1.75-5.5v11"],
  repo: ["M-5-5H1.5v3H5v7H-5z"],
  source: ["M0-5.75L5.75 0L0 5.75L-5.75 0z"],
  stage: ["M-3.5 6V-5.5L5-2.5L-3.5.750"],
};

/** @param {string} tag @param {Record<string, string | number>} attributes @param {...Element} children */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(svgNamespace, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/**
 * A line icon; decoration only, the control carries the name.
 * @param {string} name
 * @param {number} [size]
 * @param {number} [width] of the lines
 */
export function icon(name, size = 16, width = 1.5) {
  const box = { class: "icon", width: size, height: size, viewBox: "0 0 16 16", "aria-hidden": "true" };
  const drawing = svg("svg", box, svg("path", { d: strokes[name] ?? "", "stroke-width": width }));
  if (name === "theme") drawing.append(svg("path", { d: "M8 2a6 6 0 0 1 0 12z", class: "solid" }));
  return drawing;
}

/** The mark of a shape in its colour. @param {string} shape @param {number} [size] */
export function mark(shape, size = 16) {
  const [outline, inner] = marks[shape] ?? marks.article;
  const box = { class: `mark mark-${shape}`, width: size, height: size, viewBox: "-8 -8 16 16", "aria-hidden": "true" };
  const drawing = svg("svg", box, svg("path", { d: outline }));
  if (inner) drawing.append(svg("path", { d: inner, class: shape === "video" ? "solid" : "open" }));
  return drawing;
}
