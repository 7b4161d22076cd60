// Notes written in Markdown. The program of the page leaves them as they were written; the core module, which has a
// reader of Markdown, is fetched when the first such note is shown.
import { build } from "./dom.js";
import { importCore } from "./files.js";

/** @type {Promise<import("./core/atlas-core.mjs").AtlasCore> | undefined} */
let core;

/** @param {URL} root @returns {Promise<import("./core/atlas-core.mjs").AtlasCore>} */
async function startCore(root) {
  const { module, options } = await importCore(root);
  return module.createAtlasCore(options);
}

/**
 * Replaces what is marked as Markdown inside `element` by what it means. Where there is no core module (a copy of the
 * page without it, no network), the text stays as it was written.
 * @param {Element} element
 * @param {URL} root
 */
export async function showMarkdown(element, root) {
  const written = [...element.querySelectorAll("[data-markdown]")];
  if (!written.length) return;
  core ??= startCore(root);
  try {
    const { markdownElements } = await core;
    for (const note of written) {
      const around = /** @type {HTMLElement | null} */ (note.parentElement?.closest("[lang]"))?.lang ?? "";
      const answer = markdownElements(note.textContent ?? "", around.startsWith("zh") ? "zh" : "en");
      if (answer.ok) note.replaceWith(...answer.elements.map((tree) => build(tree, root)));
    }
  } catch {
    core = undefined; // the next note tries again
  }
}
