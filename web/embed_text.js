// The words under the picture: title and two sentences of the place, taken from the text that the program composes.

/** @typedef {import("./types").Page} Page @typedef {import("./types").Tree} Tree */

const sentences = 2;
const maxUnits = 240;

/** All text of a tree. @param {Tree} tree @returns {string} */
function textOf(tree) {
  if (typeof tree === "string") return tree;
  const [, , ...children] = tree;
  return children.map(textOf).join("");
}

/** The first element with a class. @param {Tree} tree @param {string} wanted @returns {Tree | null} */
function find(tree, wanted) {
  if (typeof tree === "string") return null;
  const [, { class: names = "" }, ...children] = tree;
  if (names.split(" ").includes(wanted)) return tree;
  for (const child of children) {
    const found = find(child, wanted);
    if (found) return found;
  }
  return null;
}

/** The text of a tree without that of elements in it. @param {Tree} tree */
function ownText(tree) {
  if (typeof tree === "string") return tree;
  const [, , ...children] = tree;
  return children
    .filter((child) => typeof child === "string")
    .join("")
    .trim();
}

/** The first sentences of a text: up to the second mark that ends one. @param {string} text */
function beginning(text) {
  let end = 0;
  for (const mark of text.matchAll(/[。！？]|[.!?](?=\s+[A-Z]|\s*$)/g)) {
    end += 1;
    if (end < sentences) continue;
    text = text.slice(0, mark.index + mark[0].length);
    break;
  }
  return text.length > maxUnits ? `${text.slice(0, maxUnits)}…` : text;
}

/**
 * Title, sentences and kind of the place that is shown, and the step's number.
 * @param {Page} page
 */
function describe(page) {
  const answer = page.core.request("panel", { root: page.root.href });
  const tree = /** @type {Tree} */ (answer?.tree ?? "");
  const { node } = page.state();
  /** @type {import("./types").WalkAnswer | null} */
  const walk = node ? null : page.core.request("walk", { root: page.root.href });
  const lead = find(tree, "lead") ?? find(tree, "summary");
  const kind = node ? find(tree, "kind") : null;
  const catalogue = page.core.request("catalog", { brief: 1 }).source;
  return {
    title: String(answer?.title ?? ""),
    sentences: lead ? beginning(textOf(lead).trim()) : "",
    about: walk ? walk.title : catalogue,
    kind: kind ? ownText(kind) : "",
    step: walk?.place.step ?? null,
    steps: walk?.steps.length ?? 0,
    previous: walk?.previous ?? null,
    next: walk?.next ?? null,
  };
}

/**
 * Says where the reader is, and tells the host once that has changed.
 * @param {Page} running
 * @param {import("./types").EmbedHost} host
 */
export function follow(running, host) {
  /** @type {string | null} */
  let last = null;
  return () => {
    const { node, walkthrough, step } = running.state();
    const place = node ?? (walkthrough ? `walk/${walkthrough}${step ? `/${step}` : ""}` : "");
    const path = node ? `n/${node}/` : walkthrough ? `walk/${walkthrough}/${step ? `${step}/` : ""}` : "";
    const text = describe(running);
    if (last !== null && last !== place) host.select({ id: place, url: new URL(path, running.root).href, title: text.title });
    last = place;
    return { place, path, text };
  };
}
