// The share dialog: a link to choose, snippets for articles, what a chat makes of the link, and a code to scan. A modal
// <dialog>, so that the browser keeps the focus inside and the page behind it still. Fetched when first opened, with
// its own style sheet.
import "./common.js";
import { copySelected, copyText } from "./clipboard.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { ask } from "./share_answer.js";
import { loadStyle } from "./style.js";
import { embedTabs } from "./share_embed.js";
import { preview, qrCode } from "./share_preview.js";

/** @typedef {import("./types").Page} Page @typedef {import("./types").ShareAnswer} ShareAnswer */
/** @typedef {(address: string) => void} ShowAddress */

/** @type {HTMLDialogElement | null} */
let shown = null;

/**
 * A button that copies and says so. Without the clipboard it selects what it stands for and says how to go on.
 * @param {Page} page
 * @param {HTMLElement} status a live region
 * @param {{word: string, done: string, primary?: boolean, text: () => string, select: () => void}} options
 */
function copyButton(page, status, { word, done, primary = false, text, select }) {
  const label = h("span", { text: page.t(word) });
  const button = h("button", { type: "button", class: primary ? "button primary" : "button" }, label);
  let timer = 0;
  /** @param {boolean} copied */
  const tell = (copied) => {
    clearTimeout(timer);
    label.textContent = page.t(copied ? "share.copied_short" : word);
    const byHand = matchMedia("(pointer: coarse)").matches ? "share.by_hand_touch" : "share.by_hand";
    status.textContent = page.t(copied ? done : byHand);
    status.classList.toggle("refused", !copied);
    if (!copied) select();
    timer = setTimeout(() => {
      label.textContent = page.t(word);
    }, 2000);
  };
  button.addEventListener("click", async () => {
    if (await copyText(text())) return tell(true);
    select();
    const copied = copySelected();
    if (copied) button.focus({ preventScroll: true });
    tell(copied);
  });
  return { button, tell };
}

/** The two links, named by what they hold. @param {Page} page @param {ShareAnswer} answer @param {(exact: boolean) => void} choose */
function choices(page, answer, choose) {
  const options = [
    { value: "short", name: page.t(`share.only_${answer.what}`), note: page.t("share.short_note") },
    { value: "exact", name: page.t("share.exact"), note: answer.carries },
  ].filter(({ value }) => value === "short" || answer.exact !== answer.short);
  const inputs = options.map(({ value, note }) =>
    h("input", {
      type: "radio",
      name: "share-link",
      value,
      checked: value === "short",
      "aria-describedby": `share-${value}-note`,
      title: note,
      on: { change: () => choose(value === "exact") },
    }),
  );
  const box = h(
    "fieldset",
    { class: "share-choices" },
    h("legend", { class: "share-unseen", text: page.t("share.choices") }),
    ...options.map(({ value, name, note }, index) =>
      h(
        "label",
        {},
        inputs[index],
        h("span", { class: "name", text: name }),
        h("span", { class: "note", id: `share-${value}-note`, text: note }),
      ),
    ),
  );
  return {
    box,
    useShort() {
      inputs[0].checked = true;
      inputs[0].focus();
      choose(false);
    },
  };
}

/** The system's share sheet; null where there is none for links. @param {Page} page @param {() => ShareData} data */
function systemButton(page, data) {
  if (!navigator.share || (navigator.canShare && !navigator.canShare(data()))) return null;
  const button = h("button", { type: "button", class: "button" }, icon("share", 14), page.t("share.system"));
  button.addEventListener("click", () => void navigator.share(data()).catch(() => {})); // a change of mind is no error
  return button;
}

/**
 * Everything inside the dialog.
 * @param {Page} page
 * @param {ShareAnswer} first
 * @param {() => void} close
 */
function contents(page, first, close) {
  let address = first.short;
  const status = h("p", { class: "share-status", role: "status" });
  const field = h("input", { type: "text", readonly: true, spellcheck: "false", "aria-labelledby": "share-link-label" });
  field.addEventListener("focus", () => field.select());
  const select = () => {
    field.focus();
    field.select();
    field.setSelectionRange(0, field.value.length); // what select() leaves out on iOS
  };
  const link = { word: "share.copy", done: "share.copied", primary: true, text: () => address, select };
  const copy = copyButton(page, status, link);
  const embed = embedTabs(page, (options) => copyButton(page, status, options));
  const code = h("div", { class: "share-qr" });

  /** @param {boolean} exact */
  const choose = (exact) => {
    const answer = ask(page, exact) ?? first;
    address = exact ? answer.exact : answer.short;
    field.value = address;
    status.textContent = "";
    embed.show(answer);
    code.replaceChildren(qrCode(page, address, exact ? picks.useShort : null));
  };
  const picks = choices(page, first, choose);
  choose(false);

  const heading = h("h2", { id: "share-heading", text: first.heading });
  const cross = h("button", { type: "button", class: "icon-button", "aria-label": page.t("page.close") }, icon("close"));
  cross.addEventListener("click", close);
  const local = !page.root.protocol.startsWith("http");
  const main = h(
    "div",
    { class: "share-main" },
    h("p", { class: "label", id: "share-link-label", text: page.t("share.link") }),
    h("div", { class: "share-copy" }, field, copy.button),
    status,
    local ? h("p", { class: "share-local", text: page.t("share.local") }) : null,
    picks.box,
    systemButton(page, () => ({ title: first.title, url: address })),
    ...(local ? [] : [h("h3", { text: page.t("share.embed") }), embed.box]),
  );
  const side = h("div", { class: "share-side" }, h("h3", { text: page.t("share.preview") }), preview(page, first), code);
  const all = h("div", { class: "share-in" }, h("div", { class: "share-bar" }, heading, cross), main, side);
  return { all, copy };
}

/**
 * Opens the dialog about what the reader looks at now.
 * @param {Page} page
 * @param {{opener: HTMLElement, refused: boolean}} options
 */
export async function openShare(page, { opener, refused }) {
  await loadStyle(new URL("./share.css", import.meta.url));
  const answer = ask(page, false);
  if (!answer) throw new Error("The program does not answer.");
  if (shown) return;
  const box = h("dialog", { id: "share-box", "aria-labelledby": "share-heading" });
  shown = box;
  const close = () => box.close();
  const { all, copy } = contents(page, answer, close);
  box.append(all);
  box.addEventListener("click", (event) => event.target === box && close()); // .share-in covers all but the backdrop
  box.addEventListener("keydown", (event) => event.stopPropagation()); // the page's shortcuts stay behind it
  addEventListener("popstate", close);
  box.addEventListener("close", () => {
    removeEventListener("popstate", close);
    box.remove();
    shown = null;
    (opener.isConnected ? opener : document.getElementById("share"))?.focus({ preventScroll: true });
  });
  document.body.append(box);
  box.showModal();
  copy.button.focus();
  if (refused) copy.tell(false);
}
