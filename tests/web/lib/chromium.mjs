// Debian's Chromium, headless, over the DevTools protocol. WebGL2 is drawn by the CPU.
import puppeteer from 'puppeteer-core';
import { PuppeteerVisit, watch_source } from './puppeteer_visit.mjs';
import { with_retries } from './processes.mjs';

const binary = process.env.ATLAS_CHROMIUM ?? '/usr/bin/chromium';
const flags = [
  '--no-sandbox', '--disable-gpu', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--hide-scrollbars=false',
  '--lang=zh-CN', '--accept-lang=zh-CN,zh,en',
  // Each new window loads the address bar's own 400 scripts, 0.7 s of processor time beside the page that is looked at.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
];

/** Like "Slow 4G" of the browser's own tools, with a processor four times slower. */
export const slow = { bits_per_second: 1_600_000, latency_ms: 150, cpu: 4 };

/**
 * @typedef {object} OpenOptions
 * @property {number} [width]
 * @property {number} [height]
 * @property {number} [dpr]
 * @property {boolean} [touch] a phone: touch events and mobile viewport
 * @property {'light'|'dark'} [theme]
 * @property {boolean} [reduced_motion]
 * @property {boolean} [javascript]
 * @property {boolean} [throttled] see `slow`
 * @property {string} [before] script that runs before the page's own
 */

class ChromiumVisit extends PuppeteerVisit {
  /** @param {any} page @param {any} context @param {import('puppeteer-core').CDPSession} cdp */
  constructor(page, context, cdp) {
    super(page, context);
    this.cdp = cdp;
    /** @type {{url: string, status: number, type: string}[]} */
    this.responses = [];
    page.on('response', (response) => {
      this.responses.push({ url: response.url(), status: response.status(), type: response.request().resourceType() });
    });
    page.on('requestfailed', (request) => {
      this.problems_seen.push(`request failed: ${request.url()} ${request.failure()?.errorText}`);
    });
  }

  /** @param {{x: number, y: number}} at @param {number} delta_y @param {number} [modifiers] 2 is Ctrl */
  async wheel(at, delta_y, modifiers = 0) {
    await this.cdp.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel', x: at.x, y: at.y, deltaX: 0, deltaY: delta_y, modifiers,
    });
  }

  /**
   * Fingers that move together: `paths` holds one list of points per finger.
   * @param {{x: number, y: number}[][]} paths @param {number} [hold_ms]
   */
  async touch(paths, hold_ms = 0) {
    const steps = Math.max(...paths.map((path) => path.length));
    const points = (step) => paths.map((path, id) => ({ ...path[Math.min(step, path.length - 1)], id }));
    await this.cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(0) });
    for (let step = 1; step < steps; ++step) {
      await this.cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(step) });
      await new Promise((resolve) => setTimeout(resolve, 16));
    }
    await new Promise((resolve) => setTimeout(resolve, hold_ms));
    await this.cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  /** @param {string} selector */
  async tap_on(selector) {
    const { x, y } = await this.middle_of(selector);
    await this.touch([[{ x, y }]]);
  }
}

/** @param {{args?: string[]}} [options] further command line flags */
export async function launch_chromium({ args = [] } = {}) {
  const browser = await with_retries('Chromium', () => puppeteer.launch({
    executablePath: binary,
    headless: true,
    pipe: true,
    args: [...flags, ...args],
    timeout: 60_000,
    protocolTimeout: 60_000,
  }));
  return {
    browser,
    version: await browser.version(),
    /** A new tab with storage, cookies and cache of its own. @param {OpenOptions} [options] */
    async tab(options = {}) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      const cdp = await page.createCDPSession();
      const visit = new ChromiumVisit(page, context, cdp);
      await prepare(page, cdp, options);
      return visit;
    },
    /** A new tab that has loaded `url`. @param {string} url @param {OpenOptions} [options] */
    async open(url, options = {}) {
      const visit = await this.tab(options);
      await visit.goto(url);
      return visit;
    },
    close: () => browser.close(),
  };
}

/** @param {import('puppeteer-core').Page} page @param {import('puppeteer-core').CDPSession} cdp @param {OpenOptions} options */
async function prepare(page, cdp, options) {
  const { width = 1440, height = 900, dpr = 1, touch = false, theme = 'light', reduced_motion = false } = options;
  await page.setViewport({ width, height, deviceScaleFactor: dpr, isMobile: touch, hasTouch: touch });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: theme },
    { name: 'prefers-reduced-motion', value: reduced_motion ? 'reduce' : 'no-preference' },
  ]);
  if (options.javascript === false) await page.setJavaScriptEnabled(false);
  await page.evaluateOnNewDocument(watch_source);
  if (options.before) await page.evaluateOnNewDocument(options.before);
  if (options.throttled) {
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: slow.latency_ms,
      downloadThroughput: slow.bits_per_second / 8,
      uploadThroughput: slow.bits_per_second / 8,
    });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slow.cpu });
  }
}
