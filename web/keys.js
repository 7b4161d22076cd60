// The way to the list of keys and gestures: a button, and "?" outside of fields. The list is fetched when it is first
// wanted. Readers whose speech or assistive software types keys can turn the single ones off.
import { byId, h, isComposing } from "./dom.js";
import { recall } from "./storage.js";

/** @typedef {import("./types").Page} Page */

/** True where a key is a character of a text. @param {EventTarget | null} target */
const isWriting = (target) =>
  target instanceof Element && target.matches("input:not([type=checkbox], [type=radio]), textarea, select");

/** @param {Page} page */
export function initKeys(page) {
  document.documentElement.dataset.keys = recall("keys") ?? "on";
  const open = async () => {
    try {
      const { openKeys } = await import("./keys_dialog.js");
      await openKeys(page, button);
    } catch (error) {
      console.warn("Source Atlas:", error);
    }
  };
  const button = h("button", {
    type: "button",
    id: "keys",
    class: "icon-button",
    "aria-haspopup": "dialog",
    "data-i18n-label": "keys.title",
    on: { click: open },
  });
  button.append(h("span", { "aria-hidden": "true", text: "?" }));
  byId("share").after(button);
  document.addEventListener("keydown", (event) => {
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key !== "?" || modified || isComposing(event) || isWriting(event.target)) return;
    const inPicture = event.target instanceof Element && event.target.closest("#canvas, #links");
    if (document.documentElement.dataset.keys === "off" && !inPicture) return;
    event.preventDefault();
    void open();
  });
}
