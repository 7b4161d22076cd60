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
 * @param {(hit: {id: string, place?: Hit["place"]}) => void} choose
 * @param {(query: string) => void} ask searches for another query
 */
export function createHits(page, field, choose, ask) {
  const list = byId("hits");
  const counts = h("p", { class: "counts" });
  const keys = h("p", { class: "keys", "aria-hidden": "true" });
  const drop = h("div", { class: "drop float", hidden: true }, counts, list, keys);
  list.hidden = false; // the box around it opens and closes
  /** `key` tells a row from the others when the same question is answered again.
   * @type {{key: string, act: () => void, element: HTMLElement}[]} */
  let rows = [];
  let active = -1;
  let asked = "";

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

  const option = { role: "option", "aria-selected": "false", tabindex: -1 };

  /**
   * A row that leads somewhere is a real link, so that it can be opened in another tab.
   * @param {{id: string, path?: string, place?: Hit["place"]}} target
   * @param {...Node} content
   */
  const row = (target, ...content) => {
    const href = addressOf(target.path ?? `n/${target.id}/`, page.root);
    const element = h("a", { class: "hit", href, draggable: "false", ...option }, ...content);
    const act = () => choose(target);
    element.addEventListener("click", (event) => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      act();
    });
    return { key: href, act, element };
  };

  /** A row that changes the query. @param {string} query @param {string} title @param {string} detail */
  const other = (query, title, detail) => {
    const act = () => ask(query);
    const parts = [h("span", { class: "title", text: title }), h("span", { class: "kind", text: detail })];
    return { key: `ask ${query}`, act, element: h("div", { class: "hit ask", ...option, on: { click: act } }, ...parts) };
  };

  /** @param {Hit} hit */
  const hitRow = (hit) => {
    const matchedElsewhere = hit.shown !== "" && hit.shown !== hit.title;
    const detail = matchedElsewhere ? highlighted(hit.shown, hit.shownRanges) : hit.detail;
    return row(
      hit,
      mark(hit.shape),
      h("span", { class: "title", lang: foreignLanguage(hit.title) }, highlighted(hit.title, hit.titleRanges)),
      h("span", { class: "detail" }, detail),
      h("span", { class: "kind", text: hit.kindName }),
    );
  };

  /** Ways to another query: filters that may be meant, values that exist, fewer words. @param {SearchAnswer} answer */
  const otherRows = (answer) => [
    ...answer.problems.flatMap(({ instead }) => instead.map(({ query, text }) => other(query, text, ""))),
    ...answer.fewer.map(({ query, without, total }) =>
      other(query, page.t("search.without", without), page.t("search.found", total)),
    ),
  ];
  /** @param {SearchAnswer} answer */
  const completionRows = (answer) =>
    answer.completions.map(({ query, text, title, count }) =>
      other(query, text, count === undefined ? title : `${title} ${count}`),
    );

  /** @param {SearchAnswer} answer */
  const countsOf = (answer) => {
    const kinds = [...answer.kinds].sort((a, b) => b.count - a.count);
    const all = h("b", { text: page.t("search.all", answer.total) });
    if (answer.leftOut.length > 0) kinds.length = 0;
    const leftOut = answer.leftOut.length > 0 ? [h("span", { text: page.t("search.left_out", answer.leftOut.join(" ")) })] : [];
    return [all, ...leftOut, ...kinds.map(({ name, count }) => h("span", { text: `${name} ${count}` }))];
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
    /** Whether there is an active row. */
    isActive: () => active >= 0,
    /** Does what the active row is for. */
    act: () => rows[active]?.act(),
    /** The row chosen from an earlier answer to the same question stays chosen. @param {SearchAnswer} answer
     * @param {string} text what was searched for */
    show(answer, text) {
      const chosen = text === asked ? rows[active]?.key : undefined;
      asked = text;
      const found = answer.hits.length > 0;
      const hits = answer.hits.map(hitRow);
      const suggested = answer.suggestions.map((near) => row(near, h("span", { class: "title", text: near.title })));
      const completions = completionRows(answer);
      const shown = found ? hits : [...otherRows(answer), ...suggested];
      rows = answer.completing ? [...completions, ...shown] : [...shown, ...completions];
      rows.forEach(({ element }, index) => (element.id = `hit-${index}`));
      list.replaceChildren(...rows.map(({ element }) => element));
      const problem = answer.problems[0];
      const unfinished = answer.completing && completions.length > 0; // nobody is told "nothing" half-way through a filter
      const nothing = problem ? page.t("search.no_value", problem.filter) : page.t("search.none", text);
      const said = found ? page.t("search.all", answer.total) : unfinished ? page.t("search.complete") : nothing;
      counts.replaceChildren(...(found ? countsOf(answer) : unfinished ? [h("b", { text: said })] : waysOut(nothing)));
      explainKeys();
      setOpen(true);
      const again = rows.findIndex(({ key }) => key === chosen);
      setActive(again >= 0 ? again : found || answer.completing ? 0 : NaN);
      page.announce(said);
    },
  };
}
