// Visit for engines that puppeteer drives: Chromium over CDP, Firefox over WebDriver BiDi.
import { readFileSync } from 'node:fs';
import { Visit } from './visit.mjs';

export const watch_source = readFileSync(new URL('./watch.js', import.meta.url), 'utf8');

/** Chromium's software GL says this about the screenshots that the tests take, not about the page. */
const of_the_driver = /GL Driver Message .*GPU stall due to ReadPixels/;

export class PuppeteerVisit extends Visit {
  /**
   * @param {import('puppeteer-core').Page} page
   * @param {import('puppeteer-core').BrowserContext} context closed with the visit
   */
  constructor(page, context) {
    super();
    this.page = page;
    this.context = context;
    page.on('console', (message) => {
      if (['error', 'warn', 'assert'].includes(message.type()) && !of_the_driver.test(message.text())) {
        this.problems_seen.push(`console.${message.type()}: ${message.text()}`);
      }
    });
    page.on('pageerror', (error) => this.problems_seen.push(`error: ${error}`));
    page.on('error', (error) => this.problems_seen.push(`crash: ${error}`));
    page.on('dialog', async (dialog) => {
      this.problems_seen.push(`dialog: ${dialog.type()} ${dialog.message()}`);
      await dialog.dismiss().catch(() => {});
    });
  }

  async goto(url) {
    await this.page.goto(url, { waitUntil: 'load', timeout: 30_000 });
  }
  evaluate(fn, ...args) {
    return this.page.evaluate(fn, ...args);
  }
  async move(x, y) {
    await this.page.mouse.move(x, y);
  }
  async click(x, y) {
    await this.page.mouse.move(x, y);
    await this.page.mouse.click(x, y);
  }
  async click_with({ x, y, button = 0, modifier }) {
    if (modifier) await this.page.keyboard.down(modifier);
    await this.page.mouse.move(x, y);
    await this.page.mouse.click(x, y, { button: /** @type {const} */ (['left', 'middle', 'right'])[button] });
    if (modifier) await this.page.keyboard.up(modifier);
  }
  async drag(from, to, steps = 8) {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps });
    await this.page.mouse.up();
  }
  async touch(paths, hold_ms = 0) {
    const fingers = [];
    for (const path of paths) fingers.push(await this.page.touchscreen.touchStart(path[0].x, path[0].y));
    for (let step = 1; step < Math.max(...paths.map((path) => path.length)); ++step) {
      for (const [index, path] of paths.entries()) {
        if (path[step]) await fingers[index].move(path[step].x, path[step].y);
      }
    }
    await new Promise((resolve) => setTimeout(resolve, hold_ms));
    for (const finger of fingers) await finger.end();
  }
  async tabs() {
    return (await this.context.pages()).length;
  }
  async type(text) {
    await this.page.keyboard.type(text);
  }
  async press(key) {
    await this.page.keyboard.press(key);
  }
  async back() {
    await this.evaluate(() => history.back());
  }
  async forward() {
    await this.evaluate(() => history.forward());
  }
  async screenshot() {
    return this.page.screenshot({ type: 'png' });
  }
  async close() {
    await this.page.close().catch(() => {});
    await this.context.close().catch(() => {});
  }
}
