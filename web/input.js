// Pointer, wheel, pinch and keys on the canvas and on the links that lie over it, handed to the program in canvas CSS
// pixels. Nothing is taken from the browser that is not ours: middle and modified clicks stay the links', keys go on
// unless the program used them.
import { Pointer } from "./events.js";
import { isComposing, isPlainClick } from "./dom.js";

/** @typedef {import("./core.js").Core} Core @typedef {import("./types").Gate} Gate */

const clickPx = 5; // a press that moves farther is a drag
/** The page is the map's: every gesture is. @type {Gate} */
const open = {
  takesWheel: () => true,
  takesPinch: () => true,
  holdsStill: () => false,
  dragIgnored() {},
  clicked() {},
  takesKey: () => true,
};
const linePx = 33; // of a wheel that counts lines: three of them are about one notch
const maxPinchStep = 25;

/**
 * @param {Core} core
 * @param {HTMLCanvasElement} canvas
 * @param {HTMLElement} links the layer of links over the canvas
 * @param {Gate} [gate] what is left to the page around
 */
export function listen(core, canvas, links, gate = open) {
  const stage = /** @type {HTMLElement} */ (canvas.parentElement);
  /** @type {Map<number, {x: number, y: number}>} */
  const touches = new Map();
  let pinching = false;
  /** Where a press began that may click but not drag; it is told when it has been a click. @type {{x: number, y: number} | null} */
  let still = null;
  let dropped = false; // it was no click: the rest of it is not ours
  let gestureScale = 1;

  /** @param {Event} event */
  const isOurs = (event) => event.target === canvas || links.contains(/** @type {Node} */ (event.target));
  /** @param {{clientX: number, clientY: number}} event */
  const position = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  /** @param {number} kind @param {PointerEvent} event */
  const send = (kind, event) => {
    const { x, y } = position(event);
    core.pointer(kind, event, x, y);
  };
  const span = () => {
    const [a, b] = touches.values();
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, distance: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)) };
  };

  stage.addEventListener("pointerdown", (event) => {
    if (!isOurs(event)) return;
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    // A finger that the browser forgot to report lifted must not make the next one a pinch.
    if (event.isPrimary) touches.clear();
    if (event.target !== canvas && !plain) return; // a link opened in another tab
    canvas.classList.add("by-pointer"); // no focus ring for those who point
    canvas.focus({ preventScroll: true });
    // Captured by the stage, so that a drag that leaves it goes on; not for other buttons, whose click is the link's.
    if (plain) stage.setPointerCapture(event.pointerId);
    if (event.pointerType === "touch") touches.set(event.pointerId, position(event));
    still = gate.holdsStill(event) ? position(event) : null;
    if (touches.size === 2 && gate.takesPinch()) {
      pinching = true;
      still = null;
      send(Pointer.cancel, event);
    } else if (!pinching && !still) {
      send(Pointer.down, event);
    }
  });

  stage.addEventListener("pointermove", (event) => {
    if (!isOurs(event) && !stage.hasPointerCapture(event.pointerId)) return;
    if (pinching && touches.has(event.pointerId)) {
      if (touches.size !== 2) return;
      const before = span();
      touches.set(event.pointerId, position(event));
      const after = span();
      core.pinch(after.x, after.y, after.distance / before.distance, after.x - before.x, after.y - before.y);
      return;
    }
    if (touches.has(event.pointerId)) touches.set(event.pointerId, position(event));
    if (still && stage.hasPointerCapture(event.pointerId)) {
      const { x, y } = position(event);
      if (Math.hypot(x - still.x, y - still.y) < clickPx) return;
      still = null;
      dropped = true;
      gate.dragIgnored(event);
    }
    if (!dropped) send(Pointer.move, event);
  });

  /** @param {PointerEvent} event */
  const released = (event) => {
    const wasTouch = touches.delete(event.pointerId);
    const swallowed = pinching && wasTouch;
    if (touches.size === 0) pinching = false;
    const cancelled = event.type === "pointercancel";
    const mayClick = still;
    const ignored = dropped;
    still = null;
    dropped = false;
    if (mayClick && cancelled) gate.dragIgnored(event); // the browser scrolls with it
    if (swallowed || ignored || !(isOurs(event) || stage.hasPointerCapture(event.pointerId))) return;
    if (mayClick && !cancelled) send(Pointer.down, event);
    send(cancelled ? Pointer.cancel : Pointer.up, event);
    if (!cancelled) gate.clicked(event);
  };
  stage.addEventListener("pointerup", released);
  stage.addEventListener("pointercancel", released);
  stage.addEventListener("pointerleave", (event) => send(Pointer.leave, event));
  stage.addEventListener("pointerover", (event) => {
    const hovering = event.pointerType === "mouse" && !stage.hasPointerCapture(event.pointerId);
    if (!isOurs(event) && hovering) send(Pointer.leave, event); // over a button of the map
  });

  // The program selects on pointer up; the browser must not follow the link as well.
  links.addEventListener("click", (event) => {
    if (isPlainClick(event) && event.detail > 0) event.preventDefault();
  });
  // The keyboard stays with the canvas: a press on a link would give the focus to the link.
  links.addEventListener("mousedown", (event) => isPlainClick(event) && event.preventDefault());
  links.addEventListener("dragstart", (event) => event.preventDefault());

  stage.addEventListener(
    "wheel",
    (event) => {
      if (!isOurs(event) || !gate.takesWheel(event)) return;
      event.preventDefault(); // the map fills the window: no page to scroll, and Ctrl+wheel must not zoom the page
      const { x, y } = position(event);
      const unit = event.deltaMode === 1 ? linePx : event.deltaMode === 2 ? canvas.clientHeight : 1;
      if (event.ctrlKey || event.metaKey) {
        // A pinch on a touchpad arrives as small wheel steps with Ctrl.
        const step = Math.max(-maxPinchStep, Math.min(maxPinchStep, event.deltaY * unit));
        core.pinch(x, y, Math.exp(-step / 100), 0, 0);
      } else {
        core.wheel(x, y, event.deltaX * unit, event.deltaY * unit, !event.shiftKey);
      }
    },
    { passive: false },
  );

  // Safari reports touchpad pinches as gestures of its own; fingers on glass are counted above.
  for (const type of ["gesturestart", "gesturechange", "gestureend"]) {
    stage.addEventListener(type, (event) => {
      const gesture = /** @type {GestureEvent} */ (event);
      if (!isOurs(gesture) || touches.size > 0 || !gate.takesPinch()) return;
      gesture.preventDefault();
      if (type === "gesturechange") {
        const { x, y } = position(gesture);
        core.pinch(x, y, gesture.scale / gestureScale, 0, 0);
      }
      gestureScale = type === "gesturechange" ? gesture.scale : 1;
    });
  }

  // Keys come from the canvas or from the link of the node that they are about (links.js).
  stage.addEventListener("keydown", (event) => {
    if (!isOurs(event)) return;
    canvas.classList.remove("by-pointer");
    if (!gate.takesKey(event)) return;
    const browsers = event.key === "Tab" || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey;
    if (!browsers && core.key(event, true)) event.preventDefault();
  });
  // Leaving resets the program's idea of what is pressed, so that no key stays down for ever.
  stage.addEventListener("focusin", (event) => isOurs(event) && core.focus(true));
  stage.addEventListener("focusout", (event) => {
    const to = /** @type {Node | null} */ (event.relatedTarget);
    if (!isOurs(event) || to === canvas || links.contains(to)) return;
    canvas.classList.remove("by-pointer");
    core.focus(false);
  });
  addEventListener("blur", () => core.focus(false));
}
