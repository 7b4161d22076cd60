// Rasterises single characters with the browser's 2D canvas for the map's labels: the reader's own
// fonts, every script, coloured emoji, and no font download. The core asks for one glyph at a time.
// A self-test at the start finds browsers that falsify what a page reads back from a canvas; there the
// caller loads the bundled fallback font instead.

/** After the page's own families, so that emoji are coloured wherever the reader has such a font. */
const EMOJI_FAMILIES = '"Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", sans-serif';

/** Faces in the order of the core's enum: regular, semibold, halo. */
const WEIGHTS = [400, 600, 400];
const HALO = 2;
/** Blank border in pixels round a glyph, for antialiasing and for boxes that report too little. */
const PADDING = 2;

/**
 * @typedef {object} Glyph
 * @property {number} width pixels
 * @property {number} height pixels
 * @property {number} left from the pen to the left edge
 * @property {number} top from the baseline to the top edge, upwards
 * @property {number} advance
 * @property {boolean} coloured
 * @property {Uint8ClampedArray} rgba
 */

export class GlyphRasteriser {
  /**
   * @param {Document} doc
   * @param {string} lang language of the text, which decides the shapes of Chinese characters
   * @param {string} families CSS font families of the page's texts
   */
  constructor(doc, lang, families) {
    this.canvas = doc.createElement("canvas");
    this.canvas.lang = lang;
    this.canvas.width = 64;
    this.canvas.height = 64;
    const context = this.canvas.getContext("2d", { willReadFrequently: true });
    if (!context) throw new Error("no 2D canvas");
    this.context = context;
    this.families = `${families}, ${EMOJI_FAMILIES}`;
  }

  /**
   * True when what was drawn is what is read back, in every pixel.
   * Some privacy settings return noise (Firefox's resistFingerprinting, Brave, Tor Browser).
   */
  trustworthy() {
    const { context } = this;
    context.fillStyle = "#336699";
    context.fillRect(0, 0, 32, 32);
    const pixels = context.getImageData(0, 0, 32, 32).data;
    for (let i = 0; i < pixels.length; i += 4) {
      if (pixels[i] !== 0x33 || pixels[i + 1] !== 0x66 || pixels[i + 2] !== 0x99 || pixels[i + 3] !== 255) return false;
    }
    return true;
  }

  /**
   * @param {string} cluster one visible character
   * @param {number} size pixels
   * @param {number} face index into WEIGHTS
   * @param {number} halo stroke width in pixels, for the halo face
   * @returns {Glyph} the browser's own picture of a missing one when no font has the character
   */
  rasterise(cluster, size, face, halo) {
    const text = emojiPresentation(cluster);
    const glyph = this.draw(text, size, face, halo);
    if (glyph.width === 0) return glyph;
    if (mayBeColoured(text)) glyph.coloured = face !== HALO && hasColour(glyph.rgba);
    if (!glyph.coloured) whiten(glyph.rgba);
    return glyph;
  }

  /**
   * @param {string} text @param {number} size @param {number} face @param {number} halo
   * @returns {Glyph}
   */
  draw(text, size, face, halo) {
    const { context } = this;
    this.setFont(size, face);
    const box = context.measureText(text);
    const grow = PADDING + (face === HALO ? halo / 2 : 0);
    const left = Math.floor(-box.actualBoundingBoxLeft - grow);
    const right = Math.ceil(box.actualBoundingBoxRight + grow);
    const top = Math.ceil(box.actualBoundingBoxAscent + grow);
    const bottom = Math.ceil(box.actualBoundingBoxDescent + grow);
    const width = right - left;
    const height = top + bottom;
    const glyph = { width: 0, height: 0, left, top, advance: box.width, coloured: false, rgba: new Uint8ClampedArray(0) };
    if (/^\s*$/u.test(text) || width <= 2 * grow || height <= 2 * grow) return glyph;
    this.makeRoom(width, height, size, face);
    context.clearRect(0, 0, width, height);
    context.fillStyle = "#fff";
    if (face === HALO) {
      context.strokeStyle = "#fff";
      context.lineWidth = halo;
      context.lineJoin = "round";
      context.strokeText(text, -left, top);
    }
    context.fillText(text, -left, top);
    return { ...glyph, width, height, rgba: context.getImageData(0, 0, width, height).data };
  }

  /** @param {number} size @param {number} face */
  setFont(size, face) {
    this.context.font = `${WEIGHTS[face]} ${size}px ${this.families}`;
    this.context.textBaseline = "alphabetic";
  }

  /** @param {number} width @param {number} height @param {number} size @param {number} face */
  makeRoom(width, height, size, face) {
    if (width <= this.canvas.width && height <= this.canvas.height) return;
    this.canvas.width = Math.max(width, this.canvas.width);
    this.canvas.height = Math.max(height, this.canvas.height);
    this.setFont(size, face);
  }
}

/** @param {string} text */
function emojiPresentation(text) {
  return /^\p{Emoji_Presentation}$/u.test(text) ? `${text}\uFE0F` : text;
}

/** @param {string} text */
function mayBeColoured(text) {
  return /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u.test(text);
}

/** @param {Uint8ClampedArray} rgba */
function hasColour(rgba) {
  for (let i = 0; i < rgba.length; i += 4) {
    if (rgba[i + 3] > 64 && (rgba[i] < 240 || rgba[i + 1] < 240 || rgba[i + 2] < 240)) return true;
  }
  return false;
}

/** Leaves only coverage, so that the map can tint the glyph. @param {Uint8ClampedArray} rgba */
function whiten({ buffer }) {
  const pixels = new Uint32Array(buffer);
  for (let i = 0; i < pixels.length; i++) pixels[i] |= 0xffffff;
}
