// The snippets for articles as tabs: the code, in two colours, a sentence about it, and a button that copies it. The
// program writes the snippets; here they are only shown.
import { h } from "./dom.js";

/** @typedef {import("./types").Page} Page @typedef {import("./types").ShareAnswer} ShareAnswer */
/** @typedef {"element" | "frame" | "markdown" | "link"} Snippet */

/** @type {Snippet[]} */
const snippets = ["element", "frame", "markdown", "link"];

/** Tags and addresses stand out. @param {string} code */
function coloured(code) {
  const pieces = document.createDocumentFragment();
  let end = 0;
  for (const found of code.matchAll(/(<\/?[a-z]+(?:-[a-z]+)*)|https?:\/\/[^\s"<>)]+/g)) {
    pieces.append(code.slice(end, found.index));
    pieces.append(h("span", { class: found[1] ? "share-tag" : "share-address", text: found[0] }));
    end = found.index + found[0].length;
  }
  pieces.append(code.slice(end));
  return pieces;
}

/** The sentence below a snippet. @param {Page} page @param {Snippet} which @param {ShareAnswer} answer */
function note(page, which, answer) {
  const drawn = answer.page.startsWith("n/") || answer.page.startsWith("walk/");
  const plain = which === "markdown" && !drawn;
  const sentence = page.t(`share.note_${which}${plain ? "_plain" : ""}`);
  if (which === "link" || which === "markdown") return sentence;
  if (answer.what === "act") return `${sentence} ${page.t("share.embeds_walk")}`;
  return drawn ? sentence : `${sentence} ${page.t("share.embeds_map")}`;
}

/**
 * @param {Page} page
 * @param {(options: {word: string, done: string, text: () => string, select: () => void}) => {button: HTMLElement}} copyButton
 */
export function embedTabs(page, copyButton) {
  /** @type {Snippet} */
  let current = "element";
  /** @type {ShareAnswer | null} */
  let answer = null;
  const code = h("code", { translate: "no" });
  const pre = h("pre", {}, code);
  const about = h("p", { class: "note" });
  const copy = copyButton({
    word: "share.copy_code",
    done: "share.code_copied",
    text: () => answer?.[current] ?? "",
    select: () => getSelection()?.selectAllChildren(code),
  });
  const panel = h("div", { role: "tabpanel", id: "share-code" });
  panel.append(pre, h("div", { class: "share-about" }, about, copy.button));

  const tabs = snippets.map((which) =>
    h("button", {
      type: "button",
      role: "tab",
      id: `share-tab-${which}`,
      "aria-controls": "share-code",
      text: page.t(`share.tab_${which}`),
      on: { click: () => choose(which) },
    }),
  );
  const list = h("div", { role: "tablist", class: "share-tabs", "aria-label": page.t("share.embed") }, ...tabs);

  const render = () => {
    tabs.forEach((tab, index) => {
      const chosen = snippets[index] === current;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    });
    panel.setAttribute("aria-labelledby", `share-tab-${current}`);
    if (!answer) return;
    code.replaceChildren(coloured(answer[current]));
    about.textContent = note(page, current, answer);
  };
  /** @param {Snippet} which */
  const choose = (which) => {
    current = which;
    render();
  };
  list.addEventListener("keydown", (event) => {
    const last = snippets.length - 1;
    const at = snippets.indexOf(current);
    /** @type {Record<string, number>} */
    const targets = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    choose(snippets[target]);
    tabs[target].focus();
  });

  return {
    box: h("div", {}, list, panel),
    /** @param {ShareAnswer} next */
    show(next) {
      answer = next;
      render();
    },
  };
}
