// Real links over what the pointer or the keyboard is on, so that the browser shows the address, opens it in another
// tab and offers to copy it. They are invisible: the canvas draws what they stand for. The one that keys are about is the
// map's place in the order of Tab, and has the keyboard's focus while the picture has it.
import { addressOf } from "./address.js";
import { foreignLanguage, h, isPlainClick } from "./dom.js";

/** @typedef {import("./types").Page} Page @typedef {import("./types").OverlayLink} OverlayLink */

/** Opens what a link stands for in this tab. @param {Page} page @param {import("./types").Target} target */
export function openTarget(page, { id, step }) {
  if (step) page.dispatch("open-walk", { id, step });
  else page.dispatch("select", { id });
}

/** @param {Page} page @param {HTMLElement} layer @param {HTMLElement} canvas */
export function initLinks(page, layer, canvas) {
  /** @type {Map<string, HTMLAnchorElement>} */
  let shown = new Map();

  /** @param {OverlayLink} link */
  const create = (link) => {
    const anchor = h("a", {
      href: addressOf(link.href, page.root),
      draggable: "false",
      "data-id": link.id,
      lang: foreignLanguage(link.title),
    });
    anchor.addEventListener("click", (event) => {
      // From the keyboard or a screen reader; pointers select on the canvas (input.js).
      if (!isPlainClick(event) || event.detail > 0) return;
      event.preventDefault();
      openTarget(page, link);
    });
    return anchor;
  };
  /** @param {HTMLAnchorElement} anchor @param {OverlayLink} link */
  const place = (anchor, { x, y, w, h: height, title, kindName, pointed, focused }) => {
    // Without a tooltip: the canvas shows a card. The name is for screen readers.
    anchor.setAttribute("aria-label", kindName ? `${title} · ${kindName}` : title);
    anchor.tabIndex = focused ? 0 : -1;
    const { style } = anchor;
    style.transform = `translate(${x}px, ${y}px)`;
    style.width = `${w}px`;
    style.height = `${height}px`;
    style.zIndex = pointed ? "1" : ""; // over the selected neighbour's, where they overlap
  };
  /** Keeps the focus in the picture when the link that had it goes, or keys went on. @param {HTMLElement} wanted */
  const hold = (wanted) => {
    const active = document.activeElement;
    const byKeys = active === canvas ? !canvas.classList.contains("by-pointer") : layer.contains(active);
    if (byKeys && active !== wanted) wanted.focus({ preventScroll: true });
  };

  return {
    render() {
      /** @type {{links: OverlayLink[]} | null} */
      const answer = page.core.request("overlay");
      /** @type {Map<string, HTMLAnchorElement>} */
      const now = new Map();
      /** @type {HTMLElement} */
      let keysAt = canvas;
      for (const link of answer?.links ?? []) {
        let key = link.href;
        while (now.has(key)) key += " "; // a step may stand in several lanes
        const anchor = shown.get(key) ?? create(link);
        place(anchor, link);
        if (!anchor.isConnected) layer.append(anchor);
        if (link.focused) keysAt = anchor;
        now.set(key, anchor);
      }
      canvas.tabIndex = keysAt === canvas ? 0 : -1;
      hold(keysAt);
      for (const [key, anchor] of shown) if (!now.has(key)) anchor.remove();
      shown = now;
    },
  };
}
