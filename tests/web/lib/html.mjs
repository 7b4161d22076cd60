// Reading pages without a browser: parse5's tree and the few questions the tests ask of it.
import { parse } from 'parse5';

/** @typedef {any} Node a parse5 node */

/**
 * @param {string} html
 * @returns {{document: Node, errors: string[]}} errors of the HTML standard's parser with line and column
 */
export function parse_html(html) {
  /** @type {string[]} */
  const errors = [];
  const document = parse(html, {
    sourceCodeLocationInfo: true,
    onParseError: (error) => errors.push(`${error.startLine}:${error.startCol}: ${error.code}`),
  });
  return { document, errors };
}

/** @param {Node} node @param {string} name @returns {string | undefined} */
export function attribute(node, name) {
  return node.attrs?.find((/** @type {any} */ each) => each.name === name)?.value;
}

/** @param {Node} node @param {string} name */
export function has_class(node, name) {
  return (attribute(node, 'class') ?? '').split(/\s+/).includes(name);
}

/**
 * All elements below `node` in document order.
 * @param {Node} node
 * @param {(element: Node) => boolean} [wanted]
 * @returns {Node[]}
 */
export function elements(node, wanted = () => true) {
  const found = [];
  const stack = [...(node.childNodes ?? [])].reverse();
  while (stack.length) {
    const next = stack.pop();
    if (next.tagName && wanted(next)) found.push(next);
    const below = next.tagName === 'template' ? next.content.childNodes : next.childNodes;
    if (below) for (let i = below.length - 1; i >= 0; --i) stack.push(below[i]);
  }
  return found;
}

/** @param {Node} node @param {string} tag */
export function by_tag(node, tag) {
  return elements(node, (element) => element.tagName === tag);
}

/** @param {Node} node @param {string} id */
export function by_id(node, id) {
  return elements(node, (element) => attribute(element, 'id') === id)[0];
}

/** Text below a node, white space collapsed; scripts and styles do not count. @param {Node} node @returns {string} */
export function text(node) {
  return raw_text(node).replace(/\s+/g, ' ').trim();
}

/** @param {Node} node @returns {string} */
function raw_text(node) {
  if (node.nodeName === '#text') return node.value;
  if (node.tagName === 'script' || node.tagName === 'style') return '';
  return (node.childNodes ?? []).map(raw_text).join('');
}
