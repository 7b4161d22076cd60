// WebKitGTK by plain WebDriver over HTTP: WebKitWebDriver starts MiniBrowser on a virtual display.
// A client of our own, because the protocol needs only a few requests.
// Source: W3C WebDriver (Level 2).
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer } from 'node:net';
import { start, start_display, with_retries } from './processes.mjs';
import { BrowserDied, Visit } from './visit.mjs';

const keys = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', End: '\uE010', Home: '\uE011',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015',
  Control: '\uE009', Shift: '\uE008', F10: '\uE03A',
};

/** Debian puts MiniBrowser below the library's folder, whose name holds the architecture and the API version. */
function find_mini_browser() {
  if (process.env.ATLAS_MINIBROWSER) return process.env.ATLAS_MINIBROWSER;
  for (const architecture of readdirSync('/usr/lib').filter((name) => name.endsWith('-linux-gnu'))) {
    const folder = readdirSync(`/usr/lib/${architecture}`).filter((name) => /^webkit2?gtk-[\d.]+$/.test(name)).sort();
    for (const name of folder.reverse()) {
      if (readdirSync(`/usr/lib/${architecture}/${name}`).includes('MiniBrowser')) {
        return `/usr/lib/${architecture}/${name}/MiniBrowser`;
      }
    }
  }
  throw new Error('MiniBrowser was not found below /usr/lib: install webkit2gtk-driver');
}

/** @returns {Promise<number>} */
async function free_port() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/**
 * WebKitWebDriver has no word for the death of the page's process: the request under way gets no result, or an error
 * without a message, and each later one a session that is gone.
 * @param {string} what @param {{error?: string, message?: string}} answer
 */
function failure(what, { error, message = '' }) {
  const died = error === 'invalid session id'
    || (error === 'unknown error' && (message === '' || message === 'Could not parse script result'));
  if (died) return new BrowserDied(`the browser's process died (${what}: ${error}: ${message})`);
  return new Error(`${what}: ${error}: ${message}`);
}

class WebDriver {
  /** @param {string} base */
  constructor(base) {
    this.base = base;
    this.session = '';
  }
  /** @param {'GET'|'POST'|'DELETE'} method @param {string} path @param {object} [body] */
  async send(method, path, body) {
    const answer = await fetch(this.base + path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
      signal: AbortSignal.timeout(60_000),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw failure(`WebDriver ${path}`, value ?? {});
    return value;
  }
  /** @param {string} path @param {object} [body] */
  post(path, body) {
    return this.send('POST', `/session/${this.session}${path}`, body);
  }
  /** @param {string} path */
  get(path) {
    return this.send('GET', `/session/${this.session}${path}`);
  }
}

class WebKitVisit extends Visit {
  /** @param {WebDriver} driver */
  constructor(driver) {
    super();
    this.driver = driver;
  }
  async goto(url) {
    await this.driver.post('/url', { url });
  }
  async evaluate(fn, ...args) {
    const answer = await this.driver.post('/execute/async', {
      script: `const done = arguments[arguments.length - 1], args = [...arguments].slice(0, -1);
        (async () => (${fn})(...args))().then((value) => done({ value }), (error) => done({ error: String(error?.stack ?? error) }));`,
      args,
    });
    if (answer?.error) throw new Error(answer.error);
    return answer?.value;
  }
  async perform(actions) {
    await this.driver.post('/actions', { actions });
  }
  async move(x, y) {
    await this.perform([{ type: 'pointer', id: 'mouse', actions: [{ type: 'pointerMove', x: Math.round(x), y: Math.round(y) }] }]);
  }
  async click(x, y) {
    await this.perform([{
      type: 'pointer',
      id: 'mouse',
      actions: [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 },
        { type: 'pause', duration: 30 },
        { type: 'pointerUp', button: 0 },
      ],
    }]);
  }
  async click_with({ x, y, button = 0, modifier }) {
    const hold = (type) => ({ type: 'key', id: 'keyboard', actions: [{ type, value: keys[modifier] }] });
    if (modifier) await this.perform([hold('keyDown')]);
    await this.perform([{
      type: 'pointer',
      id: 'mouse',
      actions: [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button },
        { type: 'pause', duration: 30 },
        { type: 'pointerUp', button },
      ],
    }]);
    if (modifier) await this.perform([hold('keyUp')]);
  }
  async drag(from, to) {
    await this.perform([{
      type: 'pointer',
      id: 'mouse',
      actions: [
        { type: 'pointerMove', x: Math.round(from.x), y: Math.round(from.y) },
        { type: 'pointerDown', button: 0 },
        ...[0.25, 0.5, 0.75, 1].map((part) => ({
          type: 'pointerMove',
          duration: 20,
          x: Math.round(from.x + (to.x - from.x) * part),
          y: Math.round(from.y + (to.y - from.y) * part),
        })),
        { type: 'pointerUp', button: 0 },
      ],
    }]);
  }
  async touch(paths, hold_ms = 0) {
    await this.perform(paths.map((path, finger) => ({
      type: 'pointer',
      id: `finger${finger}`,
      parameters: { pointerType: 'touch' },
      actions: [
        { type: 'pointerMove', x: Math.round(path[0].x), y: Math.round(path[0].y) },
        { type: 'pointerDown', button: 0 },
        ...path.slice(1).map(({ x, y }) => ({ type: 'pointerMove', duration: 16, x: Math.round(x), y: Math.round(y) })),
        { type: 'pause', duration: hold_ms },
        { type: 'pointerUp', button: 0 },
      ],
    })));
  }
  tabs() {
    return this.driver.get('/window/handles').then((handles) => handles.length);
  }
  async strike(values) {
    await this.perform([{
      type: 'key',
      id: 'keyboard',
      actions: values.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]),
    }]);
  }
  async type(text) {
    await this.strike([...text]);
  }
  async press(key) {
    await this.strike([keys[key] ?? key]);
  }
  async back() {
    await this.evaluate(() => history.back());
  }
  async forward() {
    await this.evaluate(() => history.forward());
  }
  async screenshot() {
    return Buffer.from(await this.driver.get('/screenshot'), 'base64');
  }
}

export async function launch_webkit() {
  const display = await with_retries('Xvfb', () => start_display());
  const env = { DISPLAY: display.display, LIBGL_ALWAYS_SOFTWARE: '1', GTK_A11Y: 'none', NO_AT_BRIDGE: '1', LANG: 'C.UTF-8' };
  const stop = [() => display.stop()];
  try {
    const { driver, version, group } = await with_retries('WebKitGTK', () => new_session(env, stop));
    const visit = new WebKitVisit(driver);
    return {
      version,
      /** The process group of the browser's own processes. */
      group,
      /** WebKitGTK has one tab per session; a new visit loads over the old one. @param {string} url */
      async open(url) {
        await visit.goto('about:blank');
        await visit.goto(url);
        return visit;
      },
      async close() {
        await driver.send('DELETE', `/session/${driver.session}`).catch(() => {});
        for (const step of stop.reverse()) await step();
      },
    };
  } catch (error) {
    for (const step of stop.reverse()) await step();
    throw error;
  }
}

/** @param {Record<string, string>} env @param {(() => Promise<void>)[]} stop */
async function new_session(env, stop) {
  const port = await free_port();
  const server = await start('WebKitWebDriver', [`--port=${port}`], { env });
  try {
    const driver = new WebDriver(`http://127.0.0.1:${port}`);
    for (let tries = 0; ; ++tries) {
      const up = await driver.send('GET', '/status').catch(() => undefined);
      if (up) break;
      if (tries > 100) throw new Error(`WebKitWebDriver does not answer: ${server.output()}`);
      await sleep(100);
    }
    const session = await driver.send('POST', '/session', {
      capabilities: {
        alwaysMatch: { 'webkitgtk:browserOptions': { binary: find_mini_browser(), args: ['--automation'] } },
      },
    });
    driver.session = session.sessionId;
    await driver.post('/timeouts', { script: 30_000, pageLoad: 30_000 });
    await driver.post('/window/rect', { x: 0, y: 0, width: 1440, height: 980 });
    stop.push(() => server.stop());
    return { driver, group: server.child.pid, version: `${session.capabilities.browserName} ${session.capabilities.browserVersion}` };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
