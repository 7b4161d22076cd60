// The core of Source Atlas as a module: catalogues, search, layout and Markdown without a page, in Node 18 or later and in
// browsers. Errors are values ({ok: false, messages}); nothing throws on bad input. The wasm lies beside this file.

import { graphLayouts } from "./graph-layout.mjs";
import { markdownModels } from "./markdown-model.mjs";

export { markdownBlocks, markdownSpans } from "./markdown-model.mjs";

/**
 * @typedef {{line: number, column: number, level: "error" | "warning" | "note", rule: string, text: string}} Message
 * Lines and columns count from 1, columns in bytes; 0 means the input as a whole.
 * @typedef {{ok: false, messages: Message[]}} Failure
 * @typedef {{ok: true, handle: number, nodes: number, edges: number, messages: Message[]}} ParsedCatalog
 * @typedef {{id: string, kind: string, title: string, score: number, shown: string, field: string,
 *   ranges: [number, number][]}} Hit  `ranges` are the parts of `shown` that matched, in UTF-16 units
 * @typedef {{id: string, rel: string, how: "stated" | "inferred", direction: "out" | "in", why?: string,
 *   order?: string, n?: number}} CoreNeighbour
 * @typedef {{id: string, kind: string, title: string, name?: {zh?: string, en?: string}, lang?: string,
 *   alt_titles?: string[], aliases?: string[], summary?: {zh?: string, en?: string}, url?: string, open_url?: string,
 *   flags?: string[], fields: Record<string, string>, prov: {seed: string, line: number}[],
 *   neighbours: CoreNeighbour[]}} CoreNode
 * @typedef {{ok: true, catalog: string, messages: Message[]}} ImportedList  `catalog` is JSON for parseCatalog
 * @typedef {{nodes: {id: string, x: number, y: number, r: number}[], settled: boolean}} MapLayout
 * @typedef {string | [string, Record<string, string>, ...any[]]} MarkdownElement  text, or [tag, attributes, ...children]
 * @typedef {Awaited<ReturnType<typeof createAtlasCore>>} AtlasCore
 *
 * @typedef {CatalogProgram & import("./graph-layout.mjs").GraphProgram & import("./markdown-model.mjs").MarkdownProgram} Program
 * @typedef {object} CatalogProgram what Emscripten's glue gives
 * @property {Uint8Array} HEAPU8
 * @property {() => number} _core_create
 * @property {(core: number, bytes: number) => number} _core_input
 * @property {(core: number) => number} _core_answer
 * @property {(core: number) => number} _core_answer_bytes
 * @property {(core: number) => void} _core_parse_catalog
 * @property {(core: number, handle: number, limit: number) => void} _core_search
 * @property {(core: number, handle: number) => void} _core_node
 * @property {(core: number, handle: number) => void} _core_map_layout
 * @property {(core: number, handle: number) => number} _core_export_as
 * @property {(core: number, around: number) => void} _core_markdown_elements
 * @property {(core: number) => void} _core_list_name
 * @property {(core: number) => void} _core_list_title
 * @property {(core: number) => void} _core_list_base
 * @property {(core: number) => void} _core_import_markdown
 * @property {(core: number, handle: number) => void} _core_free
 */

const wasmUrl = new URL("./atlas-core.wasm", import.meta.url);
const maxInputBytes = 512 * 1024 * 1024;
const fewUnits = 512 * 1024; // of a text, for which room to spare does not matter

/** @param {string} rule @param {string} text @returns {Failure} */
function failure(rule, text) {
  return { ok: false, messages: [{ line: 0, column: 0, level: "error", rule, text }] };
}

/** @param {number} bytes */
const tooLong = (bytes) => failure("limit", `The input has ${bytes} bytes; at most ${maxInputBytes} can be read.`);

/** The wasm beside this file. @returns {Promise<Uint8Array>} */
async function readWasm() {
  if (wasmUrl.protocol === "file:") {
    const fs = "node:fs/promises"; // a variable, so that bundlers for browsers leave it alone
    return (await import(fs)).readFile(wasmUrl);
  }
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new Error(`${wasmUrl} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Starts the core. Rejects only when its own wasm cannot be loaded.
 * @param {{wasmBinary?: ArrayBuffer | Uint8Array}} [options] `wasmBinary`: the bytes of atlas-core.wasm, for hosts that
 *   load it themselves
 */
export async function createAtlasCore(options = {}) {
  const wasmBinary = options.wasmBinary ?? (await readWasm());
  // @ts-expect-error: the build writes this file
  const { default: start } = await import("./atlas-core-glue.mjs");
  const printed = /** @type {string[]} */ ([]);
  const program = /** @type {Program} */ (
    await start({ wasmBinary, print: () => {}, printErr: (/** @type {string} */ line) => printed.push(line) })
  );
  const core = program._core_create();
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
  let dead = false;

  /** Copies text or bytes into the program. @param {unknown} input @returns {Failure | undefined} */
  function put(input) {
    if (typeof input === "string") return putText(input);
    const bytes = input instanceof ArrayBuffer ? new Uint8Array(input) : input;
    if (!(bytes instanceof Uint8Array)) return failure("input", "The input must be a text or bytes.");
    if (bytes.length > maxInputBytes) return tooLong(bytes.length);
    const target = program._core_input(core, bytes.length); // first: making room may move the memory
    program.HEAPU8.set(bytes, target);
    return undefined;
  }

  /** Encodes a text where the program reads it; there is no copy in between. @param {string} text @returns {Failure | undefined} */
  function putText(text) {
    let read = 0;
    let written = 0;
    // Room for the most that a text can need, of a long one for some Chinese; then for the most that the rest can need.
    const units = text.length;
    for (let room = units < fewUnits ? 3 * units : Math.ceil(units * 1.25); ; room = written + 3 * (units - read)) {
      if (written > maxInputBytes) return tooLong(written);
      const target = program._core_input(core, room); // keeps what is there
      const to = program.HEAPU8.subarray(target + written, target + room);
      const done = encoder.encodeInto(read === 0 ? text : text.slice(read), to);
      read += done.read;
      written += done.written;
      if (read === units) break;
    }
    program._core_input(core, written);
    return written > maxInputBytes ? tooLong(written) : undefined;
  }

  function answer() {
    const bytes = program._core_answer_bytes(core);
    if (bytes === 0) return "";
    const begin = program._core_answer(core);
    return decoder.decode(program.HEAPU8.subarray(begin, begin + bytes));
  }

  /**
   * Runs one call of the program. A program that trapped (for lack of memory) is dead and answers only failures.
   * @template T
   * @param {unknown} input
   * @param {() => T} call
   * @returns {T | Failure}
   */
  function run(input, call) {
    if (dead) return failure("dead", "The core stopped after an earlier failure; create a new one.");
    try {
      return put(input) ?? call();
    } catch (error) {
      dead = true;
      return failure("dead", `The core stopped: ${printed.at(-1) ?? error}`);
    }
  }

  /** @param {unknown} input @param {() => void} call */
  const ask = (input, call) =>
    run(input, () => {
      call();
      return JSON.parse(answer());
    });

  return {
    ...graphLayouts(program, (call) => run("", call)),
    ...markdownModels(program, core, run, answer),

    /** @param {string | Uint8Array | ArrayBuffer} json @returns {ParsedCatalog | Failure} */
    parseCatalog: (json) => ask(json, () => program._core_parse_catalog(core)),

    /**
     * A catalogue of a reading list (docs/importing.md). `title` stands for its first heading, relative addresses start from
     * `base`. @param {string | Uint8Array | ArrayBuffer} markdown
     * @param {{name?: string, title?: string, base?: string}} [options] @returns {ImportedList | Failure}
     */
    importMarkdown: (markdown, { name = "list", title = "", base = "" } = {}) =>
      run(name, () => program._core_list_name(core)) ??
      run(title, () => program._core_list_title(core)) ??
      run(base, () => program._core_list_base(core)) ??
      ask(markdown, () => program._core_import_markdown(core)),

    /** Hits, best first. @param {number} handle @param {string} text @param {number} [limit] @returns {Hit[] | Failure} */
    search: (handle, text, limit = 20) =>
      ask(text, () => program._core_search(core, handle, Math.max(0, Math.min(Math.trunc(limit) || 0, 10000)))),

    /** A node by its id or an old id. @param {number} handle @param {string} id @returns {CoreNode | Failure} */
    node: (handle, id) => ask(id, () => program._core_node(core, handle)),

    /** The settled map of a catalogue. World units; y grows downwards. @param {number} handle @returns {MapLayout | Failure} */
    mapLayout: (handle) => ask("", () => program._core_map_layout(core, handle)),

    /**
     * The catalogue as a text: "json" (normal form, nothing lost), "markdown" (reading list) or "csv" (links).
     * @param {number} handle @param {"json" | "markdown" | "csv"} format
     * @returns {{ok: true, text: string} | Failure}
     */
    exportAs: (handle, format) =>
      run(format, () => {
        const exported = program._core_export_as(core, handle) === 1;
        const text = answer();
        return exported ? { ok: /** @type {const} */ (true), text } : JSON.parse(text);
      }),

    /**
     * Markdown as a safe tree of elements. Texts in another language than `around`, if that is given, have a `lang`.
     * @param {string} text @param {"" | "zh" | "en"} [around] @returns {{ok: true, elements: MarkdownElement[]} | Failure}
     */
    markdownElements: (text, around = "") =>
      ask(text, () => program._core_markdown_elements(core, ["", "zh", "en"].indexOf(around))),

    /** Forgets a catalogue; its handle means nothing from then on. @param {number} handle */
    free(handle) {
      run("", () => program._core_free(core, handle));
    },
  };
}
