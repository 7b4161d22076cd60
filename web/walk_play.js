// Goes through the steps by itself, for those who ask for it: never at the start, never for readers who want less
// motion, and any touch, key or wheel stops it.
import { h } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {import("./types").Page} Page */

const stepMs = 6000;
const speeds = [1, 2, 0.5];

/** @param {Page} page */
export function initPlay(page) {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let timer = 0;
  let speed = 0;

  const toggle = h("button", { type: "button", class: "icon-button", "data-i18n-label": "walkbar.play" }, icon("play"));
  const rate = h("span", { text: "1×" });
  const pace = h(
    "button",
    { type: "button", class: "text-button" },
    h("span", { class: "read-only-aloud", "data-i18n": "walkbar.speed" }),
    " ",
    rate,
  );
  const controls = h("div", { class: "play", hidden: true }, toggle, pace);

  const describe = () => {
    const label = page.t(timer ? "walkbar.pause" : "walkbar.play");
    toggle.replaceChildren(icon(timer ? "pause" : "play"));
    toggle.setAttribute("aria-label", label);
    toggle.setAttribute("title", label);
  };
  const stop = () => {
    clearTimeout(timer);
    timer = 0;
    describe();
  };
  const tick = () => {
    const before = page.state().step;
    page.dispatch("step-by", { by: 1 });
    if (page.state().step === before) return stop(); // the last one
    timer = setTimeout(tick, stepMs / speeds[speed]);
    describe();
  };
  toggle.addEventListener("click", () => {
    if (timer) return stop();
    timer = setTimeout(tick, stepMs / speeds[speed] / 2);
    describe();
  });
  pace.addEventListener("click", () => {
    speed = (speed + 1) % speeds.length;
    rate.textContent = `${speeds[speed]}×`;
  });
  /** @param {Event} event */
  const interrupt = (event) => {
    if (timer && !controls.contains(/** @type {Node} */ (event.target))) stop();
  };
  for (const type of ["pointerdown", "keydown", "wheel"]) addEventListener(type, interrupt, { capture: true, passive: true });
  document.addEventListener("visibilitychange", () => document.hidden && timer && stop());

  return {
    controls,
    /** @param {boolean} active whether there is a step to go on from */
    setActive(active) {
      controls.hidden = !active || still.matches;
      pace.title = page.t("walkbar.speed");
      if (controls.hidden && timer) stop();
    },
  };
}
