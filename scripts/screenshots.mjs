// Writes the pictures of the README: npm run screenshots in tests/web, after ./build-wasm.sh.
// Same site, same pictures: no motion, fixed sizes, palette of at most 256 colours to keep the files small.
import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { launch_chromium } from '../tests/web/lib/chromium.mjs';
import { serve } from '../tests/web/lib/server.mjs';
import { dist, repository } from '../tests/web/lib/site.mjs';

const folder = join(repository, process.argv[2] ?? 'docs');
const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844, dpr: 2, touch: true };

/** @type {{name: string, path: string, options: import('../tests/web/lib/chromium.mjs').OpenOptions, query?: string, view?: string}[]} */
const pictures = [
  { name: 'map', path: '', options: desktop },
  { name: 'selection', path: 'n/kube-scheduler/', options: desktop },
  { name: 'focus', path: 'n/kube-scheduler/#v1&view=focus', options: desktop },
  { name: 'walk', path: 'walk/deployment/', options: desktop },
  { name: 'step', path: 'walk/deployment/27/', options: desktop },
  { name: 'list', path: '', options: desktop, view: 'list' },
  { name: 'search', path: '', options: desktop, query: '调度' },
  { name: 'phone-map', path: '', options: phone },
  { name: 'phone', path: 'n/kube-scheduler/', options: phone },
  { name: 'phone-step', path: 'walk/deployment/27/', options: phone },
];

mkdirSync(folder, { recursive: true });
const server = await serve({ root: dist });
const chromium = await launch_chromium();
try {
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    for (const { name, path, options, query, view } of pictures) {
      const tab = await chromium.open(server.url + path, { ...options, theme, reduced_motion: true });
      await tab.ready();
      if (view) await tab.click_on(`#views [data-view=${view}]`);
      if (query) {
        await tab.click_on('#q');
        await tab.cdp.send('Input.insertText', { text: query });
        await tab.until('hits', () => document.querySelectorAll('#hits [role=option]').length);
      }
      await tab.at_rest(600);
      const file = join(folder, `${name}-${theme}.png`);
      writeFileSync(file, await tab.screenshot());
      shrink(file);
      console.log(`${relative(repository, file)} ${statSync(file).size} bytes`);
      await tab.expect_no_problems();
      await tab.close();
    }
  }
} finally {
  await chromium.close();
  await server.close();
}

/** ImageMagick, where there is one, halves the file without a visible difference. @param {string} file */
function shrink(file) {
  try {
    execFileSync('convert', [file, '-strip', '-dither', 'None', '-colors', '256', '-define', 'png:compression-level=9', `PNG8:${file}`], { stdio: 'ignore' });
  } catch {
    // The picture stays as the browser wrote it.
  }
}
