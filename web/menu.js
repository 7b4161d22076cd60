// When the menu of a node opens: a finger that stays on it, the context-menu key, Shift+F10. The mouse's right button
// keeps the browser's own menu of the link. The menu itself is fetched when it is first wanted.
import { byId } from "./dom.js";
import { openTarget } from "./links.js";

/** @typedef {import("./types").Page} Page @typedef {import("./types").Target} Target */

const holdMs = 500;
const stillPx = 10;

/**
 * @param {Page} page
 * @param {HTMLElement} canvas
 * @param {HTMLElement} links
 * @param {(opener: HTMLElement, refused?: boolean) => void} share
 */
export function initMenu(page, canvas, links, share) {
  const stage = byId("stage");
  /** @type {{id: number, x: number, y: number, timer: number} | null} */
  let press = null;
  let byFinger = false;
  let fingers = 0;
  let taken = false; // the press became a menu

  /** @param {Event} event */
  const isOurs = ({ target }) => target === canvas || links.contains(/** @type {Node} */ (target));
  /** @param {Target | null | undefined} target @param {{x: number, y: number}} at in the window */
  const open = async (target, at) => {
    if (!target) return;
    try {
      const { openMenu } = await import("./node_menu.js");
      await openMenu(page, { target, at, share, back: () => (links.querySelector("[tabindex='0']") ?? canvas) });
    } catch (error) {
      console.warn("Source Atlas:", error);
      openTarget(page, target); // without network: what a tap does
    }
  };
  const letGo = () => {
    clearTimeout(press?.timer);
    press = null;
  };
  const held = () => {
    if (!press) return;
    const { id: pointerId, x, y } = press;
    const box = canvas.getBoundingClientRect();
    const target = page.core.request("at", { x: x - box.left, y: y - box.top });
    letGo();
    if (!target) return;
    taken = true;
    // Taken from the picture: lifting the finger must not open the node as well.
    canvas.dispatchEvent(new PointerEvent("pointercancel", { pointerId, pointerType: "touch", bubbles: true }));
    void open(target, { x, y });
  };

  stage.addEventListener("pointerdown", (event) => {
    byFinger = event.pointerType === "touch";
    taken = false;
    fingers = event.isPrimary ? 1 : fingers + 1;
    letGo();
    if (!byFinger || fingers > 1 || !isOurs(event)) return;
    // On a busy page moves may wait behind the timer: they come before the next frame.
    const timer = setTimeout(() => requestAnimationFrame(() => press?.timer === timer && held()), holdMs);
    press = { id: event.pointerId, x: event.clientX, y: event.clientY, timer };
  });
  stage.addEventListener("pointermove", ({ pointerId, clientX, clientY }) => {
    if (press?.id === pointerId && Math.hypot(clientX - press.x, clientY - press.y) > stillPx) letGo();
  });
  for (const type of ["pointerup", "pointercancel"]) {
    stage.addEventListener(type, () => {
      fingers = Math.max(0, fingers - 1);
      letGo();
    });
  }
  // Without the mouse events that browsers make of a finger: they would give the focus back to the canvas.
  stage.addEventListener("touchend", (event) => taken && event.cancelable && event.preventDefault(), { passive: false });
  // A browser that has noticed the finger first says so, and may then take it away.
  stage.addEventListener("contextmenu", (event) => {
    if (!byFinger || !isOurs(event)) return;
    event.preventDefault();
    held();
  });

  stage.addEventListener("keydown", (event) => {
    if (!isOurs(event) || !(event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey))) return;
    /** @type {{links: import("./types").OverlayLink[]} | null} */
    const answer = page.core.request("overlay");
    const link = answer?.links.find(({ focused }) => focused);
    if (!link) return;
    event.preventDefault();
    const box = canvas.getBoundingClientRect();
    void open(link, { x: box.left + link.x + link.w / 2, y: box.top + link.y + link.h });
  });
}
