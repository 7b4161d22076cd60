// The nginx recipe of docs/hosting.md, as it stands there, in a real nginx; and the zip, unpacked.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync } from 'node:zlib';
import { request } from 'node:http';
import { launch_chromium } from './lib/chromium.mjs';
import { serve } from './lib/server.mjs';
import { dist, repository } from './lib/site.mjs';

const nginx = ['/usr/sbin/nginx', '/usr/bin/nginx'].find((path) => existsSync(path));
const brotli_module = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
const missing = !nginx ? 'nginx is not installed' : !existsSync(brotli_module) ? 'libnginx-mod-http-brotli-static is not installed' : false;

const folder = mkdtempSync(join(tmpdir(), 'source-atlas-hosting-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

/** @returns {Promise<number>} */
async function free_port() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** A GET with headers of its own and nothing decoded. @param {string} url @param {Record<string, string>} headers */
function get(url, headers = {}) {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      const parts = /** @type {Buffer[]} */ ([]);
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    }).on('error', reject).end();
  });
}

/** The block of the documentation with this machine's port and folder, inside the least of a configuration. @param {number} port @param {string} root */
function configuration(port, root) {
  const block = /```nginx\n([\s\S]*?)```/.exec(readFileSync(join(repository, 'docs/hosting.md'), 'utf8'))?.[1] ?? '';
  const server = block.replace('listen 80;', `listen 127.0.0.1:${port};`).replace('root /srv/atlas;', `root ${root};`);
  assert.notEqual(server, block);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
  return `load_module ${brotli_module};
    ${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
    events {}
    http { access_log off; include /etc/nginx/mime.types; ${temporary.join(' ')}
    ${server} }`;
}

test('the recipe for nginx: types, caching, compressed copies, and the map below a sub-path', { skip: missing }, async (t) => {
  const root = join(folder, 'srv');
  cpSync(dist, join(root, 'k8s'), { recursive: true });
  // Only what this test asks for: all pages would take a minute.
  for (const name of readdirSync(join(root, 'k8s/n'))) if (!/^(etcd|kubelet)$/.test(name)) rmSync(join(root, 'k8s/n', name), { recursive: true });
  rmSync(join(root, 'k8s/walk'), { recursive: true });
  execFileSync('python3', [join(repository, 'scripts/package.py'), join(root, 'k8s'), '--precompress']);
  cpSync(join(dist, '404.html'), join(root, '404.html'));
  const port = await free_port();
  const config = join(folder, 'nginx.conf');
  writeFileSync(config, configuration(port, root));
  const server = spawn(/** @type {string} */ (nginx), ['-e', join(folder, 'error.log'), '-p', folder, '-c', config], { stdio: 'inherit' });
  t.after(() => new Promise((resolve) => { server.on('exit', resolve); server.kill('SIGTERM'); }));
  const base = `http://127.0.0.1:${port}/k8s/`;
  for (let tries = 0; !(await get(base).catch(() => null)); ++tries) {
    assert.ok(tries < 50, readFileSync(join(folder, 'error.log'), 'utf8'));
    await sleep(100);
  }

  const wasm = readdirSync(join(dist, 'a')).find((name) => name.endsWith('.wasm'));
  const program = await get(`${base}a/${wasm}`, { 'Accept-Encoding': 'gzip, br' });
  assert.equal(program.headers['content-type'], 'application/wasm');
  assert.equal(program.headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal(program.headers['access-control-allow-origin'], '*');
  assert.equal(program.headers['content-encoding'], 'br');
  assert.deepEqual(brotliDecompressSync(program.body), readFileSync(join(dist, 'a', /** @type {string} */ (wasm))));
  assert.equal((await get(`${base}a/${wasm}`, { 'Accept-Encoding': 'gzip' })).headers['content-encoding'], 'gzip');
  assert.equal((await get(`${base}a/${wasm}`)).headers['content-encoding'], undefined);

  const types = { '': /^text\/html/, 'n/etcd/': /^text\/html/, 'sw.js': /javascript/, 'core/atlas-core.mjs': /javascript/, 'manifest.webmanifest': /^application\/manifest\+json/ };
  for (const [path, type] of Object.entries(types)) {
    const answer = await get(base + path, { 'Accept-Encoding': 'br' });
    assert.equal(answer.status, 200, path);
    assert.match(answer.headers['content-type'], type, path);
    assert.equal(answer.headers['cache-control'], 'no-cache', path);
    assert.equal(answer.headers['content-encoding'], 'br', path);
    assert.equal((await get(base + path, { 'If-None-Match': answer.headers.etag, 'Accept-Encoding': 'br' })).status, 304, path);
  }
  assert.equal((await get(`${base}n/etcd`)).status, 301);
  const lost = await get(`${base}n/nobody/`);
  assert.equal(lost.status, 404);
  assert.match(lost.body.toString(), /<html/);

  const chromium = await launch_chromium();
  t.after(() => chromium.close());
  const tab = await chromium.open(`${base}n/etcd/`);
  await tab.ready();
  assert.equal((await tab.state()).node, 'etcd');
  await tab.expect_no_problems();
});

test('the zip holds the site, unpacks anywhere and is the same each time', async (t) => {
  const [one, two] = ['one.zip', 'two.zip'].map((name) => join(folder, name));
  for (const file of [one, two]) execFileSync('python3', [join(repository, 'scripts/package.py'), dist, '--zip', file]);
  assert.ok(readFileSync(one).equals(readFileSync(two)));
  const root = join(folder, 'unpacked');
  mkdirSync(root);
  execFileSync('python3', ['-m', 'zipfile', '-e', one, join(root, 'deep')]);
  const server = await serve({ root, base: '/any/' });
  t.after(() => server.close());
  const chromium = await launch_chromium();
  t.after(() => chromium.close());
  const tab = await chromium.open(`${server.url}deep/n/etcd/`);
  await tab.ready();
  assert.equal((await tab.state()).node, 'etcd');
  assert.deepEqual(server.requests.filter(({ status }) => status >= 400), []);
  await tab.expect_no_problems();
  await tab.close();
});
