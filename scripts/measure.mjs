// Prints what a first visit costs and how soon it is of use, as a table: npm run measure in tests/web.
// Numbers depend on the machine; the limits are tests (tests/web/first_visit.test.mjs, idle.test.mjs, cost.test.mjs).
// With --record, writes what can be counted to tests/cost-record.json.
import { setTimeout as sleep } from 'node:timers/promises';
import { launch_chromium, slow } from '../tests/web/lib/chromium.mjs';
import { count_cost, record, recorded } from '../tests/web/lib/cost.mjs';
import { compressed_copy, first_visit_bytes, time_first_visit } from '../tests/web/lib/measure.mjs';
import { serve } from '../tests/web/lib/server.mjs';
import { dist } from '../tests/web/lib/site.mjs';

const runs = 5;
const idle_seconds = 10;
const site = compressed_copy(dist);
const server = await serve({ root: site.root, compressed: true });
const chromium = await launch_chromium();

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

try {
  console.log(`${chromium.version}; medians of ${runs} visits in fresh profiles; WebGL by the CPU`);
  const lines = [];
  for (const path of ['', 'n/kube-scheduler/']) {
    for (const throttled of [false, true]) {
      const times = [];
      for (let i = 0; i < runs; ++i) times.push(await time_first_visit(chromium, server.url + path, { throttled }));
      lines.push({
        page: `/${path}`,
        line: throttled ? `${slow.bits_per_second / 1e6} Mbit/s, ${slow.latency_ms} ms, ${slow.cpu}x CPU` : 'as it is',
        'first text, ms': Math.round(median(times.map(({ first_text_ms }) => first_text_ms))),
        'first graph, ms': Math.round(median(times.map(({ first_graph_ms }) => first_graph_ms))),
        'frames until rest': median(times.map(({ frames }) => frames)),
      });
    }
  }
  console.table(lines);

  const tab = await chromium.open(server.url);
  await tab.ready();
  const before = await tab.at_rest(1000);
  const fetched = first_visit_bytes(tab.responses.map(({ url }) => url), server.url, dist);
  await sleep(idle_seconds * 1000);
  console.log(`frames in ${idle_seconds} idle seconds: ${(await tab.evaluate(() => globalThis.atlas.frames())) - before}`);
  const sum = { path: 'sum', raw: 0, gzip: 0, brotli: 0 };
  for (const file of fetched) for (const unit of ['raw', 'gzip', 'brotli']) sum[unit] += file[unit];
  console.table([...fetched.sort((a, b) => b.brotli - a.brotli), sum]);
  await tab.close();

  const cost = await count_cost(chromium, server.url);
  if (process.argv.includes('--record')) record(cost);
  console.table({ now: cost, recorded: recorded() });
} finally {
  await chromium.close();
  await server.close();
  site.remove();
}
