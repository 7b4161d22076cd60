// The three browsers, and what a test does in each of them: its own server and browser, one tab per visit, and at the
// end of a visit no error on the console and no violation of the page's policy.
import test from 'node:test';
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
 * Opens an address below the start page, waits for the first picture, and looks at it.
 * @typedef {(path: string, check: (tab: import('./visit.mjs').Visit) => Promise<void>) => Promise<void>} Visitor
 */

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
      const browser = await launch();
      t.after(() => browser.close());
      t.diagnostic(browser.version);
      await body(t, async (path, check) => {
        const tab = await browser.open(server.url + path);
        try {
          await tab.ready();
          await check(tab);
          await tab.expect_no_problems();
        } finally {
          await tab.close();
        }
      });
    });
  }
}
