// Where the program gets its glyphs: the browser's 2D canvas (glyphs.js), or, where a canvas cannot be read back
// faithfully, the subset font that the site brings along. The font is fetched in that case only.
import { fetchFile } from "./files.js";
import { GlyphRasteriser } from "./glyphs.js";

/** @typedef {import("./types").Program} Program */

const metricCount = 7;

/**
 * The function that the program calls for a glyph, or null when this browser's canvas cannot be trusted.
 * @param {string} lang
 */
export function canvasGlyphs(lang) {
  /** @type {GlyphRasteriser} */
  let rasteriser;
  try {
    rasteriser = new GlyphRasteriser(document, lang, getComputedStyle(document.body).fontFamily);
    if (!rasteriser.trustworthy()) return null;
  } catch {
    return null;
  }
  /** @type {{key: string, found?: import("./glyphs.js").Glyph}} */
  let last = { key: "" };

  /**
   * Writes metrics and, when there is room, pixels into the program's memory.
   * @this {Program}
   * @param {string} text @param {number} face @param {number} size @param {number} halo
   * @param {number} metrics address of seven floats @param {number} pixels address @param {number} room bytes
   */
  function glyph(text, face, size, halo, metrics, pixels, room) {
    const key = `${text} ${face} ${size} ${halo}`;
    // Without room for the pixels the program asks again, with more.
    const found = (last.key === key && last.found) || rasteriser.rasterise(text, size, face, halo);
    last = { key, found };
    const bytes = found.rgba.length;
    const numbers = [found.width, found.height, found.left, found.top, found.advance, Number(found.coloured), bytes];
    new Float32Array(this.HEAPU8.buffer, metrics, metricCount).set(numbers);
    if (bytes <= room) this.HEAPU8.set(found.rgba, pixels);
  }
  return glyph;
}

/** The site's own font. @returns {Promise<Uint8Array>} */
export async function fallbackFont() {
  const address = document.documentElement.dataset.font;
  if (!address) throw new Error("Glyphs cannot be read from a canvas here, and this site brings no font.");
  const response = await fetchFile(new URL(address, document.baseURI).href);
  return new Uint8Array(await response.arrayBuffer());
}
