// The menu of a node or a step: open, in a new tab, copy link, share, surroundings. ARIA's menu: arrows move, Escape
// closes, Tab leaves. Fetched when first opened, with its own style sheet.
import "./common.js";
import { addressOf, sharedAddress } from "./address.js";
import { copyText } from "./clipboard.js";
import { h } from "./dom.js";
import { openTarget } from "./links.js";
import { loadStyle } from "./style.js";

/** @typedef {import("./types").Page} Page @typedef {import("./types").Target} Target */

const marginPx = 8;

/** @type {(() => void) | null} */
let closeShown = null;

/**
 * @param {Page} page
 * @param {object} options
 * @param {Target} options.target
 * @param {{x: number, y: number}} options.at in the window
 * @param {(opener: HTMLElement, refused?: boolean) => void} options.share
 * @param {() => HTMLElement} options.back takes the focus afterwards
 */
export async function openMenu(page, { target, at, share, back }) {
  await loadStyle(new URL("./popups.css", import.meta.url));
  closeShown?.();
  const button = document.getElementById("share") ?? back();
  /** @param {boolean} refused */
  const shareIt = (refused) => {
    openTarget(page, target);
    share(button, refused);
  };
  const copy = async () => {
    if (await copyText(sharedAddress(target.href, page.root))) page.announce(page.t("share.copied"));
    else shareIt(true);
  };
  const focusOn = () => {
    page.dispatch("select", { id: target.id });
    page.dispatch("set-view", { view: "focus" });
  };
  const role = { role: "menuitem", tabindex: -1 };
  /** @param {string} key @param {() => void} act */
  const item = (key, act) => h("button", { type: "button", ...role, text: page.t(key), on: { click: act } });
  const tab = { href: addressOf(target.href, page.root), target: "_blank", rel: "noopener" };
  const items = [
    item("menu.open", () => openTarget(page, target)),
    h("a", { ...tab, ...role, text: page.t("keys.new_tab") }),
    item("panel.copy_link", copy),
    item("header.share", () => shareIt(false)),
    ...(target.step ? [] : [item("header.focus", focusOn)]),
  ];
  const menu = h("div", { id: "node-menu", role: "menu", "aria-label": target.title }, ...items);

  /** @param {boolean} [returns] whether the focus goes back to the picture */
  const close = (returns = false) => {
    for (const type of ["pointerdown", "wheel"]) removeEventListener(type, outside, true);
    for (const type of ["resize", "popstate"]) removeEventListener(type, away);
    closeShown = null;
    menu.remove();
    if (returns) back().focus({ preventScroll: true });
  };
  const away = () => close();
  /** @param {Event} event */
  const outside = (event) => menu.contains(/** @type {Node} */ (event.target)) || close();
  closeShown = away;

  menu.addEventListener("click", () => close(true), { capture: true });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(/** @type {Node} */ (event.relatedTarget))) close();
  });
  menu.addEventListener("contextmenu", (event) => event.button !== 2 && event.preventDefault()); // of the key that opened it
  menu.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const now = items.findIndex((one) => one === document.activeElement);
    const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") close(true);
    else if (next !== undefined) items.at(next % items.length)?.focus();
    else return;
    if (event.key !== "Tab") event.preventDefault();
  });
  for (const type of ["pointerdown", "wheel"]) addEventListener(type, outside, { capture: true, passive: true });
  for (const type of ["resize", "popstate"]) addEventListener(type, away);

  document.body.append(menu);
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(marginPx, Math.min(at.x, innerWidth - width - marginPx))}px`;
  menu.style.top = `${Math.max(marginPx, Math.min(at.y + marginPx, innerHeight - height - marginPx))}px`;
  items[0].focus({ preventScroll: true });
}
