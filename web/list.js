// The list view: the catalogue as rows, composed by the core for the current search and filters. Headings that carry
// data-sort and buttons that carry data-group ask for another order, the button with data-more for more rows. Many rows
// come by and by, so that the page answers in between.
import { pathPrefix } from "./address.js";
import { build, byId, h } from "./dom.js";
import { idle } from "./slices.js";

/** @typedef {import("./types").Page} Page */

const rowsAtOnce = 25; // of a long table, twice as many take the page over 50 ms
const rowsOfPage = 200;
const moreRows = 100; // a longer table takes longer for each part

/** @param {Page} page */
export function initList(page) {
  const list = h("div", { id: "list", tabindex: -1, hidden: true });
  byId("stage").append(list);
  const order = { group: "topic", sort: "" };
  let wanted = rowsOfPage;
  let made = 0; // rows
  let revision = 0; // of these rows
  let stale = true;
  let filling = false;
  // Where the reader was before the rows were made anew: first in those that the page was served with.
  const served = byId("text").querySelector(":scope > .list");
  let top = served ? byId("text").scrollTop : 0;
  let key = served ? focusedIn(served) : null;

  const stay = () => {
    const link = key && document.activeElement === document.body ? /** @type {HTMLElement | null} */ (list.querySelector(key)) : null;
    link?.focus({ preventScroll: true });
    if (link) key = null;
    if (top === 0) return;
    list.scrollTop = top;
    if (list.scrollTop === top) top = 0;
  };
  /** @param {number} from the first row */
  const ask = (from) =>
    page.core.request("list", { ...order, from, rows: rowsAtOnce, root: pathPrefix(page.root) });

  const fill = async () => {
    if (filling) return;
    filling = true;
    for (;;) {
      await idle();
      if (list.hidden || made >= wanted || !list.querySelector("[data-more]")) break;
      const answer = ask(made);
      if (!answer) break;
      made += rowsAtOnce;
      append(list, /** @type {Element} */ (build(answer.tree, page.root)));
      stay();
    }
    filling = false;
    top = 0;
    key = null;
  };

  const draw = () => {
    const answer = ask(0);
    if (!answer) return;
    stale = false;
    // Beside a text it is a part of the page, alone it is the page.
    const heading = page.state().node === null ? "h1" : "h2";
    const title = h(heading, { class: "read-only-aloud", "data-i18n": "start.whole_list", text: page.t("start.whole_list") });
    if (revision === answer.revision) return list.firstChild?.replaceWith(title); // the rows are the same
    ({ revision } = answer);
    if (made > 0) {
      top = list.scrollTop;
      key = focusedIn(list);
    }
    made = rowsAtOnce;
    list.replaceChildren(title, build(answer.tree, page.root));
    // Rows are made anew; a reader in the middle of them stays there.
    stay();
    void fill();
  };

  list.addEventListener("click", (event) => {
    const target =
      event.target instanceof Element ? event.target.closest("button[data-group], button[data-sort], button[data-more]") : null;
    if (!target) return;
    const group = target.getAttribute("data-group");
    const sort = target.getAttribute("data-sort");
    if (!group && !sort) {
      wanted = made + moreRows;
      return void fill();
    }
    wanted = rowsOfPage;
    if (group) order.group = group;
    if (sort) order.sort = sort;
    draw();
    if (group) list.scrollTop = top = 0;
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
      else if (shown) void fill();
    },
  };
}

/** Adds further rows of the same list, and what stands below them. @param {Element} list @param {Element} more */
function append(list, more) {
  const table = /** @type {HTMLTableElement} */ (list.querySelector("table"));
  const asked = document.activeElement?.matches("[data-more]"); // whose place the rows take
  const first = /** @type {HTMLElement | null} */ (more.querySelector("tbody a"));
  for (const body of more.querySelectorAll("tbody")) {
    const begun = table.tBodies.namedItem(body.id);
    if (begun) begun.append(...body.rows);
    else table.append(body);
  }
  list.querySelector(".list-index ul")?.append(...more.querySelectorAll(".list-index li"));
  table.nextElementSibling?.replaceWith(...more.querySelectorAll("table ~ *"));
  if (asked) first?.focus({ preventScroll: true });
}

/** What finds the link or button again that has the focus in `list`. @param {Element} list */
function focusedIn(list) {
  const focused = document.activeElement;
  const name = focused && list.contains(focused) && ["href", "data-sort", "data-group"].find((each) => focused.hasAttribute(each));
  return name ? `:is(a, button)[${name}="${CSS.escape(focused.getAttribute(name) ?? "")}"]` : null;
}
