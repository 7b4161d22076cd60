// Releases of the site, as a curator makes them: the built program and a changed web folder, written by `atlas site`
// into one and the same folder.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from './site.mjs';

export function release_folder() {
  const folder = mkdtempSync(join(tmpdir(), 'source-atlas-releases-'));
  const root = join(folder, 'site');
  return {
    root,
    /**
     * Publishes a release in which scripts, style and texts differ from those of every other name.
     * @param {string} name @param {string[]} options of `atlas site`
     */
    publish(name, ...options) {
      const web = join(folder, `web-${name}`);
      cpSync(join(repository, 'web'), web, { recursive: true });
      for (const file of ['early.js', 'share.js', 'prose.js', 'app.css']) {
        const path = join(web, file);
        const mark = file.endsWith('.css') ? `:root { --release: "${name}"; }` : `globalThis.__release_${file.slice(0, -3)} = ${JSON.stringify(name)};`;
        writeFileSync(path, `${readFileSync(path, 'utf8')}\n${mark}\n`);
      }
      const joined = join(folder, `joined-${name}`);
      execFileSync(join(repository, 'scripts/join_web.sh'), [web, joined]);
      const said = execFileSync(join(repository, 'build/native/atlas'), ['site', join(repository, 'assets/catalog.json'), '-o', root,
        '--app', join(repository, 'build/app'), '--web', joined, '--embedded', ...options], { encoding: 'utf8' });
      for (const made of [web, joined]) rmSync(made, { recursive: true });
      return said;
    },
    /** @param {string} path */
    read: (path) => readFileSync(join(root, path), 'utf8'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
