// One tab under test, the same for every engine: where engines differ is in chromium.mjs, firefox.mjs
// and webkit.mjs; everything that can be said in terms of `evaluate` is here.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

/** The browser's own process is gone: a fault of the browser, whatever the page did. */
export class BrowserDied extends Error {}

/** What each engine can do. Coordinates are CSS pixels of the viewport. */
export class Visit {
  /** @type {string[]} */
  problems_seen = [];

  /** @param {string} url @returns {Promise<void>} */
  async goto(url) { throw new Error(`abstract, defined by each engine: ${url}`); }
  /**
   * Runs a function in the page; arguments and result travel as JSON. Promises are awaited.
   * @param {Function} fn @param {...any} args @returns {Promise<any>}
   */
  async evaluate(fn, ...args) { throw new Error(`abstract, defined by each engine: ${fn}${args}`); }
  /** @param {number} x @param {number} y @returns {Promise<void>} */
  async move(x, y) { throw new Error(`abstract, defined by each engine: ${x}${y}`); }
  /** @param {number} x @param {number} y @returns {Promise<void>} */
  async click(x, y) { throw new Error(`abstract, defined by each engine: ${x}${y}`); }
  /**
   * A click with another button (0 left, 1 middle, 2 right) or a modifier key held.
   * @param {{x: number, y: number, button?: number, modifier?: 'Control' | 'Shift'}} click @returns {Promise<void>}
   */
  async click_with(click) { throw new Error(`abstract, defined by each engine: ${click}`); }
  /** @param {{x: number, y: number}} from @param {{x: number, y: number}} to @returns {Promise<void>} */
  async drag(from, to) { throw new Error(`abstract, defined by each engine: ${from}${to}`); }
  /**
   * Fingers that move together: one list of points per finger; they rest `hold_ms` before they are lifted.
   * @param {{x: number, y: number}[][]} paths @param {number} [hold_ms] @returns {Promise<void>}
   */
  async touch(paths, hold_ms) { throw new Error(`abstract, defined by each engine: ${paths}${hold_ms}`); }
  /** How many tabs there are. @returns {Promise<number>} */
  async tabs() { throw new Error('abstract, defined by each engine'); }
  /** Types into what has the focus. @param {string} text @returns {Promise<void>} */
  async type(text) { throw new Error(`abstract, defined by each engine: ${text}`); }
  /** A key by its name, or a character. @param {string} key @returns {Promise<void>} */
  async press(key) { throw new Error(`abstract, defined by each engine: ${key}`); }
  /** @returns {Promise<void>} */
  async back() { throw new Error('abstract, defined by each engine'); }
  /** @returns {Promise<void>} */
  async forward() { throw new Error('abstract, defined by each engine'); }
  /** @returns {Promise<Uint8Array>} */
  async screenshot() { throw new Error('abstract, defined by each engine'); }
  async close() {}

  /**
   * Waits until a function of the page gives something truthy, and returns it. Polls from outside: the
   * page's CSP forbids what puppeteer's own waitForFunction does.
   * @param {string} what said when the time is up
   * @param {Function} fn
   * @param {{time_limit_ms?: number, args?: any[]}} [options]
   */
  async until(what, fn, { time_limit_ms = 10_000, args = [] } = {}) {
    const end = Date.now() + time_limit_ms;
    let last;
    do {
      last = await this.evaluate(fn, ...args).catch((error) => {
        // A page that is being replaced has no context for a moment.
        if (!/context|navigat|destroyed|frame|realm/i.test(String(error))) throw error;
      });
      if (last) return last;
      await sleep(50);
    } while (Date.now() < end);
    const shown = await this.evaluate(() => ({
      address: location.href,
      notice: document.querySelector('#notice')?.textContent,
      problems: globalThis.__problems,
    })).catch((error) => String(error));
    assert.fail(`${what}: still not so after ${time_limit_ms} ms (${JSON.stringify(shown)})`);
  }

  /** Waits for the first frame with the graph, and for the parts of the page round it. */
  async ready(time_limit_ms = 30_000) {
    await this.until('the first graph frame', async () => {
      if (!globalThis.atlas?.ready) return false;
      return Promise.race([
        globalThis.atlas.ready.then(() => true),
        new Promise((resolve) => setTimeout(resolve, 500, false)),
      ]);
    }, { time_limit_ms });
    await this.until('the parts round the graph', () => {
      const { classList } = document.documentElement;
      return classList.contains('whole') || !classList.contains('app');
    }, { time_limit_ms });
  }

  /** @returns {Promise<any>} */
  state() {
    return this.evaluate(() => globalThis.atlas.state());
  }

  /**
   * Waits until frames stop: the picture is final.
   * @returns {Promise<number>} frames drawn so far
   */
  async at_rest(quiet_ms = 400, time_limit_ms = 8000) {
    const pause_ms = 60;
    const end = Date.now() + time_limit_ms;
    let frames = -1;
    let since = Date.now();
    // As many looks as a rest takes, at least: on a busy machine the first alone may take all the time.
    for (let looks = 0; looks < quiet_ms / pause_ms + 2 || Date.now() < end; ++looks) {
      const now = await this.evaluate(() => globalThis.atlas.frames());
      if (now !== frames) {
        frames = now;
        since = Date.now();
      } else if (Date.now() - since >= quiet_ms) {
        return frames;
      }
      await sleep(pause_ms);
    }
    assert.fail(`frames never stop: ${frames} after ${time_limit_ms} ms`);
  }

  /**
   * Middle of an element, after scrolling it into view.
   * @param {string} selector
   * @returns {Promise<{x: number, y: number, width: number, height: number}>}
   */
  async middle_of(selector) {
    const found = await this.evaluate((wanted) => {
      const element = document.querySelector(wanted);
      if (!element) return null;
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const box = element.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width, height: box.height };
    }, selector);
    assert.ok(found, `the page has no ${selector}`);
    assert.ok(found.width > 0 && found.height > 0, `${selector} is not shown`);
    return found;
  }

  /** @param {string} selector */
  async click_on(selector) {
    const { x, y } = await this.middle_of(selector);
    await this.click(x, y);
  }

  /** Everything that went wrong in this tab so far. @returns {Promise<string[]>} */
  async problems() {
    const here = await this.evaluate(() => globalThis.__problems ?? ['lib/watch.js did not run']).catch(() => []);
    return [...new Set([...this.problems_seen, ...here])];
  }

  /**
   * Fails when anything unexpected was said. `expected` lists what a provoked fault has to say.
   * @param {RegExp[]} expected
   */
  async expect_no_problems(...expected) {
    const rest = (await this.problems()).filter((line) => !expected.some((pattern) => pattern.test(line)));
    assert.deepEqual(rest, [], 'console errors, CSP violations or page errors');
  }
}
