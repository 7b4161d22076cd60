// The controls round the map: zoom buttons, the number of rings round a node, the tabs of the views, and on a phone the
// bottom bar and the menu.
import { byId, h } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {import("./types").Page} Page */

const zoomStep = 1.4;
const panPx = 120;
const ringCounts = [1, 2, 3];

/** @param {Page} page @param {{openFilters: () => void}} actions */
export function initChrome(page, { openFilters }) {
  const stage = byId("stage");

  /** @param {string} symbol @param {string} key @param {() => void} act */
  const control = (symbol, key, act) =>
    h(
      "button",
      { type: "button", class: `control ${symbol}`, "data-i18n-label": key, on: { click: act } },
      icon(symbol),
    );
  const back = control("target", "map.back_to_selection", () => page.dispatch("back-to-selection"));
  const zoom = h(
    "div",
    { id: "zoom" },
    h("div", { class: "float back" }, back),
    h(
      "div",
      { class: "float", role: "group", "data-i18n-label": "map.zoom" },
      control("plus", "map.zoom_in", () => page.dispatch("zoom", { factor: zoomStep })),
      control("minus", "map.zoom_out", () => page.dispatch("zoom", { factor: 1 / zoomStep })),
      control("fit", "map.fit", () => page.dispatch("fit")),
      ...mover(page, control),
    ),
  );

  const rings = ringCounts.map((n) =>
    h("button", { type: "button", text: String(n), on: { click: () => page.dispatch("set-rings", { n }) } }),
  );
  const scope = h(
    "div",
    { id: "rings", class: "float", role: "group", "data-i18n-label": "map.rings" },
    h("span", { "data-i18n": "map.rings" }),
    ...rings,
  );
  stage.append(zoom, scope);

  const tabs = tabBar();
  const menu = headerTools(openFilters);
  const viewLinks = [...byId("views").querySelectorAll("[data-view]"), ...tabs];

  return {
    closeMenu: menu.close,
    /** Labels that no data-i18n attribute can carry. */
    label() {
      const brand = document.querySelector("#header .cat");
      if (brand) brand.textContent = page.core.request("catalog", { brief: 1 }).source;
      const other = byId("lang").firstElementChild;
      if (other) {
        other.textContent = atlasEarly.lang === "zh" ? "EN" : "中";
        other.setAttribute("lang", atlasEarly.lang === "zh" ? "en" : "zh-Hans");
      }
      rings.forEach((ring, index) => ring.setAttribute("aria-label", page.t("map.ring_count", ringCounts[index])));
    },
    /** Shows the state: view, rings, selection. */
    render() {
      const { view, node, rings: count = 1 } = page.state();
      document.documentElement.dataset.view = view;
      for (const link of viewLinks) {
        const current = link.getAttribute("data-view") === view;
        link.classList.toggle("on", current);
        if (current) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
        // The surroundings are those of a node.
        if (link.getAttribute("data-view") !== "focus") continue;
        link.setAttribute("aria-disabled", String(node === null));
        if (node === null) link.setAttribute("title", page.t("map.focus_first"));
        else link.removeAttribute("title");
      }
      back.disabled = node === null;
      scope.hidden = view !== "focus";
      rings.forEach((ring, index) => ring.setAttribute("aria-pressed", String(ringCounts[index] === count)));
    },
  };
}

/**
 * A button that unfolds four more, for those who cannot drag.
 * @param {Page} page
 * @param {(symbol: string, key: string, act: () => void) => HTMLButtonElement} control
 */
function mover(page, control) {
  /** @type {[string, number, number][]} */
  const ways = [["up", 0, 1], ["left", 1, 0], ["right", -1, 0], ["down", 0, -1]];
  const pad = h("div", { id: "pad", class: "float", role: "group", "data-i18n-label": "map.move", hidden: true });
  pad.append(
    ...ways.map(([way, x, y]) =>
      control(way, `map.move_${way}`, () => page.dispatch("pan", { x: x * panPx, y: y * panPx })),
    ),
  );
  const toggle = control("move", "map.move", () => {
    pad.hidden = !pad.hidden;
    toggle.setAttribute("aria-expanded", String(!pad.hidden));
  });
  toggle.setAttribute("aria-expanded", "false");
  toggle.setAttribute("aria-controls", "pad");
  pad.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    toggle.click();
    toggle.focus();
  });
  return [toggle, pad];
}

/** The bottom bar of a phone: the header's views again, with icons. @returns {Element[]} its links */
function tabBar() {
  const links = [...byId("views").querySelectorAll("a[data-view]")].map((link) => {
    const view = link.getAttribute("data-view") ?? "map";
    const key = link.getAttribute("data-i18n") ?? `header.${view}`;
    const copy = h("a", { href: link.getAttribute("href") ?? "", "data-view": view });
    copy.append(icon(view, 20), h("span", { "data-i18n": key, text: link.textContent ?? "" }));
    return copy;
  });
  const bar = byId("tabs");
  bar.setAttribute("data-i18n-label", "header.views");
  bar.replaceChildren(...links);
  return links;
}

/** A phone's two buttons in the header: filters, and a menu of the tools. @param {() => void} openFilters */
function headerTools(openFilters) {
  const header = byId("header");
  const tools = /** @type {HTMLElement} */ (header.querySelector(".tools"));
  tools.id = "tools";
  const filter = h(
    "button",
    {
      type: "button",
      id: "filter-open",
      class: "icon-button",
      "aria-controls": "drawer",
      "aria-expanded": "false",
      "data-i18n-label": "filter.title",
      on: { click: openFilters },
    },
    icon("filter", 20),
  );
  const more = h(
    "button",
    {
      type: "button",
      id: "more",
      class: "icon-button",
      "aria-expanded": "false",
      "aria-controls": "tools",
      "data-i18n-label": "header.more",
    },
    icon("more", 20, 2.5),
  );
  tools.before(filter, more);

  /** @param {boolean} open */
  const setOpen = (open) => {
    tools.classList.toggle("open", open);
    more.setAttribute("aria-expanded", String(open));
  };
  more.addEventListener("click", () => setOpen(!tools.classList.contains("open")));
  header.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !tools.classList.contains("open")) return;
    setOpen(false);
    more.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    const target = /** @type {Node} */ (event.target);
    if (!tools.contains(target) && !more.contains(target)) setOpen(false);
  });
  return { close: () => setOpen(false) };
}
