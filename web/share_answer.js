// What the program knows of a place that is to be shared.
import { oneFile, sharedAddress } from "./address.js";

/** @typedef {import("./types").Page} Page @typedef {import("./types").ShareAnswer} ShareAnswer */

/**
 * What is to be shared. Where the whole site is one file, its places stand behind "#".
 * @param {Page} page @param {boolean} exact @returns {ShareAnswer | null}
 */
export function ask(page, exact) {
  const root = page.root.href;
  /** @type {ShareAnswer | null} */
  const answer = page.core.request("share", { root, exact: Number(exact) });
  if (!answer || !oneFile) return answer;
  const [short, long] = [answer.short, answer.exact].map((address) => sharedAddress(address.slice(root.length).replace(/^\//, ""), page.root));
  return { ...answer, short, exact: long };
}
