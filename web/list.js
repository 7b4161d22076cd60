// The list view: the catalogue as rows, composed by the core for the current search and filters. Headings that carry
// data-sort and buttons that carry data-group ask for another order, the button with data-more for more rows.
import { pathPrefix } from "./address.js";
import { build, byId, h } from "./dom.js";

/** @typedef {import("./types").Page} Page */

const rowsAtOnce = 1000;

/** @param {Page} page */
export function initList(page) {
  const list = h("div", { id: "list", tabindex: -1, hidden: true });
  byId("stage").append(list);
  const order = { group: "topic", sort: "", rows: rowsAtOnce };
  let stale = true;

  const draw = () => {
    const answer = page.core.request("list", { ...order, root: pathPrefix(page.root) });
    if (!answer) return;
    const { scrollTop } = list;
    const focused = document.activeElement;
    const key = focused && list.contains(focused) ? (focused.getAttribute("href") ?? controlKey(focused)) : null;
    // Beside a text it is a part of the page, alone it is the page.
    const heading = page.state().node === null ? "h1" : "h2";
    const title = h(heading, { class: "read-only-aloud", "data-i18n": "start.whole_list", text: page.t("start.whole_list") });
    list.replaceChildren(title, build(answer.tree, page.root));
    list.scrollTop = scrollTop;
    // Rows are made anew; a reader in the middle of them stays there.
    if (key) findByKey(list, key)?.focus({ preventScroll: true });
    stale = false;
  };

  list.addEventListener("click", (event) => {
    const target =
      event.target instanceof Element ? event.target.closest("button[data-group], button[data-sort], button[data-more]") : null;
    if (!target) return;
    const group = target.getAttribute("data-group");
    const sort = target.getAttribute("data-sort");
    order.rows = group || sort ? rowsAtOnce : order.rows + rowsAtOnce;
    if (group) order.group = group;
    if (sort) order.sort = sort;
    draw();
    if (group) list.scrollTop = 0;
  });

  return {
    /**
     * Shows or hides the list; composes it only while it is seen.
     * @param {boolean} changed what it shows has changed
     */
    render(changed) {
      const shown = page.state().view === "list";
      stale ||= changed;
      list.hidden = !shown;
      // Alone it is the text that the first link of the page leads to.
      document.querySelector("a.skip")?.setAttribute("href", shown && page.state().node === null ? "#list" : "#text");
      if (shown && stale) draw();
    },
  };
}

/** @param {Element} control */
function controlKey(control) {
  const { sort, group } = /** @type {HTMLElement} */ (control).dataset;
  return sort ? `button[data-sort="${CSS.escape(sort)}"]` : group ? `button[data-group="${CSS.escape(group)}"]` : null;
}

/**
 * @param {HTMLElement} list
 * @param {string} key an address or a selector of controlKey
 * @returns {HTMLElement | null}
 */
function findByKey(list, key) {
  return list.querySelector(key.startsWith("button[") ? key : `a[href="${CSS.escape(key)}"]`);
}
