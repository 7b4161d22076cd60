// The summaries of the nodes and the sentences of the walkthroughs, which the page loads when they are first wanted:
// they are half of the catalogue, and the first picture needs none of them.
import { fetchFile } from "./files.js";

/** @typedef {import("./core.js").Core} Core */

// Absolute from the start: the address bar, which relative addresses follow, changes while one reads.
const named = document.documentElement.dataset.prose;
const address = named && new URL(named, document.baseURI).href;

/** The file's text; undefined when the page names none or it does not arrive. @returns {Promise<string | undefined>} */
export async function fetchProse() {
  if (!address) return undefined;
  try {
    return await (await fetchFile(address)).text();
  } catch (error) {
    console.warn("Source Atlas:", error);
    return undefined; // the panel then leads to the static page, which has every word
  }
}

/**
 * Sees to it that the sentences are there once a text is read or searched.
 * @param {Core} core
 * @param {boolean} present whether they came with the start
 * @param {() => void} arrived
 */
export function initProse(core, present, arrived) {
  let asked = present;
  return {
    /** Call when one might be read. */
    async want() {
      if (asked) return;
      asked = true;
      const text = await fetchProse();
      if (text === undefined) asked = false; // the next step tries again
      else if (core.addProse(text)) arrived();
    },
  };
}
