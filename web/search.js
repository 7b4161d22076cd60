// The search field: an editable combobox (ARIA 1.2). Nothing acts on half-composed input: input methods report the keys
// that choose a word as ordinary keys, some before and some after the composition ends.
import { byId, h, isComposing } from "./dom.js";
import { createHits } from "./hits.js";
import { icon } from "./icons.js";

/** @typedef {import("./types").Page} Page */

const limit = 10;

/**
 * @param {Page} page
 * @param {() => void} afterChoice moves the focus to the text of the chosen node
 */
export function initSearch(page, afterChoice) {
  const form = /** @type {HTMLFormElement} */ (byId("search"));
  const field = /** @type {HTMLInputElement} */ (byId("q"));
  field.enterKeyHint = "search";
  const label = { "data-i18n-label": "search.clear" };
  const clear = h("button", { type: "button", class: "icon-button clear", ...label, hidden: true }, icon("close", 14));
  /** @param {{id: string, place?: import("./types").Hit["place"]}} hit */
  const choose = ({ id, place }) => {
    hits.close();
    if (place) page.dispatch("open-walk", place);
    else page.dispatch("select", { id });
    field.blur();
    afterChoice();
  };
  /** @param {string} query */
  const ask = (query) => {
    field.value = query;
    field.focus();
    update();
  };
  const hits = createHits(page, field, choose, ask);
  form.append(clear, hits.element);
  let composing = false;
  let waiting = false; // for the program to be able to search
  let entered = false; // the first hit was asked for, when it is there

  const typed = () => field.value.trim();
  const showFilled = () => {
    clear.hidden = field.value === "";
    form.classList.toggle("filled", field.value !== "");
  };
  const update = () => {
    const text = typed();
    showFilled();
    page.dispatch("set-query", { text });
    const answer = text === "" ? null : page.core.request("search", { text: field.value, limit, present: 1 });
    entered = false;
    waiting = text !== "" && answer === null;
    if (waiting) page.work.now();
    if (answer) hits.show(answer, text);
    else hits.close();
  };
  const empty = () => {
    field.value = "";
    hits.forget();
    update();
  };

  field.addEventListener("compositionstart", () => {
    composing = true;
  });
  field.addEventListener("compositionend", () => {
    composing = false;
    update();
  });
  field.addEventListener("input", (event) => {
    // Not every composition is closed by compositionend: Escape may clear the field and end it silently.
    composing = composing && /** @type {InputEvent} */ (event).isComposing;
    if (!composing) update();
  });

  const openOr = (/** @type {() => void} */ act) => {
    if (hits.isOpen()) act();
    else if (typed()) update();
  };
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowDown: () => openOr(() => hits.move(1)),
    ArrowUp: () => openOr(() => hits.move(-1)),
    Enter() {
      if (!hits.isOpen() && typed()) update();
      entered = waiting;
      if (hits.isActive()) hits.act();
    },
    Escape() {
      waiting = false;
      if (hits.isOpen()) hits.close();
      else if (field.value !== "") empty();
      else field.blur();
    },
  };
  field.addEventListener("keydown", (event) => {
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (composing || isComposing(event) || modified || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });

  field.addEventListener("focus", () => {
    if (typed()) hits.reopen();
  });
  form.addEventListener("focusout", (event) => {
    const to = event.relatedTarget;
    if (to instanceof Node && form.contains(to)) return;
    waiting = false;
    hits.close();
  });
  // A press on a row must not take the focus from the field, which would close the list under the pointer.
  hits.element.addEventListener("mousedown", (event) => event.button === 0 && event.preventDefault());
  form.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", () => {
    empty();
    field.focus();
  });
  listenForShortcuts(field);

  return {
    /** Searches again: there is more to look in than before. */
    refresh() {
      if (composing || !(waiting || hits.isOpen())) return;
      const act = entered;
      update();
      if (act && hits.isActive()) hits.act();
    },
    /** Brings the field in line with the state (a link, Back, cleared filters), unless somebody is writing in it. */
    sync() {
      const { query } = page.state();
      if (document.activeElement === field || typed() === query) return;
      field.value = query;
      showFilled();
      hits.forget();
    },
  };
}

/** "/" outside of other fields, Ctrl+K and Command+K everywhere. @param {HTMLInputElement} field */
function listenForShortcuts(field) {
  document.addEventListener("keydown", (event) => {
    if (isComposing(event)) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    const writing = target?.matches("input:not([type=checkbox]), textarea, select, [contenteditable]") ?? false;
    const command = event.ctrlKey || event.metaKey;
    const inPicture = target?.closest("#canvas, #links");
    const single = inPicture || document.documentElement.dataset.keys !== "off"; // see keys.js
    const slash = event.key === "/" && single && !writing && !command && !event.altKey;
    const chord = event.key.toLowerCase() === "k" && command && !event.shiftKey && !event.altKey;
    if (!slash && !chord) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}
