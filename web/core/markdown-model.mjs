// Markdown as lists of numbers that point into the text: for programs that work on a text, not for showing it.

/**
 * @typedef {import("./atlas-core.mjs").Failure} Failure
 * @typedef {{ok: true, blocks: Uint32Array, spans: Uint32Array, extra: string}} MarkdownModel
 *   `blocks` has five numbers for each block: kind (see markdownBlocks), detail (level of a heading, first number of a
 *   list, columns of a table; of a cell 1 left, 2 centre, 3 right), the number of the first block behind it and what it
 *   holds, and of its spans the first and the first behind them. `spans` has four: kind (see markdownSpans), the first
 *   span behind it and what it holds, and where its text begins and ends, in UTF-16 units of `source + extra`. Both are
 *   parts of one buffer, which is the caller's.
 *
 * @typedef {object} MarkdownProgram what Emscripten's glue gives
 * @property {Uint32Array} HEAPU32
 * @property {(core: number, encoded: boolean) => number} _core_parse_markdown
 * @property {(core: number) => number} _core_markdown_blocks
 * @property {(core: number) => number} _core_markdown_block_count
 * @property {(core: number) => number} _core_markdown_spans
 * @property {(core: number) => number} _core_markdown_span_count
 */

/** Kinds of blocks by their numbers in MarkdownModel.blocks. */
export const markdownBlocks = Object.freeze(
  "quote list ordered-list item rule heading code paragraph table table-head table-body row header-cell cell".split(" "),
);
/**
 * Kinds of spans likewise. Address and title come first in a link or image, info first in a block of code. Addresses are
 * as written: check the scheme before you make a link.
 */
export const markdownSpans = Object.freeze(
  "text soft-break hard-break emphasis strong strikethrough code link image address title info".split(" "),
);

/**
 * @param {MarkdownProgram} program
 * @param {number} core
 * @param {(text: string, call: () => MarkdownModel | Failure) => MarkdownModel | Failure} run hands the text to the program
 * @param {() => string} answer the program's last one
 */
export function markdownModels(program, core, run, answer) {
  /** Numbers in memory, until the next call. @param {number} begin in bytes @param {number} count */
  const numbers = (begin, count) => program.HEAPU32.subarray(begin >>> 2, (begin >>> 2) + count);
  return {
    /** Markdown as lists of numbers that point into it; nothing is copied. @param {string} text @returns {MarkdownModel | Failure} */
    parseMarkdown: (text) =>
      run(text, () => {
        if (program._core_parse_markdown(core, typeof text === "string") !== 1) return JSON.parse(answer());
        const blocks = numbers(program._core_markdown_blocks(core), 5 * program._core_markdown_block_count(core));
        const spans = numbers(program._core_markdown_spans(core), 4 * program._core_markdown_span_count(core));
        // One allocation for both: of a short text it is what costs most.
        const copies = new Uint32Array(blocks.length + spans.length);
        copies.set(blocks);
        copies.set(spans, blocks.length);
        return {
          ok: /** @type {const} */ (true),
          blocks: copies.subarray(0, blocks.length),
          spans: copies.subarray(blocks.length),
          extra: answer(),
        };
      }),
  };
}
