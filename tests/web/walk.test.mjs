// The walkthrough as a reader uses it: deep links to overview, act, step and order, stepping by button, key, rail and
// Back, and pages that need no scripts. The three engines do the same; what is finer is looked at in Chromium.
import test from 'node:test';
import assert from 'node:assert/strict';
import { launch_chromium } from './lib/chromium.mjs';
import { in_every_engine } from './lib/engines.mjs';
import { colour_counts, read_png, real_colours } from './lib/png.mjs';
import { serve } from './lib/server.mjs';
import { catalog, dist, page } from './lib/site.mjs';

const [walk] = catalog.walkthroughs;
const base = `walk/${walk.id}/`;
/** @param {any} text @param {'zh' | 'en'} [lang] */
const said = (text, lang = 'zh') => (typeof text === 'string' ? text : text[lang]);
/** @param {number} n */
const title_of = (n) => said(walk.steps[n - 1].title);
/** The act, counted from 1, that a step belongs to. @param {number} n */
const act_of = (n) => walk.acts.findIndex((/** @type {any} */ act) => act.id === walk.steps[n - 1].act) + 1;

/** Address, state and text agree on a step (0: the overview). @param {import('./lib/visit.mjs').Visit} tab @param {number} n */
async function at_step(tab, n) {
  await tab.until(`step ${n}`, (wanted) => {
    const heading = document.querySelector('#text h1')?.textContent ?? '';
    const { node, step, walkthrough } = globalThis.atlas.state();
    return node === null && walkthrough === wanted.id && (step ?? 0) === wanted.n &&
      location.pathname.endsWith(wanted.path) && heading.includes(wanted.title);
  }, { args: [{ id: walk.id, n, path: n ? `${base}${n}/` : base, title: n ? title_of(n) : said(walk.lead) }] });
}

in_every_engine(dist, async (t, visit) => {
  await t.test('a deep link opens its step with its sentences and draws the pipeline', () => visit(`${base}27/#v1&lang=zh`, async (tab) => {
    await at_step(tab, 27);
    const text = await tab.evaluate(() => document.querySelector('#text').textContent);
    assert.ok(text.includes(said(walk.steps[26].prose.what).replaceAll('`', '').slice(0, 12)), text.slice(0, 200));
    const place = await tab.evaluate(() => document.querySelector('#canvas').getBoundingClientRect().toJSON());
    const colours = real_colours(colour_counts(read_png(await tab.screenshot()), place));
    assert.ok(colours >= 6, `the picture shows only ${colours} colours`);
  }));

  await t.test('Next goes on, Back steps back', () => visit(`${base}27/#v1&lang=zh`, async (tab) => {
    await at_step(tab, 27);
    await tab.click_on('.walk-turns .turn-next');
    await at_step(tab, 28);
    await tab.click_on('.walk-turns .turn-next');
    await at_step(tab, 29);
    await tab.back();
    await at_step(tab, 28);
    await tab.back();
    await at_step(tab, 27);
    await tab.forward();
    await at_step(tab, 28);
  }));

  await t.test('an act and an order have addresses of their own', () => visit(`${base}#v1&act=3&lang=zh`, async (tab) => {
    await tab.until('act 3', (title) => document.querySelector('#text h1').textContent === title, { args: [said(walk.acts[2].title)] });
    await tab.evaluate(() => document.querySelector('.choice [data-i18n="walkbar.order_both"]').click());
    await tab.until('the order is in the address', () => location.hash.includes('order=both'));
  }));
});

test('in Chromium, closely', async (t) => {
  const server = await serve({ root: dist });
  t.after(() => server.close());
  const chromium = await launch_chromium();
  t.after(() => chromium.close());

  await t.test('keys step, go by act, and zoom out to the overview', async () => {
    const tab = await chromium.open(`${server.url}${base}12/#v1&lang=zh`);
    await tab.ready();
    await tab.evaluate(() => document.querySelector('#canvas').focus());
    await tab.press('ArrowRight');
    await at_step(tab, 13);
    await tab.press('ArrowRight');
    await at_step(tab, 14);
    await tab.press('ArrowLeft');
    await at_step(tab, 13);
    await tab.press('Home');
    await at_step(tab, 1);
    await tab.press('End');
    await at_step(tab, walk.steps.length);
    await tab.expect_no_problems();
    await tab.close();
  });

  await t.test('in the reading order the next step is the next of that order', async () => {
    const last = walk.steps.findLastIndex((/** @type {any} */ step) => step.lane === 'kube-apiserver' && step.act === 'spread') + 1;
    const first = walk.steps.findIndex((/** @type {any} */ step) => step.lane === 'kube-scheduler') + 1;
    const tab = await chromium.open(`${server.url}${base}${first}/#v1&lang=zh&order=seed`);
    await tab.ready();
    const previous = await tab.evaluate(() => document.querySelector('.walk-turns .turn:not(.turn-next)').getAttribute('href'));
    const before = Number(/(\d+)\/#/.exec(previous)?.[1]);
    assert.equal(walk.steps[before - 1].lane, 'kube-apiserver', `the scheduler follows the apiserver, not step ${before}`);
    assert.ok(before >= last);
    const done = await tab.evaluate(() => [...document.querySelectorAll('#walk-rail .tick')].map((tick) => tick.classList.contains('done')));
    walk.steps.forEach((/** @type {any} */ step, /** @type {number} */ i) => {
      if (step.lane === 'kubectl') assert.ok(done[i], `step ${i + 1} of kubectl is read before the scheduler's`);
      if (step.lane === 'controllers' && !step.also) assert.ok(!done[i], `step ${i + 1} of the controllers is read after it`);
    });
    await tab.close();
  });

  await t.test('the rail names every step, marks the current one and leads to the others', async () => {
    const tab = await chromium.open(`${server.url}${base}27/#v1&lang=zh`);
    await tab.ready();
    const rail = await tab.evaluate(() => [...document.querySelectorAll('#walk-rail .tick')].map((tick) => [tick.title, tick.getAttribute('aria-current')]));
    assert.deepEqual(rail.map(([label]) => label), walk.steps.map((/** @type {any} */ step, /** @type {number} */ i) => `${i + 1} ${said(step.title)}`));
    assert.deepEqual(rail.flatMap(([, current], i) => (current ? [i + 1] : [])), [27]);
    const covered = await tab.evaluate(() => {
      const frame = document.querySelector('#walk-rail .window').getBoundingClientRect();
      return [...document.querySelectorAll('#walk-rail .tick')].flatMap((tick, i) => {
        const { left, right } = tick.getBoundingClientRect();
        return (left + right) / 2 > frame.left && (left + right) / 2 < frame.right ? [i + 1] : [];
      });
    });
    assert.ok(covered.includes(27) && covered.length > 3 && covered.length < 15, `the frame is round the part in view: ${covered}`);
    await tab.evaluate(() => document.querySelectorAll('#walk-rail .tick')[4].click());
    await at_step(tab, 5);
    await tab.close();
  });

  await t.test('a component says at which steps it acts, and the way leads there and back', async () => {
    const tab = await chromium.open(`${server.url}n/kube-scheduler/#v1&lang=zh`);
    await tab.ready();
    const link = await tab.evaluate((path) => document.querySelector(`#text a[href*="/${path}27/"]`)?.textContent ?? '', base);
    assert.ok(link.includes('27'), 'the panel of kube-scheduler leads to step 27');
    await tab.evaluate((path) => document.querySelector(`#text a[href*="/${path}27/"]`).click(), base);
    await at_step(tab, 27);
    await tab.back();
    await tab.until('the component again', () => globalThis.atlas.state().node === 'kube-scheduler');
    await tab.expect_no_problems();
    await tab.close();
  });

  await t.test('playing is asked for, goes on by itself and stops at a touch; readers who want less motion are not offered it', async () => {
    const tab = await chromium.open(`${server.url}${base}3/#v1&lang=zh`);
    await tab.ready();
    assert.equal(await tab.evaluate(() => document.querySelector('.play').checkVisibility()), true);
    await tab.evaluate(() => document.querySelector('.play button').click());
    await at_step(tab, 4);
    await tab.press('Shift');
    assert.equal(await tab.evaluate(() => document.querySelector('.play button').getAttribute('aria-label')), '自动播放');
    await tab.page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await tab.click_on('.walk-turns .turn-next');
    await at_step(tab, 5);
    assert.equal(await tab.evaluate(() => document.querySelector('.play').checkVisibility()), false);
    await tab.close();
  });

  for (const [address, what] of [[`${base}999/`, 'a step that does not exist'], ['walk/nothing/', 'a walkthrough that does not exist']]) {
    await t.test(`${what} gets a message on a page that works`, async () => {
      const tab = await chromium.open(`${server.url}#/${address}`);
      await tab.ready();
      await tab.until('a message', () => {
        const notice = document.querySelector('#notice');
        return notice && !notice.hidden && notice.textContent.trim() !== '';
      });
      assert.ok(await tab.evaluate(() => document.querySelector('#text h1').textContent.length > 0));
      await tab.close();
    });
  }

  await t.test('when the sentences do not arrive, the step leads to its static page', async () => {
    const tab = await chromium.open(`${server.url}n/kubelet/#v1&lang=zh`);
    await tab.ready();
    await tab.page.setRequestInterception(true);
    tab.page.on('request', (request) => (/\/a\/prose\./.test(request.url()) ? request.abort() : request.continue()));
    await tab.evaluate((path) => document.querySelector(`#text a[href*="/${path}"]`).click(), base);
    await tab.until('the way to the page', () => document.querySelector('#text a[data-page]'));
    await tab.close();
  });
});

test('every step page has its text without scripts', () => {
  for (let n = 1; n <= walk.steps.length; ++n) {
    const { html } = page(`${base}${n}/index.html`);
    const step = walk.steps[n - 1];
    assert.ok(html.includes(title_of(n)), `title of step ${n}`);
    for (const source of step.prose.sources) assert.ok(html.includes(source.path), `${source.path} at step ${n}`);
    for (const reading of step.readings ?? []) assert.ok(html.includes(`/n/${reading}/`), `${reading} at step ${n}`);
    assert.ok(html.includes(said(walk.acts[act_of(n) - 1].title)), `act of step ${n}`);
  }
});
