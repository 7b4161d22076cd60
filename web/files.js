// Where the site's own files come from: this one fetches them from the server. The edition in one file has its own
// (single/files.js), which takes the same files out of the page.

const answerLimitMs = 20_000; // until a server answers

/** @param {string} address @returns {Promise<Response>} */
export async function fetchFile(address) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), answerLimitMs);
  try {
    const response = await fetch(address, { credentials: "same-origin", signal: stop.signal });
    if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
    return response;
  } finally {
    clearTimeout(timer);
  }
}

/** Where the program is. */
export function wasmAddress() {
  const wasm = /** @type {HTMLLinkElement | null} */ (document.getElementById("wasm"));
  if (!wasm) throw new Error("The page does not name the wasm file.");
  return wasm.href;
}

/** The glue of the program, as a module. @returns {Promise<{default: import("./types").ProgramFactory}>} */
export function importGlue() {
  const named = document.documentElement.dataset.glue;
  if (named) return import(new URL(named, document.baseURI).href);
  for (const link of document.querySelectorAll("link[rel=modulepreload]")) {
    const { href } = /** @type {HTMLLinkElement} */ (link);
    if (/\/atlas\.[0-9a-f]+\.js$/.test(href)) return import(href);
  }
  throw new Error("The page does not name the program.");
}

/**
 * The core module, and what it has to be started with.
 * @param {URL} root
 * @returns {Promise<{module: typeof import("./core/atlas-core.mjs"), options?: {wasmBinary: Uint8Array}}>}
 */
export async function importCore(root) {
  return { module: await import(new URL("core/atlas-core.mjs", root).href) };
}
