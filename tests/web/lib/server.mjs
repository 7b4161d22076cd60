// A static host on 127.0.0.1 as real ones behave: directories get a trailing slash, unknown paths get
// 404.html with status 404. Variants make the host wrong, slow or failing; every request is logged.
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sirv from 'sirv';

const watch_script = readFileSync(new URL('./watch.js', import.meta.url));

/**
 * @typedef {object} ServerOptions
 * @property {string} root folder to serve
 * @property {string} [base] path the site lives under, with both slashes: "/", "/blog/atlas/"
 * @property {boolean} [wrong_mime] .wasm as application/octet-stream
 * @property {boolean} [cors] Access-Control-Allow-Origin: *
 * @property {boolean} [watch] adds lib/watch.js to each page, for engines whose driver tells nothing of the console
 * @property {boolean} [live] the folder changes while it is served: a deployment
 * @property {boolean} [compressed] serve .br beside a file when it is there
 */

/**
 * What a test may change while the server runs: return true when the request was answered.
 * @typedef {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse, path: string)
 *   => boolean | Promise<boolean>} Intercept
 */

/** @param {ServerOptions} options */
export async function serve(options) {
  const { root, base = '/', wrong_mime = false, cors = false, watch = false, live = false, compressed = false } = options;
  const files = sirv(root, {
    etag: true,
    dev: live,
    brotli: compressed,
    setHeaders(response, path) {
      if (wrong_mime && path.endsWith('.wasm')) response.setHeader('Content-Type', 'application/octet-stream');
    },
  });
  /** @type {{method: string, path: string, status: number}[]} */
  const requests = [];
  const handle = {
    requests,
    /** @type {Intercept | undefined} */
    intercept: undefined,
  };

  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    response.on('finish', () => requests.push({ method: request.method ?? '', path, status: response.statusCode }));
    if (cors) response.setHeader('Access-Control-Allow-Origin', '*');
    if (await handle.intercept?.(request, response, path)) return;
    if (!path.startsWith(base)) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('outside of the site');
      return;
    }
    const below = '/' + path.slice(base.length);
    if (watch && below === '/watch.js') {
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(watch_script);
      return;
    }
    const file = join(root, decode(below));
    if (!below.endsWith('/') && existsSync(file) && statSync(file).isDirectory()) {
      response.writeHead(301, { Location: path + '/' }).end();
      return;
    }
    const page = below.endsWith('/') ? join(file, 'index.html') : file;
    if (watch && page.endsWith('.html') && existsSync(page)) {
      send_page(response, 200, page);
      return;
    }
    request.url = below;
    files(request, response, () => send_page(response, 404, join(root, '404.html')));
  });

  /** @param {import('node:http').ServerResponse} response @param {number} status @param {string} page */
  function send_page(response, status, page) {
    if (!existsSync(page)) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found');
      return;
    }
    let html = readFileSync(page, 'utf8');
    if (watch) html = html.replace(/<head>/, `<head><script src="${base}watch.js"></script>`);
    response.writeHead(status, { 'Content-Type': 'text/html;charset=utf-8' }).end(html);
  }

  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const origin = `http://127.0.0.1:${address.port}`;
  return Object.assign(handle, {
    origin,
    /** Address of the start page. */
    url: origin + base,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** @param {string} path */
function decode(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a malformed escape names no file
  }
}
