// The handle at the text panel's left edge: pointers and arrow keys give the panel another width, which is remembered.
import { h } from "./dom.js";
import { remember } from "./storage.js";

const minWidthPx = 320;
const maxWidthPx = 720;
const stepPx = 16;

/** @param {HTMLElement} panel */
export function addResizer(panel) {
  const html = document.documentElement;
  const handle = h("div", {
    id: "resizer",
    role: "separator",
    tabindex: 0,
    "aria-orientation": "vertical",
    "aria-controls": "panel",
    "aria-valuemin": minWidthPx,
    "aria-valuemax": maxWidthPx,
    "data-i18n-label": "panel.resize",
  });
  /** @param {number} wanted */
  const setWidth = (wanted) => {
    const width = Math.round(Math.min(Math.max(wanted, minWidthPx), maxWidthPx, innerWidth * 0.6));
    html.style.setProperty("--panel", `${width}px`);
    return width;
  };
  // Told by the browser when it has laid the page out: asking would make it do so now.
  new ResizeObserver(() => handle.setAttribute("aria-valuenow", String(panel.offsetWidth))).observe(panel);
  let grip = 0; // from the pointer to the panel's edge
  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    grip = event.clientX - panel.getBoundingClientRect().left;
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (handle.hasPointerCapture(event.pointerId)) setWidth(innerWidth - event.clientX + grip);
  });
  handle.addEventListener("pointerup", () => remember("panel", String(panel.offsetWidth)));
  handle.addEventListener("dblclick", () => {
    html.style.removeProperty("--panel");
    remember("panel", null);
  });
  handle.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowLeft" ? stepPx : event.key === "ArrowRight" ? -stepPx : 0;
    if (step === 0) return;
    event.preventDefault();
    remember("panel", String(setWidth(panel.offsetWidth + step)));
  });
  panel.append(handle);
}
