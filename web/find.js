// Find in page for the map: the titles that the canvas draws stand in the page as text that nobody sees and the browser's
// search finds (hidden="until-found"). What was found is selected, so the map goes there and the text opens. The title
// that was found last stays found, so that "next" goes on behind it. In browsers without it the list is searched.
import "./common.js";
import { byId, foreignLanguage, h } from "./dom.js";

/** @typedef {import("./types").Page} Page */

const most = 5000; // titles; a larger catalogue is searched in its list

/** @param {Page} page */
export function initFind(page) {
  if (!("onbeforematch" in document.body)) return;
  /** @type {[string, string][]} */
  const titles = page.core.request("titles", { most }) ?? [];
  const entries = titles.map(([id, title]) =>
    h("p", { hidden: "until-found", "data-id": id, text: title, lang: foreignLanguage(title) }),
  );
  /** @type {HTMLElement | null} */
  let found = null;
  const box = h("div", { id: "find", "aria-hidden": "true" }, ...entries);
  box.addEventListener("beforematch", (event) => {
    found?.setAttribute("hidden", "until-found");
    found = /** @type {HTMLElement} */ (event.target);
    page.dispatch("select", { id: found.dataset.id });
  });
  byId("frame").append(box);
}
