// The clock of the benchmarks. On a machine that does other things too, the wall clock also counts the time of others; so a
// time is the lesser of wall time and what the kernel says this thread has run. On an idle machine the two are equal.
import { own_ms } from "#surroundings";

/**
 * Starts a clock. Work that is handed to other threads counts only as far as it is waited for.
 * @returns {() => number} gives the ms since
 */
export function stopwatch() {
  const own = own_ms();
  const wall = performance.now();
  return () => {
    const wall_ms = performance.now() - wall;
    const ran_ms = own_ms() - own;
    return ran_ms >= 0 && ran_ms < wall_ms ? ran_ms : wall_ms;
  };
}

/** @template T @param {() => T} work @returns {{ms: number, value: T}} */
export function timed(work) {
  const elapsed = stopwatch();
  const value = work();
  return { ms: elapsed(), value };
}
