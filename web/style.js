// Style sheets of parts that are fetched when they are first wanted.
import { oneFile } from "./address.js";
import { h } from "./dom.js";

/** @type {Map<string, Promise<void>>} */
const wanted = new Map();

/** Resolved when the rules apply; a sheet that did not arrive is asked for again the next time. @param {URL} address */
export function loadStyle({ href }) {
  if (oneFile) return Promise.resolve(); // the file brings its rules along
  let loaded = wanted.get(href);
  loaded ??= new Promise((resolve, reject) => {
    const link = h("link", { rel: "stylesheet", href });
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => {
      link.remove();
      wanted.delete(href);
      reject(new Error(`${href} did not arrive`));
    });
    document.head.append(link);
  });
  wanted.set(href, loaded);
  return loaded;
}
