// Memory, calls and bytes of the start page against the record. Small moves are printed, growth must be recorded on purpose.
import test from 'node:test';
import assert from 'node:assert/strict';
import { launch_chromium } from './lib/chromium.mjs';
import { count_cost, grown, moved, recorded } from './lib/cost.mjs';
import { serve } from './lib/server.mjs';
import { dist } from './lib/site.mjs';

const server = await serve({ root: dist });
const chromium = await launch_chromium();
test.after(async () => {
  await chromium.close();
  await server.close();
});

test('the start page costs what the record says', async (t) => {
  const cost = await count_cost(chromium, server.url);
  for (const { name, was, now } of moved(cost, recorded(), 0.05)) t.diagnostic(`moved: ${name} ${was} -> ${now}`);
  assert.deepEqual(grown(cost, recorded()), [], 'grown by more than a quarter; if it is meant, record it: npm run measure -- --record');
});

test('a cost that grew is told from one that shrank and one that stayed', () => {
  const was = {
    wasm_memory_kb: 1000, dom_elements: 100, frames_until_rest: 4, glyphs_until_rest: 90,
    first_frame_draw_calls: 6, first_frame_upload_kb: 200, pan_draw_calls: 10, pan_upload_kb: 0,
  };
  const now = { ...was, wasm_memory_kb: 1300, pan_draw_calls: 5, dom_elements: 104, first_frame_upload_kb: 300 };
  assert.deepEqual(moved(now, was, 0.05), [
    { name: 'wasm_memory_kb', was: 1000, now: 1300, grown: true },
    { name: 'first_frame_upload_kb', was: 200, now: 300, grown: true },
    { name: 'pan_draw_calls', was: 10, now: 5, grown: false },
  ]);
  assert.deepEqual(grown(now, was).map(({ name }) => name), ['wasm_memory_kb'], 'uploads of a slow machine vary');
});
