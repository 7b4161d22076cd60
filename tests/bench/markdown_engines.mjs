// Markdown from a JavaScript string, ours and the peers': the readmes of the installed packages, and generated notes.
import { timed } from "./lib/clock.mjs";
import { make_notes } from "./lib/catalogs.mjs";
import { fine } from "./lib/fine.mjs";
import { open_core, readmes } from "#surroundings";

/** @typedef {(text: string) => unknown} Parse */

// In a round: one alone takes 2 ms, too short to hold its share of collecting garbage, and mostly on cold caches.
const passes = 10;

/** @type {Record<string, () => Promise<Parse>>} */
const setups = {
  "source-atlas elements": async () => {
    const core = await open_core();
    return (text) => fine(core.markdownElements(text));
  },
  "source-atlas arrays": async () => {
    const core = /** @type {any} */ (await open_core());
    if (!core.parseMarkdown) throw new Error("the core module has no parseMarkdown yet");
    return (text) => fine(core.parseMarkdown(text));
  },
  "commonmark tree": async () => {
    const { Parser } = await import("commonmark");
    return (text) => new Parser().parse(text);
  },
  "marked tokens": async () => {
    const { marked } = await import("marked");
    return (text) => marked.lexer(text);
  },
  "marked HTML": async () => {
    const { marked } = await import("marked");
    return (text) => marked.parse(text);
  },
  "md4w HTML": async () => {
    const md4w = await import("md4w");
    await md4w.init("fast");
    return (text) => md4w.mdToHtml(text);
  },
  "md4w JSON": async () => {
    const md4w = await import("md4w");
    await md4w.init("fast");
    return (text) => md4w.mdToJSON(text);
  },
};

/** @param {string} name of the corpus */
const documents = async (name) => (name === "notes" ? [make_notes(300)] : readmes());

/** Reads each text; how many of them an engine fails on. @param {string[]} texts @param {Parse} parse */
function failures(texts, parse) {
  let failed = 0;
  for (const text of texts) {
    try {
      parse(text);
    } catch {
      failed++;
    }
  }
  return failed;
}

/** @param {() => Promise<Parse>} setup */
function operations(setup) {
  /** @type {string[]} */
  let texts;
  /** @type {Parse} */
  let parse;
  return {
    async build(/** @type {{corpus: string}} */ { corpus }) {
      texts = await documents(corpus);
      parse = await setup();
      return { bytes: texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0), documents: texts.length };
    },
    /** The mean of some passes over all documents; how many an engine failed on. */
    run() {
      let failed = 0;
      const { ms } = timed(() => {
        for (let pass = 0; pass < passes; pass++) failed = failures(texts, parse);
      });
      return { ms: ms / passes, failed };
    },
  };
}

export const engines = Object.fromEntries(Object.entries(setups).map(([name, setup]) => [name, () => operations(setup)]));
