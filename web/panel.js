// The text panel: shows the tree that the core composed for the selected node, keeps the scroll position and the focus
// where a reader expects them, and can be folded, resized and closed.
import { pathPrefix } from "./address.js";
import { build, byId, foreignLanguage, h } from "./dom.js";
import { heldPlace } from "./held_place.js";
import { icon } from "./icons.js";
import { showMarkdown } from "./markdown.js";
import { addResizer } from "./panel_resizer.js";
import { remember } from "./storage.js";

/** @typedef {import("./types").Page} Page */

/**
 * @param {Page} page
 * @param {{share: (anchor: HTMLElement) => void, onFold: () => void}} actions
 */
export function initPanel(page, { share, onFold }) {
  const html = document.documentElement;
  const panel = byId("panel");
  const text = byId("text");
  // What the page was served with; of the list there is no text in the panel.
  let shown = html.dataset.list === undefined ? "" : "list";
  shown ||= html.dataset.node || walkSubject(html.dataset.walk, Number(html.dataset.step));
  let shownLang = "zh"; // of the page as it was served

  const title = h("p", {
    class: "bar-title",
    "aria-hidden": "true",
    text: text.querySelector("h1")?.textContent ?? "",
  });
  const shareButton = h(
    "button",
    { type: "button", class: "button", "data-i18n-label": "panel.share" },
    icon("share", 14),
    h("span", { "data-i18n": "panel.share" }),
  );
  shareButton.addEventListener("click", () => share(shareButton));
  const foldButton = h(
    "button",
    { type: "button", class: "icon-button fold", "data-i18n-label": "panel.fold" },
    icon("fold"),
  );
  const closeButton = h(
    "button",
    { type: "button", class: "icon-button close", "data-i18n-label": "panel.close" },
    icon("close"),
  );
  closeButton.addEventListener("click", () => {
    page.dispatch("select", { id: "" });
    if (!page.compact()) byId("canvas").focus({ preventScroll: true });
  });
  byId("panel-bar").append(title, h("span", { class: "space" }), shareButton, foldButton, closeButton);
  const unfold = h(
    "button",
    { type: "button", id: "unfold", class: "float icon-button", "data-i18n-label": "panel.unfold" },
    icon("fold"),
  );
  byId("stage").append(unfold);

  /** @param {boolean} folded */
  const setFolded = (folded) => {
    html.classList.toggle("folded", folded);
    remember("folded", folded ? "1" : null);
    onFold();
  };
  foldButton.addEventListener("click", () => {
    setFolded(true);
    unfold.focus();
  });
  unfold.addEventListener("click", () => {
    setFolded(false);
    foldButton.focus();
  });

  addResizer(panel);
  text.tabIndex = -1;
  text.addEventListener("scroll", () => panel.classList.toggle("scrolled", text.scrollTop > 40), { passive: true });

  // Long groups give their rows by and by.
  text.addEventListener("click", ({ target }) => {
    const more = target instanceof Element ? target.closest("button[data-more]") : null;
    if (!(more instanceof HTMLElement)) return;
    const { more: group, from } = more.dataset;
    const answer = page.core.request("rows", { group: Number(group), from: Number(from), root: pathPrefix(page.root) });
    if (!answer) return;
    const rows = /** @type {Element} */ (build(answer.tree, page.root));
    more.dataset.from = String(Number(from) + rows.children.length);
    more.textContent = answer.more;
    more.before(rows);
    rows.querySelector("a")?.focus({ preventScroll: true });
    if (answer.left === 0) more.remove();
  });

  return {
    getScroll: () => Math.round(text.scrollTop),
    /** @param {number} top */
    setScroll(top) {
      text.scrollTop = top;
    },
    /** Makes the next render() show the text anew: there is more of it. */
    expire() {
      shownLang = "";
    },
    /** Shows the text of the selected node, of the walkthrough's step, or of the whole catalogue. */
    render() {
      const { node: selected, walkthrough, step, act, order, lang } = page.state();
      const node = selected ?? "";
      const subject = node || walkSubject(walkthrough, step, act, order);
      if (subject === shown && lang === shownLang) return;
      const answer = page.core.request("panel", { root: pathPrefix(page.root) });
      if (!answer) return;
      const hadFocus = text.contains(document.activeElement);
      const held = heldPlace(text);
      const changed = subject !== shown;
      text.replaceChildren(build(answer.tree, page.root));
      void showMarkdown(text, page.root);
      title.textContent = answer.title;
      title.lang = foreignLanguage(answer.title) ?? document.documentElement.lang;
      document.title = answer.pageTitle;
      shown = subject;
      shownLang = lang;
      html.dataset.node = node;
      html.dataset.walk = node ? "" : (walkthrough ?? "");
      if (!changed) return held.focus(); // the same text, with more in it
      text.scrollTop = 0;
      if (subject && html.classList.contains("folded")) setFolded(false);
      if (hadFocus) this.focus(); // the link that was followed is gone
    },
    /** Moves the focus to the heading, for readers who came by keyboard. */
    focus() {
      const heading = text.querySelector("h1");
      heading?.setAttribute("tabindex", "-1");
      (heading ?? text).focus({ preventScroll: true });
    },
  };
}

/**
 * What a text about a walkthrough is about, as a key; "" for none.
 * @param {string | null | undefined} walk
 * @param {number | null} [step]
 * @param {number | null} [act]
 * @param {string} [order]
 */
function walkSubject(walk, step, act, order = "real") {
  return walk ? `walk/${walk}/${step || ""}/${step ? "" : act || ""}/${order}` : "";
}
