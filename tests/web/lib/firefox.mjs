// Debian's Firefox ESR over WebDriver BiDi. On a virtual display it draws WebGL2 with the CPU; headless
// it has no WebGL at all, which makes it the test for that case.
import puppeteer from 'puppeteer-core';
import { PuppeteerVisit, watch_source } from './puppeteer_visit.mjs';
import { start_display, with_retries } from './processes.mjs';

const binary = process.env.ATLAS_FIREFOX ?? '/usr/bin/firefox-esr';

/** Nothing that the tests did not ask for: no update, no report, no page of its own. */
const quiet = {
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'intl.accept_languages': 'zh-CN, zh, en',
};

/**
 * Sets the size; older releases of Firefox do that much and then refuse the orientation, which they cannot emulate.
 * @param {import('puppeteer-core').Page} page
 * @param {{width: number, height: number}} size
 */
async function set_viewport(page, size) {
  try {
    await page.setViewport(size);
  } catch (error) {
    if (!String(error).includes('setScreenOrientationOverride')) throw error;
  }
}

/** @param {{webgl?: boolean, prefs?: Record<string, unknown>}} [options] `webgl: false` runs headless */
export async function launch_firefox({ webgl = true, prefs = {} } = {}) {
  const display = webgl ? await with_retries('Xvfb', () => start_display()) : undefined;
  const browser = await with_retries('Firefox', () => puppeteer.launch({
    browser: 'firefox',
    executablePath: binary,
    headless: !webgl,
    timeout: 60_000,
    protocolTimeout: 60_000,
    args: ['--width=1440', '--height=1000'],
    env: { ...process.env, ...(display && { DISPLAY: display.display }), LIBGL_ALWAYS_SOFTWARE: '1', MOZ_WEBRENDER: '0' },
    extraPrefsFirefox: { ...quiet, ...(webgl && { 'webgl.force-enabled': true }), ...prefs },
  })).catch(async (error) => {
    await display?.stop();
    throw error;
  });
  return {
    browser,
    version: await browser.version(),
    /** @param {string} url @param {{width?: number, height?: number}} [options] */
    async open(url, { width = 1440, height = 900 } = {}) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await set_viewport(page, { width, height });
      await page.evaluateOnNewDocument(watch_source);
      const visit = new PuppeteerVisit(page, context);
      await visit.goto(url);
      return visit;
    },
    async close() {
      await browser.close().catch(() => {});
      await display?.stop();
    },
  };
}
