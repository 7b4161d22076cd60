// From the text of a catalogue to something that answers "which nodes are beside this one", ours and the peers'.
import { timed } from "./lib/clock.mjs";
import { make_catalog } from "./lib/catalogs.mjs";
import { adjacency } from "./lib/graphs.mjs";
import { open_core, pack } from "#surroundings";

/** @typedef {{nodes: {id: string}[], edges: {s: string, t: string}[]}} File */
/** @typedef {{shared: object[], columns: string[], rows: any[][]}} Table */
/** @typedef {(text: string, bytes: Uint8Array) => unknown} Load gives what must be released again, or nothing */
/** @typedef {{load: Load, release?: (value: any) => void, packed?: boolean}} Engine `packed`: loads what `atlas pack` writes */

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

/** The same from tables, whose rows stay rows; ends of edges are numbers there. @param {string} text */
function packed_map_and_csr(text) {
  const file = /** @type {{nodes: Table, edges: Table}} */ (JSON.parse(text));
  const { nodes, edges } = file;
  const id = nodes.columns.indexOf("id") + 1, s = edges.columns.indexOf("s") + 1, t = edges.columns.indexOf("t") + 1;
  const numbers = new Map();
  for (let i = 0; i < nodes.rows.length; i++) numbers.set(nodes.rows[i][id], i);
  const pairs = new Uint32Array(2 * edges.rows.length);
  for (let e = 0; e < edges.rows.length; e++) {
    pairs[2 * e] = edges.rows[e][s];
    pairs[2 * e + 1] = edges.rows[e][t];
  }
  return { file, numbers, links: adjacency(nodes.rows.length, pairs) };
}

/** Rows of a table as objects. @param {Table} table @returns {any[]} */
function objects_of({ shared, columns, rows }) {
  return rows.map((row) => {
    const object = { ...shared[row[0]], ...row[columns.length + 1] };
    columns.forEach((column, i) => {
      if (row[i + 1] !== undefined && row[i + 1] !== null) object[column] = row[i + 1];
    });
    return object;
  });
}

async function ours() {
  const core = await open_core();
  /** @param {string | Uint8Array} input */
  const load = (input) => {
    const parsed = core.parseCatalog(input);
    if (!parsed.ok) throw new Error(parsed.messages[0]?.text);
    return parsed.handle;
  };
  const release = (/** @type {any} */ handle) => core.free(handle);
  return {
    text: { load, release },
    bytes: { load: (/** @type {string} */ _, /** @type {Uint8Array} */ bytes) => load(bytes), release },
  };
}

async function graphology() {
  const { default: Graph } = await import("graphology");
  /** @param {{id: string}[]} nodes @param {{s: string, t: string}[]} edges */
  return (nodes, edges) => {
    const graph = new Graph({ multi: true });
    graph.import({
      nodes: nodes.map((attributes) => ({ key: attributes.id, attributes })),
      edges: edges.map((attributes) => ({ source: attributes.s, target: attributes.t, attributes })),
    });
    return graph;
  };
}

const decoder = new TextDecoder();

/** @type {Record<string, () => Promise<Engine>>} */
const setups = {
  "source-atlas": async () => (await ours()).text,
  "source-atlas, bytes": async () => (await ours()).bytes,
  "JSON.parse": async () => ({ load: (text) => JSON.parse(text) }),
  "JSON.parse + Map + CSR": async () => ({ load: map_and_csr }),
  "JSON.parse + Map + CSR, bytes": async () => ({ load: (_, bytes) => map_and_csr(decoder.decode(bytes)) }),
  "JSON.parse + graphology": async () => {
    const graph = await graphology();
    return {
      load: (text) => {
        const { nodes, edges } = /** @type {File} */ (JSON.parse(text));
        return graph(nodes, edges);
      },
    };
  },
  "packed: source-atlas": async () => ({ ...(await ours()).text, packed: true }),
  "packed: source-atlas, bytes": async () => ({ ...(await ours()).bytes, packed: true }),
  "packed: JSON.parse + Map + CSR": async () => ({ load: packed_map_and_csr, packed: true }),
  "packed: JSON.parse + Map + CSR, bytes": async () => ({ load: (_, bytes) => packed_map_and_csr(decoder.decode(bytes)), packed: true }),
  "packed: JSON.parse + graphology": async () => {
    const graph = await graphology();
    return {
      packed: true,
      load: (text) => {
        const file = /** @type {{nodes: Table, edges: Table}} */ (JSON.parse(text));
        const nodes = objects_of(file.nodes);
        return graph(nodes, objects_of(file.edges).map((edge) => ({ ...edge, s: nodes[edge.s].id, t: nodes[edge.t].id })));
      },
    };
  },
};

/** @param {() => Promise<Engine>} setup */
function operations(setup) {
  let text = "";
  /** @type {Uint8Array} */
  let bytes;
  /** @type {Engine} */
  let engine;
  return {
    async build(/** @type {{count: number, seed: number}} */ { count, seed }) {
      engine = await setup();
      const plain = make_catalog(count, seed);
      // Through bytes once, so that the text is one flat string as a response's would be.
      bytes = new TextEncoder().encode(engine.packed ? await pack(plain) : plain);
      text = new TextDecoder().decode(bytes);
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
