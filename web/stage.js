// The canvas: its size in device pixels, when a frame is drawn, and what happens when the context is lost.
// Frames are drawn on demand only: the program asks for one, or says when it wants to be woken; while the tab is hidden
// or another view covers the canvas nothing runs.
import { devicePixels } from "./canvas.js";
import { pause, shown } from "./slices.js";

/** @typedef {import("./core.js").Core} Core */

const maxDpr = 3;
const maxSidePx = 8192;
const restoreLimitMs = 3000;

export class Stage {
  /** @type {HTMLCanvasElement} */ #canvas;
  /** @type {Core | null} */ #core = null;
  #told = ""; // size and layout that the program knows
  #scheduled = 0;
  #wake = 0;
  #lost = false;
  #active = true;
  #parked = false;
  #showing = false; // there is a picture, though not the whole first one
  #changing = false; // we have asked for a loss or its end, and have not been told of it
  /** @type {WEBGL_lose_context | null} */ #loss = null;
  /** @type {() => boolean} */ #compact;
  /** @type {((drawn: void) => void) | null} */ #afterFirst = null;

  /** @param {HTMLCanvasElement} canvas @param {() => boolean} compact whether this is the phone layout */
  constructor(canvas, compact) {
    this.#canvas = canvas;
    this.#compact = compact;
  }

  /** Size of the canvas: CSS pixels and device pixels per CSS pixel, exact to the device pixel. */
  measure() {
    const box = this.#canvas.getBoundingClientRect();
    const size = this.#fit(box.width, box.height, box.width * devicePixelRatio, box.height * devicePixelRatio);
    this.#isNew(size);
    return size;
  }

  /** Whether the program has to hear of it. @param {{width: number, height: number, dpr: number}} size */
  #isNew(size) {
    const told = this.#told;
    this.#told = JSON.stringify([size, this.#compact()]);
    return told !== this.#told;
  }

  /** Asks for one frame; many calls make one. Bound, because the program holds it. */
  requestFrame = () => {
    if (this.#scheduled || this.#lost || !this.#active || document.hidden || !this.#core) return;
    const draw = (/** @type {number} */ now) => {
      this.#scheduled = 0;
      this.#draw(now);
    };
    if (!this.#afterFirst) return void (this.#scheduled = requestAnimationFrame(draw));
    // The first frames only make glyphs: they do not wait for the screen.
    this.#scheduled = -1;
    const next = this.#showing ? shown() : pause();
    this.#showing = false;
    void next.then(() => draw(performance.now()));
  };

  /** Has the frame that is being drawn shown before the next one begins. */
  show = () => void (this.#showing = true);

  /** While inactive (the list covers the canvas) nothing is drawn. @param {boolean} active */
  setActive(active) {
    if (active === this.#active) return;
    this.#active = active;
    this.#core?.repaint(); // a browser may let go of what nobody sees
    if (active) this.requestFrame();
  }

  /**
   * Starts drawing.
   * @param {Core} core
   * @param {() => void} onLost called when a lost context did not come back
   * @returns {Promise<void>} fulfilled when the first picture is there
   */
  run(core, onLost) {
    this.#core = core;
    const first = new Promise((/** @type {(drawn: void) => void} */ resolve) => (this.#afterFirst = resolve));
    core.wake = this.requestFrame;
    const observer = new ResizeObserver((entries) => this.#resized(entries[entries.length - 1]));
    try {
      observer.observe(this.#canvas, { box: "device-pixel-content-box" });
    } catch {
      observer.observe(this.#canvas); // WebKit does not know the box
    }
    this.#watchDensity();
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#pause() : this.requestFrame()));
    addEventListener("pagehide", () => this.#pause());
    addEventListener("pageshow", () => this.requestFrame());
    this.#watchContext(onLost);
    this.requestFrame();
    return first;
  }

  #pause() {
    this.#core?.repaint();
    cancelAnimationFrame(this.#scheduled);
    clearTimeout(this.#wake);
    this.#scheduled = 0;
  }

  /** @param {number} now */
  #draw(now) {
    const core = this.#core;
    if (!core || core.dead || this.#lost) return;
    clearTimeout(this.#wake);
    const next = core.frame(now);
    if (this.#afterFirst && core.request("frames") > 0) {
      this.#afterFirst();
      this.#afterFirst = null;
    }
    if (next === 0) this.requestFrame();
    else if (next > 0) this.#wake = setTimeout(this.requestFrame, next);
  }

  /** @param {number} width @param {number} height @param {number} widthPx @param {number} heightPx */
  #fit(width, height, widthPx, heightPx) {
    const dpr = Math.min(devicePixelRatio || 1, maxDpr, maxSidePx / Math.max(width, height, 1));
    const capped = dpr < devicePixelRatio;
    const columns = Math.max(1, Math.round(capped ? width * dpr : widthPx));
    const rows = Math.max(1, Math.round(capped ? height * dpr : heightPx));
    if (this.#canvas.width !== columns) this.#canvas.width = columns;
    if (this.#canvas.height !== rows) this.#canvas.height = rows;
    // A hundredth of a pixel more, so that rounding down size x dpr gives the buffer's size again.
    return { width: (columns + 0.01) / dpr, height: (rows + 0.01) / dpr, dpr };
  }

  /** @param {ResizeObserverEntry} entry */
  #resized(entry) {
    const { width, height } = entry.contentRect;
    if (!this.#core || width === 0 || height === 0) return; // hidden
    const before = `${this.#canvas.width}x${this.#canvas.height}`;
    const [columns, rows] = devicePixels(entry);
    const size = this.#fit(width, height, columns, rows);
    if (!this.#isNew(size)) return;
    this.#core.resize(size.width, size.height, size.dpr, this.#compact());
    // A canvas of a new size is empty: draw before the browser paints, so that it never flashes.
    const changed = before !== `${this.#canvas.width}x${this.#canvas.height}`;
    if (changed && this.#active && !document.hidden) this.#draw(performance.now());
  }

  // A window that moves to another screen changes its density without changing its size.
  #watchDensity() {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener(
      "change",
      () => {
        const { width, height, dpr } = this.measure();
        this.#core?.resize(width, height, dpr, this.#compact());
        this.requestFrame();
        this.#watchDensity();
      },
      { once: true },
    );
  }

  /** Gives the graphics context back while nobody can see the picture; false takes it again. @param {boolean} parked */
  park(parked) {
    if (parked === this.#parked) return;
    this.#parked = parked;
    this.#loss ??= this.#canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context") ?? null;
    this.#settle();
  }

  // One change after the other: before the loss has been told, no browser restores.
  #settle() {
    if (!this.#loss || this.#changing || this.#parked === this.#lost) return;
    this.#changing = true;
    if (this.#parked) this.#loss.loseContext();
    else this.#loss.restoreContext();
  }

  /** @param {() => void} onLost */
  #watchContext(onLost) {
    let timer = 0;
    this.#canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault(); // else it is never restored
      this.#lost = true;
      this.#pause();
      this.#core?.context(false);
      if (!this.#parked) timer = setTimeout(onLost, restoreLimitMs);
      if (this.#changing) setTimeout(() => this.#settle()); // not before this event has been dealt with
      this.#changing = false;
    });
    this.#canvas.addEventListener("webglcontextrestored", () => {
      clearTimeout(timer);
      this.#lost = false;
      this.#changing = false;
      this.#core?.context(true);
      this.requestFrame();
      this.#settle();
    });
  }
}
