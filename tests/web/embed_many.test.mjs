// Twenty embeds on one page: what each costs before it is opened, and how many are live at once.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { launch_chromium } from './lib/chromium.mjs';
import { frame_of, host, paragraphs, until_in } from './lib/embed_host.mjs';
import { launch_firefox } from './lib/firefox.mjs';
import { catalog, dist, files } from './lib/site.mjs';

const limit_bytes = 5000;
const most_live = 4;

const components = catalog.nodes.filter((node) => node.kind === 'component').slice(0, 8);
const places = [
  ...components.map((node) => ({ path: `n/${node.id}/`, attribute: `node="${node.id}"`, title: node.title })),
  ...[1, 3, 5, 9, 12, 19, 21, 24, 27, 30, 33, 36, 39].map((step) => ({
    path: `walk/deployment/${step}/`, attribute: `view="walk/deployment/${step}"`, title: `Step ${step}`,
  })),
].slice(0, 20);

const article = (/** @type {string} */ root) => places.map(({ path, attribute, title }, index) =>
  `${paragraphs(2)}<source-atlas id="e${index}" ${attribute} lang="zh"><a href="${root}${path}">${title}</a></source-atlas>`).join('') + paragraphs();

/** @param {string} file below the site's root */
const brotli = (file) => execFileSync('brotli', ['-c', '-q', '11', join(dist, file)]).length;

/** Embeds of a page whose canvas has a living context. @param {any} tab */
async function contexts(tab) {
  let live = 0;
  for (const frame of tab.page.frames()) {
    if (!frame.url().includes('/embed/?')) continue;
    const lives = await frame.evaluate(() => {
      const canvas = /** @type {HTMLCanvasElement | null} */ (document.querySelector('canvas'));
      return canvas !== null && canvas.getContext('webgl2')?.isContextLost() === false;
    }).catch(() => false); // the frame has just gone
    if (lives) live += 1;
  }
  return live;
}

const engines = { Chromium: () => launch_chromium(), Firefox: () => launch_firefox() };
for (const [name, launch] of Object.entries(engines)) {
  test(`${name}: twenty embeds`, async (t) => {
    assert.equal(places.length, 20);
    const { site, blog } = await host(t, { '/': article });
    const browser = await launch();
    t.after(() => browser.close());
    const tab = await browser.open(blog.url, { width: 900, height: 900 });

    await t.test('load no more than 5 kB each before they are opened, the program not at all', async () => {
      await tab.until('the element is defined', () => customElements.get('source-atlas') !== undefined);
      for (let index = 0; index < places.length; ++index) {
        await tab.evaluate((id) => document.getElementById(id)?.scrollIntoView({ block: 'center' }), `e${index}`);
        await tab.until(`the poster of ${places[index].path}`, (id) => {
          const picture = document.getElementById(id)?.shadowRoot?.querySelector('img');
          return picture && picture.naturalWidth > 0;
        }, { args: [`e${index}`] });
      }
      const paths = site.requests.map(({ path }) => path.slice(1)).sort();
      const expected = ['embed/v1/source-atlas.js', ...places.map(({ path }) => `${path}poster.svg`)].sort();
      assert.deepEqual(paths, expected, 'nothing else is asked for');
      const script = brotli('embed/v1/source-atlas.js');
      assert.ok(script <= limit_bytes, `the element alone: ${script}`);
      const posters = places.map(({ path }) => brotli(`${path}poster.svg`));
      const each = (script + posters.reduce((a, b) => a + b, 0)) / places.length;
      t.diagnostic(`${Math.round(each)} bytes of brotli per embed: the element ${script} once, posters ${Math.min(...posters)} to ${Math.max(...posters)}`);
      assert.ok(Math.max(...posters) <= limit_bytes);
      assert.ok(each <= limit_bytes);
    });

    await t.test('are never more than four at a time; the least recently used goes back to its picture', async () => {
      const sizes = await tab.evaluate(() => [...document.querySelectorAll('source-atlas')].map((each) => /** @type {HTMLElement} */ (each).offsetHeight));
      for (let index = 0; index < places.length; ++index) {
        await tab.evaluate((id) => {
          const element = /** @type {HTMLElement} */ (document.getElementById(id));
          element.scrollIntoView({ block: 'center' });
          /** @type {HTMLElement} */ (element.shadowRoot?.querySelector('button')).click();
        }, `e${index}`);
        await tab.until(`${index} is open`, (id) => globalThis.heard.some((each) => each.from === id && each.type === 'ready'), { args: [`e${index}`], time_limit_ms: 30_000 });
        const live = await contexts(tab);
        assert.ok(live >= 1 && live <= most_live, `${live} live after opening ${index + 1}`);
      }
      const after = await tab.evaluate(() => [...document.querySelectorAll('source-atlas')].map((each) => /** @type {HTMLElement} */ (each).offsetHeight));
      assert.deepEqual(after, sizes, 'an open embed is as large as its picture');
    });

    await t.test('out of sight they release their context, and come back where the reader was', async () => {
      const last = places[places.length - 1].path;
      const frame = await frame_of(tab, 'deployment%2F39');
      await frame.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('#ways .previous')).click());
      await until_in(frame, 'the step before', () => globalThis.atlas.state().step === 38);
      await tab.evaluate(() => scrollTo(0, 0));
      await tab.until('its frame is gone', (id) => !document.getElementById(id)?.shadowRoot?.querySelector('iframe'), { args: ['e19'] });
      await tab.evaluate(() => document.getElementById('e19')?.scrollIntoView({ block: 'center' }));
      const again = await frame_of(tab, 'deployment%2F38');
      await until_in(again, `${last} again`, () => globalThis.atlas.state().step === 38);
      assert.ok(await contexts(tab) <= most_live);
    });
    await tab.expect_no_problems(/ERR_ABORTED/); // of frames that were closed while they loaded
    await tab.close();
  });
}

test('every picture with its script is at most 5 kB (of a whole walkthrough 6), stands alone and names what it shows', () => {
  const posters = files().filter((file) => /(?:^|\/)poster(?:\.en)?\.svg$/.test(file));
  const steps = catalog.walkthroughs.reduce((sum, walk) => sum + (walk.steps.length ? walk.steps.length + 1 : 0), 0);
  const script = brotliCompressSync(readFileSync(join(dist, 'embed/v1/source-atlas.js'))).length;
  assert.equal(posters.length, 2 * (catalog.nodes.length + steps));
  for (const file of posters) {
    const svg = readFileSync(join(dist, file), 'utf8');
    const facade = script + brotliCompressSync(svg).length;
    const whole_walk = /^walk\/[^/]+\/poster/.test(file); // forty steps in one picture
    assert.ok(facade <= (whole_walk ? 6000 : limit_bytes), `${file}: ${facade} bytes with the script`);
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*><title>[^<]+<\/title>/, file);
    const foreign = svg.replace('http://www.w3.org/2000/svg', '').match(/https?:|href="[^#]|<script|@import|url\(|<image/);
    assert.equal(foreign, null, `${file} refers to something: ${foreign}`);
  }
});

test('a plain frame gives its context back while it is out of sight', async (t) => {
  const { blog } = await host(t, {
    '/': (root) => `<iframe src="${root}embed/?n=etcd&v=1" title="etcd" width="600" height="440"></iframe>${paragraphs(200)}`,
  });
  const browser = await launch_chromium();
  t.after(() => browser.close());
  const tab = await browser.open(blog.url, { width: 900, height: 700 });
  const frame = await frame_of(tab, 'n=etcd');
  await until_in(frame, 'a picture', () => document.documentElement.classList.contains('drawn'));
  await tab.evaluate(() => scrollTo(0, 4000));
  await until_in(frame, 'no context', () => document.querySelector('canvas')?.getContext('webgl2')?.isContextLost());
  await new Promise((resolve) => setTimeout(resolve, 3500)); // longer than a lost context may stay away unasked
  await tab.evaluate(() => scrollTo(0, 0));
  await until_in(frame, 'the picture again', () =>
    document.documentElement.classList.contains('drawn') && document.querySelector('canvas')?.getContext('webgl2')?.isContextLost() === false);
  assert.equal(await frame.evaluate(() => document.documentElement.dataset.failed), undefined);
  await tab.expect_no_problems();
});
