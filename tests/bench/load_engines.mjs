// From the text of a catalogue to something that answers "which nodes are beside this one", ours and the peers'.
import { timed } from "./lib/clock.mjs";
import { open_core } from "./lib/core.mjs";
import { make_catalog } from "./lib/catalogs.mjs";
import { adjacency } from "./lib/graphs.mjs";

/** @typedef {{nodes: {id: string}[], edges: {s: string, t: string}[]}} File */
/** @typedef {(text: string, bytes: Uint8Array) => unknown} Load gives what must be released again, or nothing */

/** The least that a page needs: ids to numbers, and neighbours in one array. @param {string} text */
function map_and_csr(text) {
  const file = /** @type {File} */ (JSON.parse(text));
  const numbers = new Map(file.nodes.map(({ id }, i) => [id, i]));
  const pairs = new Uint32Array(2 * file.edges.length);
  file.edges.forEach(({ s, t }, e) => {
    pairs[2 * e] = /** @type {number} */ (numbers.get(s));
    pairs[2 * e + 1] = /** @type {number} */ (numbers.get(t));
  });
  return { file, numbers, links: adjacency(file.nodes.length, pairs) };
}

async function ours() {
  const core = await open_core();
  /** @param {string | Uint8Array} input */
  const load = (input) => {
    const parsed = core.parseCatalog(input);
    if (!parsed.ok) throw new Error(parsed.messages[0]?.text);
    return parsed.handle;
  };
  return { load, release: (/** @type {any} */ handle) => core.free(handle) };
}

/** @type {Record<string, () => Promise<{load: Load, release?: (value: any) => void}>>} */
const setups = {
  "source-atlas": async () => {
    const { load, release } = await ours();
    return { load: (text) => load(text), release };
  },
  "source-atlas, bytes": async () => {
    const { load, release } = await ours();
    return { load: (_, bytes) => load(bytes), release };
  },
  "JSON.parse": async () => ({ load: (text) => JSON.parse(text) }),
  "JSON.parse + Map + CSR": async () => ({ load: map_and_csr }),
  "JSON.parse + Map + CSR, bytes": async () => {
    const decoder = new TextDecoder();
    return { load: (_, bytes) => map_and_csr(decoder.decode(bytes)) };
  },
  "JSON.parse + graphology": async () => {
    const { default: Graph } = await import("graphology");
    return {
      load: (text) => {
        const file = /** @type {File} */ (JSON.parse(text));
        const graph = new Graph({ multi: true });
        graph.import({
          nodes: file.nodes.map((attributes) => ({ key: attributes.id, attributes })),
          edges: file.edges.map((attributes) => ({ source: attributes.s, target: attributes.t, attributes })),
        });
        return graph;
      },
    };
  },
};

/** @param {() => Promise<{load: Load, release?: (value: any) => void}>} setup */
function operations(setup) {
  let text = "";
  /** @type {Uint8Array} */
  let bytes;
  /** @type {Awaited<ReturnType<typeof setup>>} */
  let engine;
  return {
    async build(/** @type {{count: number, seed: number}} */ { count, seed }) {
      // Through bytes once, so that the text is one flat string as a response's would be.
      bytes = new TextEncoder().encode(make_catalog(count, seed));
      text = new TextDecoder().decode(bytes);
      engine = await setup();
      return { bytes: bytes.length };
    },
    /** One load. The memory of earlier ones is collected before, and what was loaded is given back after. */
    run() {
      globalThis.gc?.();
      const { ms, value } = timed(() => engine.load(text, bytes));
      engine.release?.(value);
      return { ms };
    },
  };
}

export const engines = Object.fromEntries(Object.entries(setups).map(([name, setup]) => [name, () => operations(setup)]));
