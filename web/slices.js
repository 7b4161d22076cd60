// Long work of the program, done in slices: between two of them the page answers its reader.

/** @typedef {import("./core.js").Core} Core */

const sliceMs = 10;
const startSliceMs = 30; // after each the browser lays the page out anew
const idleLimitMs = 100; // a page that is never idle goes on all the same

// A message is dealt with after what waits already: unlike timers it is not held up, unlike a continuation of
// scheduler.yield() it does not go before timers and answers from the network.
export const pause = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(port1.close());
    port2.postMessage(null);
  });

/** When what is on the page now has been shown. */
export const shown = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(pause()))));

/** @returns {Promise<unknown>} */
export const idle = () =>
  new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(resolve, { timeout: idleLimitMs });
    else setTimeout(resolve, idleLimitMs / 4); // WebKit
  });

/**
 * Goes on with a start until the program can draw; false when it cannot.
 * @param {Core} core
 * @param {(done: number) => void} tell how far it is, from 0 to 1
 * @param {boolean} [whole] until it can answer the parts of the page too
 */
export async function goOnStarting(core, tell, whole = false) {
  for (;;) {
    const done = core.goOn(startSliceMs, whole);
    if (done < 0 || done >= 1) return done >= 1;
    tell(done);
    await pause();
  }
}

/** What the program needs for later questions, first of all the search index. @param {Core} core */
export function createWork(core) {
  let running = false;
  let hurried = false;
  const run = async () => {
    if (running) return;
    running = true;
    if (!hurried) await idle();
    while (core.work(sliceMs)) await (hurried ? pause() : idle());
    running = hurried = false;
  };
  return {
    /** Makes it while the page is idle. */
    idly: () => void run(),
    /** Makes it now, because somebody waits for it. */
    now() {
      hurried = true;
      void run();
    },
  };
}
