// What every compared page shares: the graph with its places, and when it was first seen.

/** @typedef {{nodes: {id: string, title: string, x: number, y: number, r: number}[], edges: [number, number][]}} Data */

/** @returns {Promise<Data>} */
export const load = async () => (await fetch("data.json")).json();

/** Call after the first draw: two animation frames later it was seen. @param {() => unknown} camera what changes by panning */
export function seen(camera) {
  const page = /** @type {any} */ (globalThis);
  page.__camera = () => JSON.stringify(camera());
  page.__seen();
}
