// The rows of a text's long groups: the text comes with the first, some more come while the page is idle, others when a
// button with data-more is pressed.
import { pathPrefix } from "./address.js";
import { build } from "./dom.js";
import { idle } from "./slices.js";

/**
 * @param {import("./types").Page} page
 * @param {HTMLElement} text
 * @returns {() => Promise<void>} call when there is a new text
 */
export function initGroupRows(page, text) {
  /** @param {HTMLElement} button @returns {HTMLElement | null | undefined} the first new link */
  const add = (button) => {
    const { more: group, from } = button.dataset;
    const answer = page.core.request("rows", { group: Number(group), from: Number(from), root: pathPrefix(page.root) });
    if (!answer) return undefined;
    const rows = /** @type {Element} */ (build(answer.tree, page.root));
    button.dataset.from = String(Number(from) + rows.children.length);
    button.textContent = answer.more;
    button.before(rows);
    if (answer.left === 0) button.remove();
    return rows.querySelector("a");
  };
  text.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button[data-more]") : null;
    if (button instanceof HTMLElement) add(button)?.focus({ preventScroll: true });
  });
  return async () => {
    for (const button of text.querySelectorAll("button[data-more]")) {
      await idle();
      if (button instanceof HTMLElement && button.isConnected) add(button);
    }
  };
}
