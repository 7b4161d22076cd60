// Random numbers from a seed, the same on every machine: all that the generators draw from.

/**
 * mulberry32: 32 bits of state, integer arithmetic only.
 * @param {number} seed
 * @returns {() => number} uniform in [0, 1)
 */
export function random_from(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** @param {() => number} random @param {number} below @returns {number} an integer in [0, below) */
export const pick_index = (random, below) => Math.floor(random() * below);

/** @template T @param {() => number} random @param {readonly T[]} items @returns {T} */
export const pick = (random, items) => items[pick_index(random, items.length)];

/** Prefers the front of the list: the square of a uniform draw. @template T @param {() => number} random @param {readonly T[]} items @returns {T} */
export function pick_front(random, items) {
  const draw = random();
  return items[Math.floor(draw * draw * items.length)];
}
