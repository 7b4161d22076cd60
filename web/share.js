// Copying links: at once, in the click itself (the clipboard needs the reader's action), with the link in a field to
// copy by hand where the browser refuses. The permanent link names the node, the exact one also view, filters and
// camera.
import { sharedAddress } from "./address.js";
import { byId, h } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {import("./types").Page} Page */

/** @param {Page} page */
export function initShare(page) {
  const box = h("div", {
    id: "share-box",
    class: "float",
    role: "dialog",
    hidden: true,
    "data-i18n-label": "share.title",
  });
  document.body.append(box);
  /** @type {HTMLElement | null} */
  let opener = null;

  const hide = () => {
    box.hidden = true;
    opener?.focus({ preventScroll: true });
    opener = null;
  };

  /** @param {string} address @returns {Promise<boolean>} */
  const copy = async (address) => {
    try {
      await navigator.clipboard.writeText(address);
      page.announce(page.t("share.copied"));
      return true;
    } catch {
      return false;
    }
  };

  /** One address in a field, and its copy button. @param {string} label @param {string} note @param {string} address */
  const row = (label, note, address) => {
    const field = h("input", {
      type: "text",
      readonly: true,
      value: address,
      "aria-label": label,
      spellcheck: "false",
    });
    field.addEventListener("focus", () => field.select());
    const word = h("span", { text: page.t("share.copy") });
    const button = h("button", { type: "button", class: "button" }, icon("copy", 14), word);
    const done = h("p", { class: "note", text: note });
    /** @param {boolean} copied */
    const show = (copied) => {
      word.textContent = page.t(copied ? "share.copied_short" : "share.copy");
      done.textContent = copied ? note : page.t("share.by_hand");
      if (!copied) field.select();
    };
    button.addEventListener("click", async () => show(await copy(address)));
    const element = h(
      "div",
      { class: "share-row" },
      h("p", { class: "label", text: label }),
      h("div", { class: "copy" }, field, button),
      done,
    );
    return { element, show };
  };

  /** @param {HTMLElement} anchor the button that was pressed */
  const open = async (anchor) => {
    if (!box.hidden && opener === anchor) return hide();
    opener = anchor;
    const { node } = page.state();
    const permanent = sharedAddress(node ? `n/${node}/` : "", page.root);
    const copying = copy(permanent); // first of all: inside the click
    const close = h(
      "button",
      { type: "button", class: "icon-button", "aria-label": page.t("page.close"), on: { click: hide } },
      icon("close"),
    );
    const first = row(page.t(node ? "share.node" : "share.start"), page.t("share.node_note"), permanent);
    const exact = row(page.t("share.exact"), page.t("share.exact_note"), location.href);
    const same = location.href === permanent;
    box.replaceChildren(
      h("div", { class: "share-bar" }, h("h2", { text: page.t("share.title") }), close),
      first.element,
      ...(same ? [] : [exact.element]),
    );
    box.hidden = false;
    place(box, anchor);
    close.focus({ preventScroll: true });
    first.show(await copying);
  };

  byId("share").addEventListener("click", (event) => open(/** @type {HTMLElement} */ (event.currentTarget)));
  box.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("pointerdown", (event) => {
    const target = /** @type {Node} */ (event.target);
    if (box.hidden || box.contains(target) || opener?.contains(target)) return;
    box.hidden = true;
    opener = null;
  });
  // "Copy link" in a text names its path below the root.
  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
    if (!button) return;
    const address = sharedAddress(button.getAttribute("data-copy") ?? "", page.root);
    const word = button.querySelector("span") ?? button;
    const before = word.textContent;
    if (!(await copy(address))) {
      await open(/** @type {HTMLElement} */ (button));
      return;
    }
    word.textContent = page.t("share.copied_short");
    setTimeout(() => {
      word.textContent = before;
    }, 2000);
  });
  return { open };
}

/**
 * Puts a box below the control that opened it, inside the window.
 * @param {HTMLElement} box
 * @param {HTMLElement} anchor
 */
function place(box, anchor) {
  const rect = anchor.getBoundingClientRect();
  const right = Math.min(innerWidth - 16 - box.offsetWidth, Math.max(16, rect.right - box.offsetWidth));
  const top = Math.min(innerHeight - 16 - box.offsetHeight, rect.bottom + 8);
  box.style.left = `${Math.max(8, right)}px`;
  box.style.top = `${Math.max(8, top)}px`;
}
