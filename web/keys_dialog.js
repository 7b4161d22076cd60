// The list of keys and gestures, as a modal <dialog>. Fetched when first opened, with its own style sheet.
import "./common.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { remember } from "./storage.js";
import { loadStyle } from "./style.js";

/** @typedef {import("./types").Page} Page */

const arrows = "← ↑ ↓ →";
/** Heading, then rows of keys and what they do. @type {[string, [string, string][]][]} */
const parts = [
  ["keys.anywhere", [["/ · Ctrl K", "keys.search"], ["?", "keys.help"]]],
  [
    "keys.picture",
    [
      [arrows, "keys.move"],
      ["[ · ]", "keys.neighbours"],
      ["Enter", "keys.open"],
      ["Ctrl Enter", "keys.new_tab"],
      ["Shift F10", "keys.menu"],
      ["Esc", "keys.back"],
      ["Home", "keys.home"],
      ["+ · - · 0", "keys.zoom"],
      ["Shift " + arrows, "keys.pan"],
      ["L · M", "keys.fold"],
    ],
  ],
  [
    "keys.walk",
    [
      ["← · →", "keys.steps"],
      ["PageUp · PageDown", "keys.acts"],
      ["Home · End", "keys.ends"],
      ["+ · -", "keys.levels"],
      ["[ · ]", "keys.parts"],
    ],
  ],
];
/** @type {[string, string][]} */
const gestures = [
  ["keys.tap", "keys.open"],
  ["keys.press", "keys.menu"],
  ["keys.drag", "keys.pan"],
  ["keys.pinch", "keys.zoom"],
];
const mac = /Mac|iPhone|iPad/.test(navigator.platform);

/** "Ctrl K" is two keys pressed together, "/ · ?" are two ways. @param {string} keys */
function caps(keys) {
  const named = mac ? keys.replace("Ctrl", "⌘") : keys;
  return named.split(" ").map((cap) => (cap === "·" ? h("span", { text: " " }) : h("kbd", { text: cap })));
}

/** @param {Page} page @param {string} title @param {[Node[], string][]} rows */
function table(page, title, rows) {
  const items = rows.flatMap(([keys, text]) => [h("dt", {}, ...keys), h("dd", { text: page.t(text) })]);
  return h("section", {}, h("h3", { text: page.t(title) }), h("dl", {}, ...items));
}

/** Whether "/" and "?" are heard outside the picture. @param {Page} page */
function singleKeys(page) {
  const { dataset } = document.documentElement;
  const box = h("input", { type: "checkbox", checked: dataset.keys !== "off" });
  box.addEventListener("change", () => {
    dataset.keys = box.checked ? "on" : "off";
    remember("keys", box.checked ? null : "off");
  });
  return h("label", {}, box, page.t("keys.single"));
}

/** @type {HTMLDialogElement | null} */
let shown = null;

/** @param {Page} page @param {HTMLElement} button takes the focus afterwards, when what had it is gone */
export async function openKeys(page, button) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  await loadStyle(new URL("./popups.css", import.meta.url));
  if (shown || document.querySelector("dialog[open]")) return;
  const cross = h("button", { type: "button", class: "icon-button", "aria-label": page.t("page.close") }, icon("close"));
  const heading = h("h2", { id: "keys-heading", text: page.t("keys.title") });
  const byKeys = parts.map(([title, rows]) => table(page, title, rows.map(([keys, text]) => [caps(keys), text])));
  const byHand = table(page, "keys.pointer", gestures.map(([name, text]) => [[h("span", { text: page.t(name) })], text]));
  const box = h(
    "dialog",
    { id: "keys-box", "aria-labelledby": "keys-heading" },
    h(
      "div",
      { class: "keys-in" },
      h("div", { class: "keys-bar" }, heading, cross),
      ...(matchMedia("(pointer: coarse)").matches ? [byHand, ...byKeys] : [...byKeys, byHand]),
      h("p", { text: page.t("keys.buttons") }),
      singleKeys(page),
    ),
  );
  shown = box;
  const close = () => box.close();
  cross.addEventListener("click", close);
  box.addEventListener("click", (event) => event.target === box && close()); // .keys-in covers all but the backdrop
  box.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the page's shortcuts stay behind it
    if (event.key === "?") close();
  });
  addEventListener("popstate", close);
  box.addEventListener("close", () => {
    removeEventListener("popstate", close);
    box.remove();
    shown = null;
    const back = before?.isConnected && before !== document.body ? before : button;
    back.focus({ preventScroll: true });
  });
  document.body.append(box);
  box.showModal();
  cross.focus();
}
