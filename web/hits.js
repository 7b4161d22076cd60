// The list below the search field: hits with what matched, or ways out when nothing did. The field keeps the focus; the
// active row is named by aria-activedescendant.
import { addressOf } from "./address.js";
import { byId, foreignLanguage, h, highlighted, isPlainClick } from "./dom.js";
import { mark } from "./icons.js";

/**
 * @typedef {import("./types").Page} Page
 * @typedef {import("./types").SearchAnswer} SearchAnswer
 * @typedef {import("./types").Hit} Hit
 */

/**
 * @param {Page} page
 * @param {HTMLInputElement} field
 * @param {(id: string) => void} choose
 */
export function createHits(page, field, choose) {
  const list = byId("hits");
  const counts = h("p", { class: "counts" });
  const keys = h("p", { class: "keys", "aria-hidden": "true" });
  const drop = h("div", { class: "drop float", hidden: true }, counts, list, keys);
  list.hidden = false; // the box around it opens and closes
  /** @type {{id: string, element: HTMLElement}[]} */
  let rows = [];
  let active = -1;

  /** @param {number} index wraps round; NaN: none */
  const setActive = (index) => {
    rows[active]?.element.setAttribute("aria-selected", "false");
    active = rows.length === 0 || Number.isNaN(index) ? -1 : (index + rows.length) % rows.length;
    const element = rows[active]?.element;
    element?.setAttribute("aria-selected", "true");
    element?.scrollIntoView({ block: "nearest" });
    if (element) field.setAttribute("aria-activedescendant", element.id);
    else field.removeAttribute("aria-activedescendant");
  };
  /** @param {boolean} open */
  const setOpen = (open) => {
    drop.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
    if (!open) setActive(NaN);
  };

  /**
   * A row is a real link, so that it can be opened in another tab.
   * @param {string} id
   * @param {number} index
   * @param {...Node} content
   */
  const row = (id, index, ...content) => {
    const href = addressOf(`n/${id}/`, page.root);
    const role = { role: "option", "aria-selected": "false", tabindex: -1 };
    const element = h("a", { id: `hit-${index}`, class: "hit", href, draggable: "false", ...role }, ...content);
    element.addEventListener("click", (event) => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      choose(id);
    });
    return { id, element };
  };

  /** @param {Hit} hit @param {number} index */
  const hitRow = (hit, index) => {
    const matchedElsewhere = hit.shown !== "" && hit.shown !== hit.title;
    const detail = matchedElsewhere ? highlighted(hit.shown, hit.shownRanges) : hit.detail;
    return row(
      hit.id,
      index,
      mark(hit.shape),
      h("span", { class: "title", lang: foreignLanguage(hit.title) }, highlighted(hit.title, hit.titleRanges)),
      h("span", { class: "detail" }, detail),
      h("span", { class: "kind", text: hit.kindName }),
    );
  };

  /** @param {SearchAnswer} answer */
  const countsOf = (answer) => {
    const kinds = [...answer.kinds].sort((a, b) => b.count - a.count);
    const all = h("b", { text: page.t("search.all", answer.total) });
    return [all, ...kinds.map(({ name, count }) => h("span", { text: `${name} ${count}` }))];
  };
  /** @param {string} nothing */
  const waysOut = (nothing) => {
    const way = page.t(rows.length > 0 ? "search.perhaps" : "search.way_out");
    return [h("b", { text: nothing }), h("span", { text: way })];
  };
  const explainKeys = () => {
    const key = (/** @type {string} */ name, /** @type {string} */ text) => [h("kbd", { text: name }), page.t(text)];
    keys.replaceChildren(
      h("span", { class: "hint", text: page.t("search.hint") }),
      h("span", { class: "space" }),
      ...key("↑↓", "search.key_move"),
      ...key("↵", "search.key_open"),
      ...key("Esc", "search.key_close"),
    );
  };

  return {
    element: drop,
    isOpen: () => !drop.hidden,
    close: () => setOpen(false),
    /** Opens again what was shown last, if anything. */
    reopen: () => rows.length > 0 && setOpen(true),
    /** Forgets what was shown. */
    forget() {
      rows = [];
      list.replaceChildren();
    },
    /** Moves the active row. @param {1 | -1} by */
    move: (by) => setActive(by > 0 ? active + 1 : Math.max(active, 0) - 1),
    /** Id of the active row's node. */
    activeId: () => rows[active]?.id ?? null,
    /** @param {SearchAnswer} answer @param {string} text what was searched for */
    show(answer, text) {
      const found = answer.hits.length > 0;
      const suggest = ({ id = "", title = "" }, /** @type {number} */ index) =>
        row(id, index, h("span", { class: "title", text: title }));
      rows = found ? answer.hits.map(hitRow) : answer.suggestions.map(suggest);
      list.replaceChildren(...rows.map(({ element }) => element));
      const nothing = page.t("search.none", text);
      counts.replaceChildren(...(found ? countsOf(answer) : waysOut(nothing)));
      explainKeys();
      setOpen(true);
      setActive(found ? 0 : NaN);
      page.announce(found ? page.t("search.all", answer.total) : nothing);
    },
  };
}
