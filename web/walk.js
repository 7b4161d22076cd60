// The walkthrough round its picture: title and switches above it, the rail of acts and steps (real links, in line with
// the picture's columns), and below it the dock with what the step changes. The picture itself is on the canvas.
import { pathPrefix } from "./address.js";
import { build, byId, h } from "./dom.js";
import { initPlay } from "./walk_play.js";
import { initScrub } from "./walk_scrub.js";

/** @typedef {import("./types").Page} Page @typedef {import("./types").WalkAnswer} WalkAnswer */

const zooms = ["all", "act", "step"];
const orders = ["real", "seed", "both"];
const swipePx = 56;

/** @param {Page} page */
export function initWalk(page) {
  const title = h("h2", {});
  const pin = h("span", { class: "pin" });
  const zoom = choice("zoom", zooms, (value) => page.dispatch("set-walk-zoom", { zoom: value }));
  const order = choice("order", orders, (value) => page.dispatch("set-walk-order", { order: value }));
  const rail = h("nav", { id: "walk-rail", "data-i18n-label": "walkbar.rail" });
  const dock = h("section", { id: "dock", "data-i18n-label": "walkbar.dock", tabindex: 0, hidden: true });
  const play = initPlay(page);
  const bar = h("div", { class: "walk-bar" }, title, pin, h("span", { class: "space" }), play.controls, zoom.group, order.group);
  const walk = h("section", { id: "walk", hidden: true }, bar, rail);
  byId("stage").prepend(walk);
  byId("stage").append(dock);
  addSwipe(page);
  initScrub(rail, page.compact);
  let shown = "";

  /** @param {WalkAnswer} answer */
  const drawRail = (answer) => {
    const { step: current, act: currentAct } = answer.place;
    const list = h("ol", {});
    answer.acts.forEach((act, index) => {
      const steps = answer.steps.filter((step) => step.act === index + 1);
      const head = h("a", { class: "act", href: act.href, text: act.title });
      if (index + 1 === currentAct) head.setAttribute("aria-current", current ? "true" : "page");
      const ticks = h("ol", { class: "ticks" });
      for (const step of steps) {
        const tick = h("a", { class: step.done ? "tick done" : "tick", href: step.href, title: `${step.n} ${step.title}` });
        if (step.n === current) tick.setAttribute("aria-current", "page");
        const item = h("li", {}, tick);
        item.style.setProperty("--x", `${answer.columns[step.n - 1]?.x ?? 0}px`);
        item.style.setProperty("--w", `${answer.columns[step.n - 1]?.w ?? 0}px`);
        ticks.append(item);
      }
      const item = h("li", { class: index + 1 === currentAct ? "now" : "" }, head, ticks);
      item.style.setProperty("--x", `${answer.columns[(steps[0]?.n ?? 1) - 1]?.x ?? 0}px`);
      item.style.setProperty("--n", String(steps.length));
      list.append(item);
    });
    rail.classList.toggle("aligned", answer.columns.length > 0);
    const { n: last } = answer.steps[answer.steps.length - 1] ?? { n: 0 };
    const where = current ? page.t("walkbar.step_of", `${current} / ${last}`) : page.t("walkbar.steps", last);
    rail.replaceChildren(h("p", { class: "where", text: where }), ...windowOf(answer), list);
  };

  return {
    /** Shows the bars while the pipeline is the picture, and hides them else. */
    render() {
      const visible = page.state().view === "walk";
      /** @type {WalkAnswer | null} */
      const answer = visible ? page.core.request("walk", { root: pathPrefix(page.root) }) : null;
      walk.hidden = !answer?.steps;
      dock.hidden = !answer?.dock;
      play.setActive(visible && Boolean(answer?.place.step));
      if (!answer?.steps) return;
      const key = JSON.stringify([answer, atlasEarly.lang]);
      if (key === shown) return;
      shown = key;
      title.textContent = answer.title;
      pin.textContent = answer.pin;
      zoom.show(answer.place.zoom);
      order.show(answer.place.order);
      zoom.group.hidden = answer.place.order === "both";
      drawRail(answer);
      if (!answer.dock) return;
      dock.replaceChildren(build(answer.dock, page.root));
      const lines = /** @type {HTMLElement | null} */ (dock.querySelector("pre"));
      const mark = lines?.querySelector("mark");
      if (lines && mark) lines.scrollTop = mark.offsetTop - lines.offsetTop - 24; // one line above it
    },
  };
}

/**
 * The frame round the ticks of the steps that the picture shows, when it does not show all.
 * @param {WalkAnswer} answer
 */
function windowOf({ columns, window: shown }) {
  const first = columns[(shown?.first ?? 0) - 1];
  const last = columns[(shown?.last ?? 0) - 1];
  if (!first || !last) return [];
  const frame = h("div", { class: "window" });
  frame.style.setProperty("--from", `${first.x - first.w / 2}px`);
  frame.style.setProperty("--to", `${last.x + last.w / 2}px`);
  return [frame];
}

/**
 * A row of buttons of which one is pressed.
 * @param {string} name
 * @param {string[]} values
 * @param {(value: string) => void} act
 */
function choice(name, values, act) {
  const buttons = values.map((value) =>
    h("button", { type: "button", "data-i18n": `walkbar.${name}_${value}`, on: { click: () => act(value) } }),
  );
  const group = h("div", { class: "choice", role: "group", "data-i18n-label": `walkbar.${name}` }, ...buttons);
  return {
    group,
    /** @param {string} current */
    show(current) {
      buttons.forEach((button, index) => button.setAttribute("aria-pressed", String(values[index] === current)));
    },
  };
}

/** A swipe over the text goes one step on or back. @param {Page} page */
function addSwipe(page) {
  const text = byId("text");
  /** @type {{x: number, y: number} | null} */
  let start = null;
  text.addEventListener("touchstart", ({ touches }) => {
    start = touches.length === 1 ? { x: touches[0].clientX, y: touches[0].clientY } : null;
  }, { passive: true });
  text.addEventListener("touchend", ({ changedTouches }) => {
    const { node, step } = page.state();
    if (!start || node !== null || !step || String(getSelection()) !== "") return;
    const dx = changedTouches[0].clientX - start.x;
    const dy = changedTouches[0].clientY - start.y;
    if (Math.abs(dx) > swipePx && Math.abs(dx) > 2 * Math.abs(dy)) page.dispatch("step-by", { by: dx < 0 ? 1 : -1 });
  }, { passive: true });
}
