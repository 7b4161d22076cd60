// Messages: one visible line for what the reader should know, and a quiet status line for screen readers.
import { addressOf } from "./address.js";
import { byId, h, inLanguages } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {import("./types").Page} Page */

const quietMs = 300;
const staysMs = 10_000;
let speaking = 0;

/**
 * Says something to screen readers when nothing else has been to say for a moment, so that writing a word or walking
 * along the map says where one has come and not every stop; once more even if it says the same.
 * @param {string} text
 */
export function announce(text) {
  clearTimeout(speaking);
  const status = byId("status");
  status.replaceChildren();
  speaking = setTimeout(() => {
    status.replaceChildren(...inLanguages(text));
    speaking = setTimeout(() => status.replaceChildren(), staysMs); // not to be read or found again later
  }, quietMs);
}

/**
 * Shows a line until the reader closes it, or something else is to be said.
 * @param {Page} page
 * @param {object} options
 * @param {string} options.text
 * @param {string} [options.level]
 * @param {import("./types").Named[]} [options.near] nodes that may have been meant
 * @param {{text: string, run: () => void}} [options.action] something that can be done about it
 */
export function showNotice(page, { text, level = "info", near = [], action }) {
  const box = byId("notice");
  const hide = () => {
    box.hidden = true;
    box.replaceChildren();
  };
  const close = h("button", {
    type: "button",
    class: "icon-button",
    "aria-label": page.t("page.close"),
    on: { click: hide },
  });
  close.append(icon("close"));
  const ways = near.map(({ id, title }) => h("a", { href: addressOf(`n/${id}/`, page.root), text: title }));
  for (const way of ways) way.addEventListener("click", hide);
  const links = ways.length > 0 ? h("p", { class: "near" }, page.t("page.did_you_mean"), " ", ...ways) : null;
  const button = action ? h("button", { type: "button", class: "retry", text: action.text, on: { click: action.run } }) : null;
  box.dataset.level = level;
  box.replaceChildren(h("div", {}, h("p", { text }), links, button), close);
  box.hidden = false;
}

/** @param {Page} page */
export function initNotices(page) {
  page.core.onEffect("notice", ({ level, text, near, suggestions }) =>
    showNotice(page, { level, text, near: near ?? suggestions }),
  );
  page.core.onEffect("announce", ({ text }) => announce(text));
}
