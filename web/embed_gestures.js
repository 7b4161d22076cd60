// Who gets a gesture inside an embed: the article or the picture. Cooperative (the default): wheel and one finger are
// the article's; Ctrl or ⌘ with the wheel, a pinch and two fingers are the picture's; a click activates, and then
// dragging moves it until Esc or a click elsewhere. A gesture that was ignored is explained, for a moment.

const hintMs = 1600;
const doubleMs = 500;

/**
 * @param {HTMLElement} stage
 * @param {HTMLElement} hint strip at the lower edge
 * @returns {import("./types").Gate}
 */
export function createGate(stage, hint) {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  let timer = 0;
  const mode = () => (document.fullscreenElement ? "greedy" : atlasEmbed.gestures);
  const isActive = () => stage.classList.contains("active");
  /** @param {boolean} active */
  const setActive = (active) => {
    stage.classList.toggle("active", active);
    if (active) hint.hidden = true;
  };

  /** @param {"wheel" | "touch" | "drag"} kind */
  const explain = (kind) => {
    if (mode() !== "cooperative") return;
    const key = document.createElement("kbd");
    key.textContent = mac ? "⌘" : "Ctrl";
    const [before, after = ""] = atlasEmbed.word(`hint_${kind}`, "\n").split("\n");
    hint.replaceChildren(...(kind === "wheel" ? [before, key, after] : [before]));
    hint.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => (hint.hidden = true), hintMs);
  };

  stage.addEventListener("focusout", (event) => {
    if (!stage.contains(/** @type {Node | null} */ (event.relatedTarget))) setActive(false);
  });
  let lastPress = -doubleMs;
  stage.addEventListener(
    "pointerdown",
    (event) => {
      if (mode() !== "none") return;
      if (event.timeStamp - lastPress < doubleMs) event.stopImmediatePropagation(); // two clicks would zoom
      lastPress = event.timeStamp;
    },
    true,
  );
  // Two fingers are ours; the browser would scroll with them unless it is told at their first movement.
  for (const type of ["touchstart", "touchmove"]) {
    stage.addEventListener(
      type,
      (event) => {
        const touch = /** @type {TouchEvent} */ (event);
        if (touch.touches.length > 1 && touch.cancelable && mode() !== "none") touch.preventDefault();
      },
      { passive: false },
    );
  }

  return {
    takesWheel(event) {
      const zooms = event.ctrlKey || event.metaKey;
      if (mode() === "greedy" || (zooms && mode() === "cooperative")) return true;
      if (!zooms) explain("wheel");
      return false;
    },
    takesPinch: () => mode() !== "none",
    holdsStill(event) {
      if (mode() === "greedy") return false;
      return mode() === "none" || event.pointerType === "touch" || !isActive();
    },
    dragIgnored: (event) => explain(event.pointerType === "touch" ? "touch" : "drag"),
    clicked(event) {
      if (mode() === "cooperative" && event.pointerType !== "touch") setActive(true);
    },
    takesKey(event) {
      if (event.key !== "Escape" || document.fullscreenElement) return true;
      setActive(false);
      /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
      return false;
    },
  };
}
