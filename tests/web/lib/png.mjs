// What is on a screenshot: sizes, colours and differences.
import { PNG } from 'pngjs';

/** @param {Uint8Array} bytes */
export function read_png(bytes) {
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
  return { width, height, data };
}

/**
 * Number of pixels per colour in a part of a picture; colours as 0xRRGGBB, quantised to 5 bits a channel so
 * that anti-aliasing does not count as many colours.
 * @param {{width: number, height: number, data: Uint8Array}} image
 * @param {{x?: number, y?: number, width?: number, height?: number}} [part] in device pixels
 */
export function colour_counts(image, part = {}) {
  const x0 = Math.max(0, Math.floor(part.x ?? 0));
  const y0 = Math.max(0, Math.floor(part.y ?? 0));
  const x1 = Math.min(image.width, Math.ceil(x0 + (part.width ?? image.width)));
  const y1 = Math.min(image.height, Math.ceil(y0 + (part.height ?? image.height)));
  const counts = new Map();
  for (let y = y0; y < y1; ++y) {
    for (let x = x0; x < x1; ++x) {
      const at = (y * image.width + x) * 4;
      const colour = ((image.data[at] & 0xf8) << 16) | ((image.data[at + 1] & 0xf8) << 8) | (image.data[at + 2] & 0xf8);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  }
  return counts;
}

/**
 * Colours that cover at least `least` pixels.
 * @param {Map<number, number>} counts
 */
export function real_colours(counts, least = 20) {
  return [...counts].filter(([, count]) => count >= least).length;
}

/**
 * Share of pixels (0..1) where any channel differs by more than `tolerance`.
 * @param {Uint8Array} a_bytes
 * @param {Uint8Array} b_bytes
 */
export function difference(a_bytes, b_bytes, tolerance = 8) {
  const a = read_png(a_bytes);
  const b = read_png(b_bytes);
  if (a.width !== b.width || a.height !== b.height) return 1;
  let different = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    const apart = Math.max(
      Math.abs(a.data[i] - b.data[i]),
      Math.abs(a.data[i + 1] - b.data[i + 1]),
      Math.abs(a.data[i + 2] - b.data[i + 2]),
    );
    if (apart > tolerance) ++different;
  }
  return different / (a.width * a.height);
}
