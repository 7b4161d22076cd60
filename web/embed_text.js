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

/** The first sentences of a text. @param {string} text */
function beginning(text) {
  const found = text.match(/[^。！？.!?]*(?:[。！？]|[.!?](?=\s|$)|[.!?])+/g) ?? [text];
  let short = "";
  let count = 0;
  for (const part of found) {
    short += part;
    if (/(?:[。！？]|[.!?])$/.test(part) && !/\w\.$/.test(part.replace(/\s.*/, "")) ) count += 1;
    if (count === sentences) break;
  }
  const whole = count < sentences ? text : short;
  return whole.length > maxUnits ? `${whole.slice(0, maxUnits)}…` : whole;
}

/**
 * Title, sentences and kind of the place that is shown, and the step's number.
 * @param {Page} page
 */
export function describe(page) {
  const answer = page.core.request("panel", { root: page.root.href });
  const tree = /** @type {Tree} */ (answer?.tree ?? "");
  const { node } = page.state();
  /** @type {import("./types").WalkAnswer | null} */
  const walk = node ? null : page.core.request("walk", { root: page.root.href });
  const lead = find(tree, "lead") ?? find(tree, "summary");
  const kind = find(tree, "kind");
  const catalogue = page.core.request("catalog").source;
  return {
    title: String(answer?.title ?? ""),
    sentences: lead ? beginning(textOf(lead).trim()) : "",
    about: walk ? walk.title : catalogue,
    kind: kind && node ? textOf(/** @type {Tree} */ (["", {}, ...kind.slice(2).filter((part) => typeof part === "string")])).trim() : "",
    step: walk?.place.step ?? null,
    steps: walk?.steps.length ?? 0,
    previous: walk?.previous ?? null,
    next: walk?.next ?? null,
  };
}
