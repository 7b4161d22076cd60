// The legend of a phone: a button that opens the marks and what they mean. On wider screens the canvas draws it.
import { byId, h } from "./dom.js";
import { icon, mark } from "./icons.js";

const shapes = ["component", "topic", "author", "article", "series", "video", "book", "repo", "source", "stage"];
const lines = ["stated", "inferred", "flow"];

export function initLegend() {
  const items = shapes.map((shape) => h("li", {}, mark(shape), h("span", { "data-i18n": `legend.${shape}` })));
  const samples = lines.map((line) =>
    h("li", {}, h("i", { class: `line ${line}` }), h("span", { "data-i18n": `legend.${line}` })),
  );
  const close = h("button", { type: "button", class: "icon-button", "data-i18n-label": "legend.fold" }, icon("down"));
  const title = h("h2", { "data-i18n": "legend.title" });
  const card = h(
    "div",
    { id: "legend", class: "float", hidden: true },
    h("div", { class: "legend-bar" }, title, close),
    h("ul", {}, ...items),
    h("ul", {}, ...samples),
  );
  const open = h("button", {
    type: "button",
    id: "legend-open",
    class: "float",
    "aria-controls": "legend",
    "aria-expanded": "false",
  });
  open.append(h("span", { "data-i18n": "legend.title" }));

  /** @param {boolean} shown */
  const show = (shown) => {
    card.hidden = !shown;
    open.setAttribute("aria-expanded", String(shown));
    if (shown) close.focus();
    else open.focus();
  };
  open.addEventListener("click", () => show(Boolean(card.hidden)));
  close.addEventListener("click", () => show(false));
  card.addEventListener("keydown", (event) => event.key === "Escape" && show(false));
  byId("stage").append(open, card);
}
