// What is particular to Firefox: without WebGL, and with fingerprinting protection.
import test from 'node:test';
import assert from 'node:assert/strict';
import { launch_firefox } from './lib/firefox.mjs';
import { colour_counts, read_png, real_colours } from './lib/png.mjs';
import { serve } from './lib/server.mjs';
import { dist, node_of } from './lib/site.mjs';

test('headless Firefox has no WebGL: the page stays readable with one message', async (t) => {
  const server = await serve({ root: dist });
  t.after(() => server.close());
  const firefox = await launch_firefox({ webgl: false });
  t.after(() => firefox.close());
  const tab = await firefox.open(server.url + 'n/kube-scheduler/');
  assert.equal(await tab.evaluate(() => document.createElement('canvas').getContext('webgl2')), null, 'the premise');
  await tab.until('a message', () => {
    const notice = document.querySelector('#notice');
    return notice && !notice.hidden && notice.textContent.trim();
  }, { time_limit_ms: 25_000 });
  const seen = await tab.evaluate(() => ({
    app: document.documentElement.classList.contains('app'),
    heading: document.querySelector('#text h1').textContent,
    links: document.querySelectorAll('#text a[href]').length,
    alerts: [...document.querySelectorAll('[role=alert]')].filter((each) => each.textContent.trim()).length,
  }));
  assert.equal(seen.app, false);
  assert.ok(seen.heading.includes(node_of.get('kube-scheduler').title));
  assert.ok(seen.links > 5);
  assert.equal(seen.alerts, 1);
  await tab.expect_no_problems(/WebGL|preload/i);
  await tab.close();
});

test('with privacy.resistFingerprinting the fallback font is fetched and the map has its words', async (t) => {
  const server = await serve({ root: dist });
  t.after(() => server.close());
  const firefox = await launch_firefox({ prefs: { 'privacy.resistFingerprinting': true } });
  t.after(() => firefox.close());
  const tab = await firefox.open(server.url + 'n/kube-scheduler/');
  await tab.ready();
  await tab.at_rest(800);
  const fonts = server.requests.filter(({ path }) => /\.(otf|ttf|woff2?)$/.test(path));
  assert.deepEqual(fonts.map(({ status }) => status), [200], 'the fallback font, once');
  const { x, y } = await tab.evaluate(() => globalThis.atlas.screen('kube-apiserver'));
  const image = read_png(await tab.screenshot());
  const colours = colour_counts(image, { x: x - 60, y: y - 14, width: 120, height: 28 });
  assert.ok(real_colours(colours, 3) >= 4, `the name of a component is drawn: ${real_colours(colours, 3)} colours`);
  await tab.expect_no_problems();
  await tab.close();
});
