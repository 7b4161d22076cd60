// The filters: a rail of facets on the map, a drawer with every value and its count. Each change is a state of the
// core; the counts come back from there.
import { byId, foreignLanguage, h } from "./dom.js";
import { icon, mark } from "./icons.js";

/**
 * @typedef {import("./types").Page} Page
 * @typedef {import("./types").Facet} Facet
 * @typedef {import("./types").FacetValue} FacetValue
 */

const railFacets = ["kind", "topic", "author", "lang", "is"];

/** @param {Page} page */
export function initFilters(page) {
  const html = document.documentElement;
  const aside = byId("filters");
  const rail = h("div", { class: "rail" });
  const drawer = h("div", { class: "drawer", id: "drawer" });
  const body = h("div", { class: "facets" });
  const count = h("p", { class: "shown" });
  const clear = h("button", { type: "button", class: "text-button", "data-i18n": "filter.clear" });
  const fold = h("button", { type: "button", class: "icon-button", "data-i18n-label": "filter.fold" }, icon("left"));
  const done = h("button", { type: "button", class: "button primary done" });
  const heading = h("h2", { "data-i18n": "filter.title", tabindex: -1 });
  drawer.append(
    h("div", { class: "drawer-bar" }, heading, h("span", { class: "space" }), clear, fold),
    body,
    h("div", { class: "drawer-foot" }, count, done),
  );
  aside.append(rail, drawer);

  /** Facets whose values are all shown. @type {Set<string>} */
  const expanded = new Set();
  /** What was counted last, and for which query; the search says itself how much it found. */
  const last = { shown: -1, query: "" };
  /** The reader's wish; null: open in the list, folded on the map. @type {boolean | null} */
  let wish = null;

  const isOpen = () => wish ?? (page.state().view === "list" && !page.compact());
  const place = () => {
    const open = isOpen();
    html.classList.toggle("drawer-open", open);
    drawer.hidden = !open;
    document.getElementById("filter-open")?.setAttribute("aria-expanded", String(open));
    rail.hidden = open && !page.compact();
  };
  /** @param {boolean} open @param {string} [facet] to bring into view */
  const setOpen = (open, facet) => {
    wish = open;
    place();
    if (!open) {
      /** @type {HTMLElement | null} */ (rail.querySelector("button"))?.focus();
      return;
    }
    const section = facet ? body.querySelector(`[data-facet="${facet}"]`) : null;
    section?.scrollIntoView({ block: "start" });
    const first = /** @type {HTMLElement | null} */ (section?.querySelector("input") ?? null);
    (first ?? heading).focus({ preventScroll: true });
  };

  clear.addEventListener("click", () => page.dispatch("clear-filters"));
  fold.addEventListener("click", () => setOpen(false));
  done.addEventListener("click", () => setOpen(false));
  aside.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) setOpen(false);
  });

  /** @param {Facet} facet @param {FacetValue} value */
  const row = (facet, value) => {
    const box = h("input", { type: "checkbox", checked: value.chosen, "data-key": `${facet.facet}:${value.value}` });
    box.addEventListener("change", () => page.dispatch("toggle-filter", { facet: facet.facet, value: value.value }));
    return h(
      "label",
      {},
      box,
      value.shape && facet.facet === "kind" ? mark(value.shape) : null,
      h("span", { class: "name", text: value.title, lang: foreignLanguage(value.title) }),
      h("span", { class: "count", text: String(value.count) }),
    );
  };

  /** @param {Facet} facet */
  const section = (facet) => {
    const more = h("button", {
      type: "button",
      class: "text-button more",
      text: page.t("filter.all", facet.count),
    });
    more.addEventListener("click", () => {
      expanded.add(facet.facet);
      render();
    });
    const box = h(
      "fieldset",
      { "data-facet": facet.facet },
      h("legend", { text: facet.title }),
      ...facet.values.map((value) => row(facet, value)),
    );
    if (facet.values.length < facet.count) box.append(more);
    return box;
  };

  /** @param {Facet[]} facets */
  const drawRail = (facets) => {
    const chosen = facets.some((facet) => facet.values.some((value) => value.chosen));
    /** @param {string} name @param {string} symbol @param {string} text @param {boolean} on @param {string} [facet] */
    const button = (name, symbol, text, on, facet) =>
      h(
        "button",
        {
          type: "button",
          "data-key": name,
          class: on ? "chosen" : "",
          "aria-controls": "drawer",
          "aria-expanded": "false", // the open drawer takes the rail's place
          on: { click: () => setOpen(true, facet) },
        },
        icon(symbol),
        h("span", { text }),
        on ? h("span", { class: "read-only-aloud", text: page.t("filter.chosen") }) : null,
      );
    const byName = new Map(facets.map((facet) => [facet.facet, facet]));
    const buttons = railFacets.flatMap((name) => {
      const facet = byName.get(name);
      if (!facet || facet.values.length === 0) return [];
      return [
        button(
          name,
          name,
          page.t(`filter.rail_${name}`),
          facet.values.some((value) => value.chosen),
          name,
        ),
      ];
    });
    const first = button("all", "filter", page.t("filter.title"), false);
    rail.replaceChildren(first, h("hr"), ...buttons);
    html.classList.toggle("filtered", chosen);
  };

  const render = () => {
    /** @type {import("./types").FiltersAnswer | null} */
    const answer = page.core.request("filters", { all: [...expanded].join(" ") });
    if (!answer) return;
    const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset?.key;
    const { scrollTop } = body;
    body.replaceChildren(...answer.facets.filter((facet) => facet.values.length > 0).map(section));
    body.scrollTop = scrollTop;
    drawRail(answer.facets);
    // The boxes are made anew; the one that was just ticked keeps the focus.
    if (focused)
      /** @type {HTMLElement | null} */ (aside.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus({
        preventScroll: true,
      });
    const shown = page.t("filter.shown", answer.shown).replace("{}", String(answer.total));
    count.textContent = shown;
    const { query } = page.state();
    if (last.shown >= 0 && last.shown !== answer.shown && last.query === query) page.announce(shown);
    Object.assign(last, { shown: answer.shown, query });
    done.textContent = page.t("filter.done", answer.shown);
    clear.hidden = !html.classList.contains("filtered");
    place();
  };

  return { render, place, open: () => setOpen(true), close: () => setOpen(false), isOpen };
}
