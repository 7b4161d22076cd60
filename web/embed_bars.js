// The lines round the picture: what this is, where in a walkthrough, the words below, and the bar with the way on and the
// way out. Also the height that all of it needs, which the host may want to give.
import { byId, h } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {import("./types").Page} Page @typedef {import("./types").EmbedHost} EmbedHost */

const zoomStep = 1.4;
const leastPicturePx = 220;
const edgesPx = 2;

/** @param {Page} page @param {EmbedHost} host */
export function createBars(page, host) {
  const { word } = atlasEmbed;
  /** @type {[HTMLButtonElement, string][]} */
  const labelled = [];
  /** @param {string} name @param {string} symbol @param {string} key @param {() => void} act */
  const control = (name, symbol, key, act) => {
    const button = h("button", { type: "button", class: name, on: { click: act } }, icon(symbol));
    labelled.push([button, key]);
    return button;
  };
  const previous = control("previous", "left", "previous", () => page.dispatch("step-by", { by: -1 }));
  const next = control("next", "left", "next", () => page.dispatch("step-by", { by: 1 }));
  const number = h("span", { class: "number" });
  const minus = control("minus", "minus", "zoom_out", () => page.dispatch("zoom", { factor: 1 / zoomStep }));
  const plus = control("plus", "plus", "zoom_in", () => page.dispatch("zoom", { factor: zoomStep }));
  const back = control("back", "target", "back", () => page.dispatch("navigate", { path: atlasEmbed.path, fragment: atlasEmbed.fragment }));
  const full = control("full", "fit", "full", () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void document.documentElement.requestFullscreen().catch(() => (full.hidden = true));
  });
  full.hidden = !document.fullscreenEnabled;
  byId("ways").replaceChildren(previous, number, next, minus, plus, back);
  byId("bar").append(full);
  let height = 0;
  let introduced = false;
  /** @type {string | null} */
  let start = null;
  let shown = { place: "", title: "" };

  /** The height at which nothing has to be left out. */
  const needed = () =>
    edgesPx + leastPicturePx + ["bar", "words", "foot"].reduce((sum, id) => sum + byId(id).offsetHeight, 0);
  const measure = () => {
    const now = needed();
    if (now === height) return;
    height = now;
    if (introduced) host.height(height);
  };
  new ResizeObserver(measure).observe(byId("words"));

  return {
    /** @param {ReturnType<ReturnType<typeof import("./embed_text.js").follow>>} now */
    render({ place, path, text }) {
      start ??= place;
      shown = { place, title: text.title };
      const stepping = text.step !== null;
      byId("about").textContent = text.about;
      byId("count").textContent = stepping ? word("step", text.step ?? 0, text.steps) : text.kind;
      byId("title").textContent = text.title === text.about ? "" : text.title;
      byId("sentences").textContent = text.sentences;
      document.title = text.title;
      for (const part of [previous, number, next]) part.hidden = !stepping;
      for (const part of [minus, plus]) part.hidden = page.state().view === "walk";
      number.textContent = String(text.step ?? "");
      previous.disabled = text.previous === null;
      next.disabled = text.next === null;
      back.hidden = stepping || place === start;
      for (const [button, key] of labelled) {
        button.title = word(key);
        button.setAttribute("aria-label", word(key));
      }
      const { view, node } = page.state();
      const state = view === "focus" || (node && view === "walk") ? `view=${view}` : "";
      atlasEmbed.linkOut(atlasEmbed.address(path, state), word(stepping ? "open_step" : "open"));
      measure();
    },
    /** Tells the host that the embed answers. */
    introduce() {
      introduced = true;
      height = needed();
      host.ready({ node: shown.place, title: shown.title, height });
    },
    /** @param {string} text */
    say(text) {
      byId("say").replaceChildren(text);
      byId("say").hidden = false;
    },
  };
}
