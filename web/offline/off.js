// Published as sw.js by a site that does not want to work without a network (any more): takes away the worker of an
// earlier release and what it kept. It has to stay for as long as anybody may come back.

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {any} */ (globalThis));
const { pathname } = new URL(scope.registration.scope);

async function leave() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`source-atlas ${pathname} `)) await caches.delete(name);
  }
  await scope.registration.unregister();
}

scope.addEventListener("install", () => void scope.skipWaiting());
scope.addEventListener("activate", (event) => event.waitUntil(leave()));
