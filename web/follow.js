// Links inside the site: a plain click on a node's link selects the node instead of loading its page. Links to other
// sites, and clicks that ask for another tab, are the browser's.
import { placeOf } from "./address.js";
import { isPlainClick } from "./dom.js";
import { showNotice } from "./notice.js";

/** @typedef {import("./types").Page} Page */

/**
 * The node that an address of this site opens: an id, "" for the start page, null for anything else.
 * @param {string} address
 * @param {URL} root
 */
export function nodeOf(address, root) {
  const place = placeOf(address, root);
  if (!place) return null;
  return place.path && (/^n\/([a-z0-9][a-z0-9.-]{1,63})\/$/.exec(place.path)?.[1] ?? null);
}

/**
 * The place in a walkthrough that an address of this site opens; null for anything else.
 * @param {string} address
 * @param {URL} root
 */
export function walkPlaceOf(address, root) {
  const { path, fragment } = placeOf(address, root) ?? { path: "", fragment: "" };
  const found = /^walk\/([a-z0-9][a-z0-9.-]{1,63})\/(?:([0-9]{1,4})\/)?$/.exec(path);
  const act = /(?:^|&)act=([0-9]{1,3})(?:&|$)/.exec(fragment)?.[1];
  const order = /(?:^|&)order=([a-z]+)(?:&|$)/.exec(fragment)?.[1];
  return found && { place: { id: found[1], step: Number(found[2] ?? 0), act: Number(act ?? 0) }, order };
}

/**
 * Makes every relative address of the page absolute: the address bar will change its depth.
 * @param {ParentNode} part
 */
export function fixAddresses(part) {
  for (const link of part.querySelectorAll("a[href], link[rel~=icon], link[rel=manifest]")) {
    const href = link.getAttribute("href") ?? "";
    if (!href.startsWith("#"))
      link.setAttribute("href", /** @type {HTMLAnchorElement | HTMLLinkElement} */ (link).href);
  }
}

/** Goes to a place in the text or in the list. @param {string} id */
function jump(id) {
  const place = document.getElementById(id);
  if (!place) return;
  place.scrollIntoView({ block: "start" });
  if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/** @param {Page} page */
export function initFollow(page) {
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const link = target?.closest("a[href]");
    if (!link || !isPlainClick(event) || link.closest("#links")) return;
    const href = link.getAttribute("href") ?? "";
    const view = link.getAttribute("data-view");
    if (view === "map" || view === "walk" || view === "focus" || view === "list") {
      event.preventDefault();
      if (link.getAttribute("aria-disabled") === "true") showNotice(page, { text: page.t("map.focus_first") });
      else page.dispatch("set-view", { view });
      return;
    }
    if (href.startsWith("#") && !href.startsWith("#/")) {
      event.preventDefault(); // the fragment of the address belongs to the view
      jump(href.slice(1));
      return;
    }
    if (link.hasAttribute("download") || link.hasAttribute("data-page")) return;
    const id = nodeOf(href, page.root);
    const walk = id === null ? walkPlaceOf(href, page.root) : null;
    if (walk) {
      event.preventDefault();
      page.dispatch("open-walk", walk.place);
      if (walk.order) page.dispatch("set-walk-order", { order: walk.order });
      return;
    }
    if (id === null) return;
    event.preventDefault();
    page.dispatch("select", { id });
  });
}
