// Fetches and starts the wasm program: glue, wasm and (where the page names one) the catalogue, all at once.

/** @typedef {import("./types").Program} Program */

const answerLimitMs = 20_000; // until a server answers
const bodyLimitMs = 60_000; // until everything has arrived: slow lines are slow, not broken

/** Address of the glue module. @returns {string} */
function glueAddress() {
  const named = document.documentElement.dataset.glue;
  if (named) return new URL(named, document.baseURI).href;
  for (const link of document.querySelectorAll("link[rel=modulepreload]")) {
    const { href } = /** @type {HTMLLinkElement} */ (link);
    if (/\/atlas\.[0-9a-f]+\.js$/.test(href)) return href;
  }
  throw new Error("The page does not name the program.");
}

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

/** @param {Response} response @param {WebAssembly.Imports} imports */
async function instantiate(response, imports) {
  // Compiling while loading needs the right MIME type; hosts that do not know .wasm still work, a little slower.
  if (response.headers.get("content-type")?.startsWith("application/wasm")) {
    return WebAssembly.instantiateStreaming(response, imports);
  }
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}

/** @template T @param {Promise<T>} work @param {number} limitMs @returns {Promise<T>} */
function within(work, limitMs) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The program took too long to load.")), limitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The catalogue that the page brings along, unless it is inside the program. @returns {Promise<string | undefined>} */
async function loadCatalog() {
  const address = document.documentElement.dataset.catalog;
  return address ? (await fetchFile(new URL(address, document.baseURI).href)).text() : undefined;
}

/**
 * @param {Record<string, unknown>} options for the glue: canvas, requestFrame, glyphs, …
 * @param {(reason: unknown) => void} onAbort called when the program aborts at any later time
 * @returns {Promise<{program: Program, catalog: string | undefined}>}
 */
export async function loadProgram(options, onAbort) {
  const wasm = /** @type {HTMLLinkElement | null} */ (document.getElementById("wasm"));
  if (!wasm) throw new Error("The page does not name the wasm file.");
  const file = fetchFile(wasm.href);
  const catalog = loadCatalog();
  // Whoever waits for them reports the failure; until then it must not count as unhandled.
  for (const work of [file, catalog]) work.catch(() => {});
  const load = async () => {
    const glue = await import(glueAddress());
    return new Promise((resolve, reject) => {
      glue
        .default({
          ...options,
          onAbort,
          /**
           * @param {WebAssembly.Imports} imports
           * @param {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} done
           */
          instantiateWasm(imports, done) {
            file
              .then((response) => instantiate(response, imports))
              .then(({ instance, module }) => done(instance, module))
              .catch(reject); // the glue itself would wait for ever
            return {};
          },
        })
        .then(resolve, reject);
    });
  };
  const [program, text] = await within(Promise.all([load(), catalog]), bodyLimitMs);
  return { program: /** @type {Program} */ (program), catalog: text };
}
