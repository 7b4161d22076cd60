// The search field: an editable combobox with a list of hits (ARIA 1.2). Nothing acts on half-composed input: input
// methods report the keys that choose a word as ordinary keys, some before and some after the composition ends.
import { byId, h, highlighted, isPlainClick } from "./dom.js";
import { icon, mark } from "./icons.js";

/** @typedef {import("./types").Page} Page @typedef {import("./types").SearchAnswer} SearchAnswer @typedef {import("./types").Hit} Hit */

const limit = 10;

/**
 * @param {Page} page
 * @param {() => void} afterChoice moves the focus to the text of the chosen node
 */
export function initSearch(page, afterChoice) {
  const form = /** @type {HTMLFormElement} */ (byId("search"));
  const field = /** @type {HTMLInputElement} */ (byId("q"));
  const hits = byId("hits");
  const counts = h("p", { class: "counts" });
  const foot = h("p", { class: "keys", "aria-hidden": "true" });
  const drop = h("div", { class: "drop float", hidden: true }, counts, hits, foot);
  const clear = h("button", { type: "button", class: "icon-button clear", "data-i18n-label": "search.clear", hidden: true }, icon("close", 14));
  form.append(clear, drop);
  if (!form.querySelector("svg")) form.prepend(icon("search"));
  hits.hidden = false;

  /** @type {{id: string, element: HTMLElement}[]} */
  let options = [];
  let active = -1;
  let composing = false;

  /** @param {number} index wraps round; NaN: none */
  const setActive = (index) => {
    options[active]?.element.setAttribute("aria-selected", "false");
    active = options.length === 0 || Number.isNaN(index) ? -1 : (index + options.length) % options.length;
    const element = options[active]?.element;
    element?.setAttribute("aria-selected", "true");
    element?.scrollIntoView({ block: "nearest" });
    if (element) field.setAttribute("aria-activedescendant", element.id);
    else field.removeAttribute("aria-activedescendant");
  };
  /** @param {boolean} open */
  const setOpen = (open) => {
    drop.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
    if (!open) setActive(NaN);
  };
  const isOpen = () => !drop.hidden;

  /** @param {string} id */
  const choose = (id) => {
    setOpen(false);
    page.dispatch("select", { id });
    field.blur();
    afterChoice();
  };

  /** @param {string} id @param {number} index @param {...(Node | string | null)} children */
  const option = (id, index, ...children) => {
    const address = new URL(`n/${id}/`, page.root).href;
    const element = h("a", { id: `hit-${index}`, role: "option", class: "hit", href: address, tabindex: -1, "aria-selected": "false", draggable: "false" }, ...children);
    element.addEventListener("click", (event) => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      choose(id);
    });
    return { id, element };
  };

  /** @param {Hit} hit @param {number} index */
  const hitOption = (hit, index) =>
    option(
      hit.id,
      index,
      mark(hit.shape),
      h("span", { class: "title" }, highlighted(hit.title, hit.titleRanges)),
      h("span", { class: "detail" }, hit.shown && hit.shown !== hit.title ? highlighted(hit.shown, hit.shownRanges) : hit.detail),
      h("span", { class: "kind", text: hit.kindName }),
    );

  /** @param {SearchAnswer} answer */
  const show = (answer) => {
    const found = answer.hits.length > 0;
    options = found ? answer.hits.map(hitOption) : answer.suggestions.map(({ id, title }, index) => option(id, index, h("span", { class: "title", text: title })));
    hits.replaceChildren(...options.map(({ element }) => element));
    counts.replaceChildren(
      ...(found
        ? [h("b", { text: page.t("search.all", answer.total) }), ...answer.kinds.map((kind) => h("span", { text: `${kind.name} ${kind.count}` }))]
        : [h("b", { text: page.t("search.none", field.value.trim()) }), h("span", { text: page.t(options.length > 0 ? "search.perhaps" : "search.way_out") })]),
    );
    const key = (/** @type {string} */ name, /** @type {string} */ text) => [h("kbd", { text: name }), page.t(text)];
    foot.replaceChildren(h("span", { class: "hint", text: page.t("search.hint") }), h("span", { class: "space" }), ...key("↑↓", "search.key_move"), ...key("↵", "search.key_open"), ...key("Esc", "search.key_close"));
    setOpen(true);
    setActive(found ? 0 : NaN);
    page.announce(found ? page.t("search.all", answer.total) : page.t("search.none", field.value.trim()));
  };

  const update = () => {
    const text = field.value.trim();
    clear.hidden = field.value === "";
    form.classList.toggle("filled", field.value !== "");
    page.dispatch("set-query", { text });
    if (text === "") {
      setOpen(false);
      return;
    }
    const answer = page.core.request("search", { text, limit });
    if (answer) show(answer);
  };

  field.addEventListener("compositionstart", () => {
    composing = true;
  });
  field.addEventListener("compositionend", () => {
    composing = false;
    update();
  });
  field.addEventListener("input", (event) => {
    if (!composing && !(/** @type {InputEvent} */ (event).isComposing)) update();
  });

  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowDown: () => (isOpen() ? setActive(active + 1) : field.value.trim() && update()),
    ArrowUp: () => (isOpen() ? setActive(Math.max(active, 0) - 1) : field.value.trim() && update()),
    Enter: () => {
      if (!isOpen() && field.value.trim()) update();
      const wanted = options[active] ?? null;
      if (wanted) choose(wanted.id);
    },
    Escape: () => {
      if (isOpen()) setOpen(false);
      else if (field.value !== "") {
        field.value = "";
        update();
      } else field.blur();
    },
  };
  field.addEventListener("keydown", (event) => {
    // Safari ends the composition before the key that confirmed it arrives; that key still has code 229.
    if (composing || event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });

  field.addEventListener("focus", () => field.value.trim() && !isOpen() && options.length > 0 && setOpen(true));
  form.addEventListener("focusout", (event) => {
    const to = event.relatedTarget;
    if (!(to instanceof Node) || !form.contains(to)) setOpen(false);
  });
  drop.addEventListener("pointerdown", (event) => event.button === 0 && event.preventDefault()); // the field keeps the focus
  drop.addEventListener("mousedown", (event) => event.button === 0 && event.preventDefault());
  form.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", () => {
    field.value = "";
    update();
    field.focus();
  });

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    const writing = target?.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target?.tagName ?? "");
    const slash = event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const chord = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!slash && !chord) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  return {
    /** Brings the field in line with the state (a link, Back, cleared filters), unless somebody is writing in it. */
    sync() {
      const { query } = page.state();
      if (document.activeElement === field || field.value.trim() === query) return;
      field.value = query;
      clear.hidden = query === "";
      form.classList.toggle("filled", query !== "");
      options = [];
    },
  };
}
