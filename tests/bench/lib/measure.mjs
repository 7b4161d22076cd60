// Numbers about times: percentiles, ratios, and what the machine was like. The clock is in clock.mjs.
import { execFileSync } from "node:child_process";
import { cpus, loadavg, totalmem } from "node:os";

/**
 * The value below which a share of the values lies (nearest rank).
 * @param {readonly number[]} values @param {number} share 0 to 1
 */
export function percentile(values, share) {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** @param {readonly number[]} values the middle one, or the mean of the two in the middle */
export function median(values) {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half];
  return sorted.length % 2 === 1 ? upper : (upper + sorted[half - 1]) / 2;
}

/** The items beginning with another one each turn, so that nobody always runs first. @template T @param {readonly T[]} items @param {number} turn */
export function rotated(items, turn) {
  const at = items.length === 0 ? 0 : turn % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}

/** @param {number} ms @returns {string} three digits, in µs below a millisecond */
export function show_ms(ms) {
  if (!Number.isFinite(ms)) return "–";
  if (ms < 0.9995) return `${Number((ms * 1000).toPrecision(3))} µs`;
  return ms < 1000 ? `${Number(ms.toPrecision(3))} ms` : `${Number((ms / 1000).toPrecision(3))} s`;
}

/** @param {number} ratio */
export const show_ratio = (ratio) => (Number.isFinite(ratio) ? `${Number(ratio.toPrecision(2))}x` : "–");

/** Processes that wanted a core during the last minute. */
export const load_average = () => loadavg()[0];

/** What ran and where, as one line. */
export function machine_line() {
  const all = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${all[0]?.model.trim() ?? "unknown CPU"}, ${all.length} cores, ${memory} GiB, Node ${process.versions.node}, V8 ${process.versions.v8.split("-")[0]}`;
}

/** The commit that is measured, or "" outside a checkout. */
export function commit_name() {
  try {
    return execFileSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
}
