// Real links over the nodes under the pointer or the keyboard focus, so that the browser shows the address, opens it in
// another tab and offers to copy it. They are invisible: the canvas draws what they stand for.
import { addressOf } from "./address.js";
import { foreignLanguage, h, safeAddress, isPlainClick } from "./dom.js";

/** @typedef {import("./types").Page} Page @typedef {import("./types").OverlayLink} OverlayLink */

/** @param {Page} page @param {HTMLElement} layer */
export function initLinks(page, layer) {
  /** @type {Map<string, HTMLAnchorElement>} */
  const shown = new Map();

  /** @param {OverlayLink} link @param {string} address */
  const create = (link, address) => {
    const anchor = h("a", { href: address, tabindex: -1, draggable: "false", "data-id": link.id, lang: foreignLanguage(link.title) });
    // Without a tooltip: the canvas shows a card. The name is for screen readers.
    anchor.setAttribute("aria-label", link.title);
    if (link.external) anchor.rel = "noopener noreferrer";
    anchor.addEventListener("click", (event) => {
      // From the keyboard or a screen reader; pointers select on the canvas (input.js).
      if (!isPlainClick(event) || event.detail > 0 || link.external) return;
      event.preventDefault();
      page.dispatch("select", { id: link.id });
    });
    return anchor;
  };

  return {
    render() {
      /** @type {{links: OverlayLink[]} | null} */
      const answer = page.core.request("overlay");
      const gone = new Set(shown.keys());
      for (const link of answer?.links ?? []) {
        const address = link.external ? safeAddress(link.href, page.root) : addressOf(link.href, page.root);
        if (!address) continue;
        const key = `${link.id} ${address}`;
        gone.delete(key);
        const anchor = shown.get(key) ?? create(link, address);
        anchor.style.transform = `translate(${link.x}px, ${link.y}px)`;
        anchor.style.width = `${link.w}px`;
        anchor.style.height = `${link.h}px`;
        if (!shown.has(key)) layer.append(anchor);
        shown.set(key, anchor);
      }
      for (const key of gone) {
        shown.get(key)?.remove();
        shown.delete(key);
      }
    },
  };
}
