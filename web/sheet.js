// On a phone the text panel is a sheet over the map with three stops: its title, about half, all. It is dragged by its
// head, moved by a button, and tells the map how much of it is covered.
import { byId, h } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {import("./types").Page} Page */
/** @typedef {"peek" | "half" | "full"} Stop */

/** @type {Stop[]} */
const stops = ["peek", "half", "full"];
const peekPx = 64;
const halfPx = 396;
const lowPx = 240; // a frame that is too low to be halved
const dragPx = 6; // before a press counts as a drag
const flickPxPerMs = 0.5;

/** @param {Page} page */
export function initSheet(page) {
  const html = document.documentElement;
  const panel = byId("panel");
  const frame = byId("frame");
  /** @type {Stop} */
  let stop = "peek";
  let covered = 0; // what the map knows of

  const grab = h("button", { type: "button", id: "grab", "aria-controls": "panel" }, h("i"));
  const toggle = h("button", { type: "button", class: "icon-button sheet-toggle" }, icon("up", 20));
  panel.prepend(grab);
  byId("panel-bar").querySelector(".close")?.before(toggle);

  const room = () => frame.clientHeight;
  const isLow = () => room() < lowPx;
  // Previous and next of a walkthrough stay in reach at the lowest stop.
  const turns = () => /** @type {HTMLElement | null} */ (byId("text").querySelector("nav.walk-turns"));
  const peek = () => peekPx + (isLow() ? 0 : (turns()?.offsetHeight ?? 0));
  /** @param {Stop} at */
  const heightOf = (at) =>
    at === "peek" ? peek() : at === "half" ? Math.min(halfPx, Math.round(room() * 0.56)) : room() - 8;

  const tellMap = () => {
    // At the full stop the map is out of sight; it keeps the place it had at half.
    const bottom = page.compact() ? heightOf(stop === "full" ? "half" : stop) : 0;
    if (bottom === covered) return;
    covered = bottom;
    page.dispatch("set-insets", { left: 0, top: 0, right: 0, bottom });
  };
  const describe = () => {
    const label = page.t(stop === "full" ? "panel.sheet_less" : "panel.sheet_more");
    for (const button of [grab, toggle]) {
      button.setAttribute("aria-label", label);
      button.setAttribute("aria-expanded", String(stop !== "peek"));
    }
  };
  /** @param {Stop} next */
  const setStop = (next) => {
    stop = next;
    // Elsewhere nothing depends on it, and the browser would have to look at every element again.
    if (page.compact()) {
      html.dataset.sheet = stop;
      html.style.setProperty("--sheet", `${heightOf(stop)}px`);
      if (stop === "peek") byId("text").scrollTop = 0;
    }
    describe();
    tellMap();
  };
  /** @param {number} by */
  const step = (by) => setStop(isLow() ? stops[by + 1] : stops[Math.min(2, Math.max(0, stops.indexOf(stop) + by))]);
  const cycle = () => (stop === "full" ? setStop("peek") : step(1));

  toggle.addEventListener("click", cycle);
  grab.addEventListener("keydown", (event) => {
    if (event.key === "ArrowUp") step(1);
    else if (event.key === "ArrowDown") step(-1);
    else return;
    event.preventDefault();
  });

  /** @type {{y: number, height: number, time: number} | null} */
  let drag = null;
  let dragged = false;
  /** @param {PointerEvent} event */
  const down = (event) => {
    const target = /** @type {Element} */ (event.target);
    dragged = false;
    if (!page.compact() || event.button !== 0 || target.closest("#panel-bar button")) return;
    drag = { y: event.clientY, height: panel.offsetHeight, time: event.timeStamp };
    /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
  };
  /** @param {PointerEvent} event */
  const move = (event) => {
    if (!drag) return;
    const dy = drag.y - event.clientY;
    dragged ||= Math.abs(dy) > dragPx;
    if (!dragged) return;
    html.classList.add("dragging");
    html.style.setProperty("--sheet", `${Math.min(heightOf("full"), Math.max(peek(), drag.height + dy))}px`);
  };
  /** @param {PointerEvent} event */
  const up = (event) => {
    if (!drag) return;
    const { y, height, time } = drag;
    drag = null;
    html.classList.remove("dragging");
    if (!dragged) return;
    const speed = (y - event.clientY) / Math.max(1, event.timeStamp - time);
    const reached = height + (y - event.clientY);
    if (Math.abs(speed) > flickPxPerMs) step(Math.sign(speed));
    else
      setStop(
        stops.reduce((best, at) => (Math.abs(heightOf(at) - reached) < Math.abs(heightOf(best) - reached) ? at : best)),
      );
  };
  for (const handle of [grab, byId("panel-bar")]) {
    handle.addEventListener("pointerdown", down);
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", up);
    handle.addEventListener("pointercancel", up);
  }
  // A press without a drag; a drag ends with a click as well, the keyboard's clicks have no detail.
  grab.addEventListener("click", (event) => (event.detail === 0 || !dragged) && cycle());
  for (const part of [byId("text"), byId("panel-bar")]) {
    part.addEventListener("click", (event) => {
      const onControl = /** @type {Element} */ (event.target).closest("a, button");
      if (stop === "peek" && page.compact() && !dragged && !onControl) step(1);
    });
  }

  const fit = () => setStop(stop);
  addEventListener("resize", fit);
  return {
    describe,
    fit,
    /**
     * The text or the view is another one.
     * @param {boolean} hasSubject
     * @param {boolean} needsRoom the view shows as much as the sheet leaves it
     */
    follow(hasSubject, needsRoom) {
      if (!page.compact()) return;
      if (!hasSubject || needsRoom) setStop("peek");
      else if (stop === "peek") setStop(isLow() ? "full" : "half");
      else fit();
    },
  };
}
