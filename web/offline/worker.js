// The site without a network. Published as sw.js with `build`, the name of the release, in front.
//
// Why a page never meets files of another release: a file below a/ is named by its content, so a name means the same
// bytes for ever; and a page is kept only after every file that it can ask for, lazily loaded ones too. Pages come from
// the network first. No release therefore has to be switched to: a new worker waits until no tab is left, and
// only then throws away what no kept page needs.

const worker = /** @type {ServiceWorkerGlobalScope & {atlasBuild: string}} */ (/** @type {any} */ (globalThis));
const root = new URL(worker.registration.scope);
const pagesName = `source-atlas ${root.pathname} pages`;
const filesName = `source-atlas ${root.pathname} files`;
const maxPages = 200;
const patienceMs = 4000; // with a kept page at hand

const hashed = /^a\/[\w.-]+\.[0-9a-f]{10}\.[a-z0-9]+$/;
// Fonts are kept when one was needed; icons are the system's business.
const inPage = /\ba\/[\w.-]+\.[0-9a-f]{10}\.(?:js|css|wasm|json|svg)\b/g;
const inScript = /["']\.\/([\w.-]+\.[0-9a-f]{10}\.(?:js|css))["']/g;

/** The path below the root; null outside of the site. @param {string} address */
function pathOf(address) {
  const { origin, pathname } = new URL(address);
  return origin === root.origin && pathname.startsWith(root.pathname) ? pathname.slice(root.pathname.length) : null;
}

/** @param {Response} response @param {string} type */
function isGood(response, type) {
  const html = (response.headers.get("Content-Type") ?? "").startsWith("text/html");
  return response.ok && response.type === "basic" && !response.redirected && html === (type === "page");
}

/** Keeps a file and, before it, what it imports. @param {string} path @param {Set<string>} done */
async function keepFile(path, done) {
  if (done.has(path)) return;
  done.add(path);
  const files = await caches.open(filesName);
  const address = new URL(path, root).href;
  const kept = await files.match(address, { ignoreVary: true });
  if (kept && !path.endsWith(".js")) return;
  // The page has just loaded most of them: the browser's own cache has them, and no request is made.
  const response = kept ?? (await fetch(address, { cache: "force-cache", credentials: "same-origin" }));
  if (!isGood(response, "file")) throw new Error(`${path} answered ${response.status}.`);
  if (path.endsWith(".js")) await keepFiles(importsOf(await response.clone().text()), done);
  if (!kept) await files.put(address, response);
}

/** @param {string[]} paths @param {Set<string>} [done] */
async function keepFiles(paths, done = new Set()) {
  await Promise.all(paths.map((path) => keepFile(path, done)));
}

/** @param {string} script */
function importsOf(script) {
  return [...script.matchAll(inScript)].map(([, name]) => `a/${name}`);
}

/** @param {string} html */
function filesOf(html) {
  return [...new Set(html.match(inPage))];
}

/** Keeps a page once all its files are kept. Sign-in pages of foreign networks are none of ours. @param {Response} response */
async function keepPage(response) {
  const path = pathOf(response.url);
  const html = await response.clone().text();
  if (path === null || !html.includes(" data-build=")) return;
  await keepFiles(filesOf(html));
  const pages = await caches.open(pagesName);
  const address = new URL(path, root).href;
  await pages.delete(address); // so that the oldest visits come first
  await pages.put(address, response);
  const all = await pages.keys();
  for (const old of all.slice(0, Math.max(0, all.length - maxPages))) {
    if (pathOf(old.url) !== "") await pages.delete(old);
  }
}

/** @param {string} path @returns {Promise<Response | undefined>} */
async function keptPage(path) {
  const pages = await caches.open(pagesName);
  return pages.match(new URL(path, root).href, { ignoreVary: true });
}

/** What to show for a page that was never visited: the start page opens on it. @param {string} path */
async function instead(path) {
  const place = /^(?:(?:n|walk)\/[\w.-]+(?:\/\d+)?|list)(?=\/(?:index\.html)?$|$)/.exec(path)?.[0];
  if (!place || !(await keptPage(""))) return undefined;
  return Response.redirect(`${root.href}#/${place}`);
}

/** A page from the network; kept ones when that fails or takes too long. @param {FetchEvent} event @param {string} path */
async function page(event, path) {
  const kept = await keptPage(path);
  const network = fetch(event.request);
  const keeping = network.then((response) => (isGood(response, "page") ? keepPage(response.clone()) : undefined));
  event.waitUntil(keeping.catch(() => {})); // no network, or no room: not kept
  if (kept) {
    const late = new Promise((resolve) => setTimeout(resolve, patienceMs)).then(() => kept);
    const answer = await Promise.race([network, late]).catch(() => kept);
    return answer.status >= 500 ? kept : answer;
  }
  try {
    return await network;
  } catch (error) {
    const other = await instead(path);
    if (other) return other;
    throw error;
  }
}

/** A file named by its content: kept, or from the network. @param {FetchEvent} event @param {string} path */
async function file(event, path) {
  const files = await caches.open(filesName);
  const kept = await files.match(new URL(path, root).href, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(event.request);
  if (path.endsWith(".otf") && isGood(response, "file")) event.waitUntil(files.put(event.request, response.clone()));
  return response;
}

/** The start page, and the pages that are open: they were loaded before there was a worker. */
async function install() {
  const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const paths = new Set(["", ...open.map(({ url }) => pathOf(url)?.replace(/index\.html$/, "") ?? "")]);
  for (const path of paths) {
    if (path.startsWith("embed/")) continue;
    const response = await fetch(new URL(path, root), { credentials: "same-origin" });
    if (isGood(response, "page")) await keepPage(response);
    else if (path === "") throw new Error("The start page did not come.");
  }
}

/** No tab of an earlier release is left: files that no kept page needs can go. */
async function clean() {
  const pages = await caches.open(pagesName);
  const files = await caches.open(filesName);
  /** @type {Set<string>} */
  const needed = new Set();
  for (const request of await pages.keys()) {
    const html = (await (await pages.match(request))?.text()) ?? "";
    for (const path of filesOf(html)) needed.add(path);
  }
  for (const path of needed) {
    if (!path.endsWith(".js")) continue;
    const script = await files.match(new URL(path, root).href, { ignoreVary: true });
    for (const more of importsOf((await script?.text()) ?? "")) needed.add(more); // a Set hands out what is added to it
  }
  for (const request of await files.keys()) {
    if (!needed.has(pathOf(request.url) ?? "")) await files.delete(request);
  }
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(clean().then(() => worker.clients.claim())));
worker.addEventListener("message", (event) => event.ports[0]?.postMessage(worker.atlasBuild));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  if (request.method !== "GET" || path === null || path.startsWith("embed/")) return;
  if (request.mode === "navigate") event.respondWith(page(event, path));
  else if (hashed.test(path)) event.respondWith(file(event, path));
});
