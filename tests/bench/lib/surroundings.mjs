// What engines need from outside of their scripts, in a process of Node. In a page surroundings_page.mjs stands for this
// (see "imports" in package.json).
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command } from "./core.mjs";

export { open_core } from "./core.mjs";

const packages = new URL("../node_modules/", import.meta.url);

/**
 * What `atlas pack` makes of a catalogue of make_catalog(). Its nodes get places on a grid, as the command would take a
 * minute to lay out 10^5.
 * @param {string} catalog @returns {Promise<string>}
 */
export async function pack(catalog) {
  const file = JSON.parse(catalog);
  const tenths = (/** @type {number} */ value) => Math.round(10 * value) / 10;
  const across = Math.ceil(Math.sqrt(file.nodes.length));
  file.layout = { places: file.nodes.map((/** @type {unknown} */ _, /** @type {number} */ i) => [tenths(30.5 * (i % across)), tenths(20.1 * Math.floor(i / across)), 6]) };
  const folder = mkdtempSync(join(tmpdir(), "atlas-pack-"));
  try {
    writeFileSync(join(folder, "plain.json"), JSON.stringify(file));
    execFileSync(command, ["pack", join(folder, "plain.json"), "-o", join(folder, "packed.json")]);
    return readFileSync(join(folder, "packed.json"), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The readmes of the installed packages. @returns {Promise<string[]>} */
export async function readmes() {
  const files = readdirSync(packages, { recursive: true, encoding: "utf8" }).filter((file) => /readme\.md$/i.test(file));
  return files.sort().map((file) => readFileSync(new URL(file, packages), "utf8"));
}

/** Milliseconds that this thread has run; NaN where the kernel does not say (it is not Linux). */
export function own_ms() {
  try {
    process.cpuUsage(); // makes the kernel bring the following file up to date
    return Number(readFileSync("/proc/thread-self/schedstat", "latin1").split(" ")[0]) / 1e6;
  } catch {
    return Number.NaN;
  }
}
