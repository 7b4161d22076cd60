// On a phone the ticks of the rail are narrower than a finger. There a press on the rail picks the nearest step, a drag
// along it shows which one that would be, and letting go opens it.
import { h } from "./dom.js";

const reachPx = 24; // farther away than this, up or down, a drag opens nothing

/** @param {HTMLElement} rail @param {() => boolean} isNarrow */
export function initScrub(rail, isNarrow) {
  const bubble = h("p", { id: "walk-bubble", "aria-hidden": "true", hidden: true });
  rail.after(bubble);
  /** @type {HTMLAnchorElement | null} */
  let chosen = null;
  let pressed = false;

  /** @param {PointerEvent} event @returns {HTMLAnchorElement | null} */
  const nearest = ({ clientX, clientY }) => {
    const box = rail.getBoundingClientRect();
    if (clientY < box.top - reachPx || clientY > box.bottom + reachPx) return null;
    /** @param {Element} tick */
    const distance = (tick) => {
      const { left, right } = tick.getBoundingClientRect();
      return Math.abs((left + right) / 2 - clientX);
    };
    const ticks = /** @type {HTMLAnchorElement[]} */ ([...rail.querySelectorAll(".tick")]);
    return ticks.length ? ticks.reduce((best, tick) => (distance(tick) < distance(best) ? tick : best)) : null;
  };
  /** @param {HTMLAnchorElement | null} tick */
  const choose = (tick) => {
    chosen = tick;
    bubble.hidden = tick === null;
    bubble.textContent = tick?.title ?? "";
  };
  const end = () => {
    pressed = false;
    choose(null);
  };

  rail.addEventListener("pointerdown", (event) => {
    if (!isNarrow() || event.button !== 0) return;
    pressed = true;
    rail.setPointerCapture(event.pointerId);
    choose(nearest(event));
  });
  rail.addEventListener("pointermove", (event) => pressed && choose(nearest(event)));
  rail.addEventListener("pointerup", () => {
    const tick = chosen;
    end();
    tick?.click();
  });
  rail.addEventListener("pointercancel", end);
  // The click that follows a press belongs to the press; keys and scripts have none.
  rail.addEventListener(
    "click",
    (event) => {
      if (isNarrow() && event.detail > 0 && event.isTrusted) event.preventDefault();
    },
    { capture: true },
  );
}
