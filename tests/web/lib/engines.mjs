// The three browsers, and what a test does in each of them: its own server and browser, one tab per visit, and at the
// end of a visit no error on the console and no violation of the page's policy.
import test from 'node:test';
import { BrowserDied } from './visit.mjs';
import { launch_chromium } from './chromium.mjs';
import { launch_firefox } from './firefox.mjs';
import { launch_webkit } from './webkit.mjs';
import { serve } from './server.mjs';

export const engines = [
  { name: 'Chromium', launch: launch_chromium },
  { name: 'Firefox', launch: launch_firefox },
  { name: 'WebKitGTK', launch: launch_webkit, watch: true },
];

/**
 * look_at() for an address below the start page.
 * @typedef {(path: string, check: (tab: import('./visit.mjs').Visit) => Promise<void>) => Promise<void>} Visitor
 */

/**
 * Opens an address, waits for the first picture, and looks at it.
 * @param {{open: (url: string) => Promise<import('./visit.mjs').Visit>}} browser @param {string} url
 * @param {(tab: import('./visit.mjs').Visit) => Promise<void>} check
 */
export async function look_at(browser, url, check) {
  const tab = await browser.open(url);
  try {
    await tab.ready();
    await check(tab);
    await tab.expect_no_problems();
  } finally {
    await tab.close();
  }
}

/**
 * Visits by one browser. When its process dies under a visit, a new browser makes that visit once more and `say` is
 * told; a second death fails. WebKitGTK 2.50 for x86-64 dies in about one of 300 visits, where its interpreter of
 * WebAssembly gives way to compiled code. Source: https://bugs.webkit.org/show_bug.cgi?id=289009.
 * @param {() => Promise<any>} launch @param {(what: string) => void} say
 */
export async function start_visits(launch, say) {
  let browser = await launch();
  let died = false;
  return {
    version: browser.version,
    close: () => browser.close(),
    /** @param {string} url @param {(tab: import('./visit.mjs').Visit) => Promise<void>} check */
    async visit(url, check) {
      try {
        await look_at(browser, url, check);
      } catch (error) {
        if (!(error instanceof BrowserDied) || died) throw error;
        died = true;
        say(`${error.message}; a new browser visits ${url} once more`);
        await browser.close();
        browser = await launch();
        await look_at(browser, url, check);
      }
    },
  };
}

/**
 * One test per engine over a folder that is served.
 * @param {string} root
 * @param {(t: import('node:test').TestContext, visit: Visitor) => Promise<void>} body
 */
export function in_every_engine(root, body) {
  for (const { name, launch, watch = false } of engines) {
    test(`in ${name}`, async (t) => {
      const server = await serve({ root, watch });
      t.after(() => server.close());
      const visits = await start_visits(launch, (what) => t.diagnostic(what));
      t.after(() => visits.close());
      t.diagnostic(visits.version);
      await body(t, (path, check) => visits.visit(server.url + path, check));
    });
  }
}
