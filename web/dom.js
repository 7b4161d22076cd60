// Elements from values: trees that the core composed (["tag", {attributes}, ...children]) and small pieces of the
// frame. Only createElement and text nodes: no markup is ever parsed, and what is not on the lists below does not
// come through.

/** @typedef {import("./types").Tree} Tree */

const htmlTags = new Set(
  (
    "a abbr article aside b bdi blockquote br button caption cite code col colgroup dd del details dfn div dl dt em " +
    "figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i ins kbd label li main mark nav ol p pre q rp rt ruby s " +
    "samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
  ).split(" "),
);
const svgTags = new Set("svg g path rect circle ellipse line polyline polygon text tspan title desc".split(" "));
const attributes = new Set(
  (
    "class id lang dir title role hidden tabindex href rel target referrerpolicy download type disabled open colspan " +
    "rowspan scope datetime start value cite viewBox width height d x y dx dy cx cy r rx ry x1 y1 x2 y2 points " +
    "transform fill stroke fill-opacity stroke-opacity opacity stroke-width stroke-dasharray stroke-linecap " +
    "stroke-linejoin font-size font-weight text-anchor dominant-baseline paint-order preserveAspectRatio focusable"
  ).split(" "),
);
const schemes = new Set(["https:", "http:", "mailto:"]);
const maxDepth = 64;

/** The address as an absolute one, or null when it is not one we open. @param {string} address @param {URL} root */
export function safeAddress(address, root) {
  if (address.startsWith("#")) return address;
  try {
    const url = new URL(address, root);
    return schemes.has(url.protocol) && !url.username && !url.password ? url.href : null;
  } catch {
    return null;
  }
}

/** @param {string} name */
function isAllowed(name) {
  return attributes.has(name) || /^(?:aria|data)-[a-z0-9-]+$/.test(name);
}

/**
 * Builds a tree of the core. Addresses in it are relative to the site's root. An element that is not allowed is left
 * out, its content stays.
 * @param {Tree} tree
 * @param {URL} root
 * @returns {Node}
 */
export function build(tree, root, inSvg = false, depth = 0) {
  if (typeof tree === "string") return document.createTextNode(tree);
  const [tag, values, ...children] = tree;
  const isSvg = inSvg || tag === "svg";
  const known = (isSvg ? svgTags : htmlTags).has(tag) || (inSvg && tag === "a");
  /** @type {Element | DocumentFragment} */
  let node = document.createDocumentFragment();
  if (known) {
    const element = isSvg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(values)) {
      const text = name === "href" || name === "cite" ? safeAddress(value, root) : value;
      if (isAllowed(name) && text !== null) element.setAttribute(name, text);
    }
    node = element;
  }
  if (depth < maxDepth) node.append(...children.map((child) => build(child, root, isSvg, depth + 1)));
  return node;
}

/**
 * A piece of the frame.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {import("./types").PieceOptions} [options]
 * @param {...(Node | string | null)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  const { class: className, text, on = {}, ...rest } = options;
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  for (const [type, listener] of Object.entries(on)) element.addEventListener(type, listener);
  for (const [name, value] of Object.entries(rest)) {
    if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** `text` with the ranges (UTF-16 units, in order) marked. @param {string} text @param {[number, number][]} ranges */
export function highlighted(text, ranges) {
  const pieces = document.createDocumentFragment();
  let end = 0;
  for (const [from, to] of ranges) {
    if (from < end || to <= from || to > text.length) continue;
    pieces.append(text.slice(end, from), h("mark", { text: text.slice(from, to) }));
    end = to;
  }
  pieces.append(text.slice(end));
  return pieces;
}

/** Chinese characters, what stands between them included. */
const chinese = /([\u3400-\u9fff](?:[^a-z]*[\u3400-\u9fff])?)/i;

/**
 * The language of a title where it is another than the page's; the core marks its trees by the same rule.
 * @param {string} text
 */
export function foreignLanguage(text) {
  const han = text.match(/[\u3400-\u9fff]/g)?.length ?? 0;
  const words = text.match(/(?<![\w/.:-])[a-z][a-z'-]+(?![\w/:])/gi)?.length ?? 0;
  if (document.documentElement.lang === "en") return han > 0 && han >= words ? "zh-Hans" : undefined;
  return han === 0 && words > 1 ? "en" : undefined;
}

/** Pieces of a sentence, the Chinese ones in an English page marked as such. @param {string} text */
export function inLanguages(text) {
  if (document.documentElement.lang !== "en") return [text];
  return text.split(chinese).map((piece, index) => (index % 2 ? h("span", { lang: "zh-Hans", text: piece }) : piece));
}

/** The element with this id; it is part of every page. @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

/** True for a click that the browser would follow in this tab. @param {MouseEvent} event */
export function isPlainClick(event) {
  return (
    event.button === 0 &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.shiftKey &&
    !event.altKey &&
    !event.defaultPrevented
  );
}

/** True for a key that belongs to an input method. @param {KeyboardEvent} event */
export function isComposing(event) {
  // Safari ends the composition before the key that confirmed it arrives; that key still has code 229.
  return event.isComposing || event.keyCode === 229;
}
