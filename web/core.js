// The wasm program as typed calls. Texts go in through one scratch buffer, answers come back as JSON, and what the
// program wants from the page (effects) is handed to listeners after every call. A program that once threw is dead:
// every later call does nothing, so that a failure is reported once and never loops.

import { Pointer, modifiers, pointerTypes } from "./events.js";

/** @typedef {import("./types").Program} Program */
/** @typedef {import("./types").Effect} Effect */

const encoder = new TextEncoder();

export class Core {
  /** @type {Program} */ #program;
  /** @type {(error: unknown) => void} */ #onCrash;
  /** @type {Map<string, ((effect: Effect) => void)[]>} */ #listeners = new Map();
  /** @type {Effect[]} */ #queue = [];
  #draining = true; // until release()
  #dead = false;
  /** Asks for a frame, because the state may have changed. Set by the stage. */
  wake = () => {};

  /** @param {Program} program @param {(error: unknown) => void} onCrash called once */
  constructor(program, onCrash) {
    this.#program = program;
    this.#onCrash = onCrash;
  }

  get dead() {
    return this.#dead;
  }

  /** Stops all further calls, without a word. */
  stop() {
    this.#dead = true;
  }

  /** Starts to hand out effects. Those of the start wait until everybody listens. */
  release() {
    this.#draining = false;
    this.#drain();
  }

  /** Calls `listener` for every effect of this type. @param {string} type @param {(effect: Effect) => void} listener */
  onEffect(type, listener) {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  /**
   * Begins to start; goOn() does it.
   * @param {import("./types").StartOptions} options
   * @param {Uint8Array | null} font for browsers whose canvas gives no glyphs
   * @param {Uint8Array} [catalog] to show instead of the one inside the program
   */
  start(options, font, catalog) {
    const begun = this.#call((program) => {
      if (catalog) program._atlas_catalog(this.#keep(catalog), catalog.length);
      const pointer = font ? this.#keep(font) : 0;
      return program._atlas_start(...this.#write(JSON.stringify(options)), pointer, font?.length ?? 0);
    });
    return begun === 1;
  }

  /**
   * Starts for about so many ms. `whole`: until it can answer the parts of the page too.
   * @param {number} ms @param {boolean} whole @returns {number} how much is done; 1: it can draw; below 0: it cannot
   */
  goOn(ms, whole) {
    return this.#call((program) => program._atlas_go_on(ms, Number(whole))) ?? -1;
  }

  /** Prepares for later questions. @param {number} ms about how long @returns {boolean} whether there is more to do */
  work(ms) {
    return this.#call((program) => program._atlas_work(ms)) === 1;
  }

  /** Hands over the sentences of the walkthroughs. @param {string} text @returns {boolean} whether they are understood */
  addProse(text) {
    const added = this.#call((program) => program._atlas_prose(...this.#write(text))) === 1;
    this.wake();
    return added;
  }

  /** Draws. Returns 0 to be called at the next frame, ms to be woken after, or -1 to sleep. @param {number} now */
  frame(now) {
    return this.#call((program) => program._atlas_frame(now)) ?? -1;
  }

  /** @param {number} width CSS pixels @param {number} height CSS pixels @param {number} dpr @param {boolean} compact */
  resize(width, height, dpr, compact) {
    this.#call((program) => program._atlas_resize(width, height, dpr, Number(compact)));
  }

  /** @param {number} kind of Pointer @param {PointerEvent} event @param {number} x canvas CSS pixels @param {number} y */
  pointer(kind, event, x, y) {
    const type = Math.max(0, pointerTypes.indexOf(event.pointerType));
    const button = kind === Pointer.cancel ? 0 : event.button;
    this.#call((program) => program._atlas_pointer(kind, event.pointerId, x, y, button, type, modifiers(event)));
  }

  /** @param {number} x @param {number} y @param {number} dx @param {number} dy @param {boolean} zoom */
  wheel(x, y, dx, dy, zoom) {
    this.#call((program) => program._atlas_wheel(x, y, dx, dy, Number(zoom)));
  }

  /** @param {number} x @param {number} y @param {number} factor @param {number} dx @param {number} dy */
  pinch(x, y, factor, dx, dy) {
    this.#call((program) => program._atlas_pinch(x, y, factor, dx, dy));
  }

  /** @param {KeyboardEvent} event @param {boolean} down @returns {boolean} whether the program used the key */
  key(event, down) {
    return this.#call((program) => program._atlas_key(...this.#write(event.key), Number(down), modifiers(event))) === 1;
  }

  /** @param {boolean} focused */
  focus(focused) {
    this.#call((program) => program._atlas_focus(Number(focused)));
  }

  /** @param {boolean} restored */
  context(restored) {
    this.#call((program) => program._atlas_context(Number(restored)));
  }

  /** Has the next frame drawn even when it shows the same. */
  repaint() {
    this.#call((program) => program._atlas_repaint());
  }

  /**
   * Asks the program; null when it is dead.
   * @param {string} method
   * @param {Record<string, unknown>} [members]
   * @returns {any}
   */
  request(method, members = {}) {
    const answer = this.#call((program) => {
      const pointer = program._atlas_request(...this.#write(JSON.stringify({ m: method, ...members })));
      return pointer ? program.UTF8ToString(pointer) : "null";
    });
    return answer === undefined ? null : JSON.parse(answer);
  }

  /** @param {import("./types").Action} action */
  dispatch(action) {
    const answer = this.request("dispatch", { action });
    this.wake();
    return answer;
  }

  /** @template T @param {(program: Program) => T} run @returns {T | undefined} */
  #call(run) {
    if (this.#dead) return undefined;
    let result;
    try {
      result = run(this.#program);
      const effects = this.#program._atlas_effects();
      if (effects) this.#queue.push(...JSON.parse(this.#program.UTF8ToString(effects)));
    } catch (error) {
      this.#dead = true;
      this.#onCrash(error);
      return undefined;
    }
    this.#drain();
    return result;
  }

  // Listeners call the program again; what that adds waits its turn, so effects arrive in the order they were made.
  #drain() {
    if (this.#draining) return;
    this.#draining = true;
    for (let effect = this.#queue.shift(); effect; effect = this.#queue.shift()) {
      for (const listener of this.#listeners.get(effect.type) ?? []) {
        try {
          listener(effect);
        } catch (error) {
          reportError(error); // a fault of the page, not of the program: the rest still runs
        }
      }
    }
    this.#draining = false;
  }

  /** Puts bytes where they stay, and says where. @param {Uint8Array} bytes */
  #keep(bytes) {
    const pointer = this.#program._atlas_keep(bytes.length);
    this.#program.HEAPU8.set(bytes, pointer);
    return pointer;
  }

  /** @param {string} text @returns {[number, number]} where it is and its length in bytes */
  #write(text) {
    const bytes = encoder.encode(text);
    const pointer = this.#program._atlas_alloc(bytes.length + 1);
    this.#program.HEAPU8.set(bytes, pointer);
    this.#program.HEAPU8[pointer + bytes.length] = 0;
    return [pointer, bytes.length];
  }
}
