// Fetches and starts the wasm program: glue, wasm and (where the page names one) the catalogue, all at once.
import { fetchFile, importGlue, wasmAddress } from "./files.js";

/** @typedef {import("./types").Program} Program */

const bodyLimitMs = 60_000; // until everything has arrived: slow lines are slow, not broken

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

/** The catalogue that the page brings along, unless it is inside the program. @returns {Promise<Uint8Array | undefined>} */
async function loadCatalog() {
  const address = document.documentElement.dataset.catalog;
  if (!address) return undefined;
  return new Uint8Array(await (await fetchFile(new URL(address, document.baseURI).href)).arrayBuffer());
}

/**
 * @param {Record<string, unknown>} options for the glue: canvas, requestFrame, glyphs, …
 * @param {(reason: unknown) => void} onAbort called when the program aborts at any later time
 * @returns {Promise<{program: Program, catalog: Uint8Array | undefined}>}
 */
export async function loadProgram(options, onAbort) {
  const file = fetchFile(wasmAddress());
  const catalog = loadCatalog();
  // Whoever waits for them reports the failure; until then it must not count as unhandled.
  for (const work of [file, catalog]) work.catch(() => {});
  const load = async () => {
    const glue = await importGlue();
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
  const [program, bytes] = await within(Promise.all([load(), catalog]), bodyLimitMs);
  return { program: /** @type {Program} */ (program), catalog: bytes };
}
