// Every engine lives in a process of its own: its garbage and its compiled code cannot slow another one down, and a crash
// costs one row. The measuring process lets them take turns; times are taken inside the engine's process.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

const worker = fileURLToPath(new URL("./worker.mjs", import.meta.url));

/** @typedef {{name: string, call: (op: string, input?: any) => Promise<any>, stop: () => void}} Host */

/** All the engines of a module, started one by one. @typedef {{start: (name: string) => Promise<Host>, where: string, close: () => Promise<void>}} Hosts */

/** The engines to run: all, or those that ATLAS_BENCH_ENGINES names, separated by commas. @param {readonly string[]} names */
export function chosen(names) {
  const wanted = process.env.ATLAS_BENCH_ENGINES?.split(",");
  return wanted ? names.filter((name) => wanted.includes(name)) : names;
}

/**
 * Starts an engine. Its operations are called by name; a call rejects when the engine throws or its process ends.
 * @param {string} module file name in tests/bench whose `engines[name]()` gives the operations
 * @param {string} name
 * @returns {Host}
 */
export function start_host(module, name) {
  const child = fork(worker, [module, name], {
    serialization: "advanced",
    execArgv: ["--max-old-space-size=6144", "--expose-gc"],
  });
  /** @type {{resolve: (value: any) => void, reject: (error: Error) => void} | undefined} */
  let waiting;
  let ended = "";
  child.on("message", (/** @type {any} */ { value, error }) => {
    const asked = waiting;
    waiting = undefined;
    if (error === undefined) asked?.resolve(value);
    else asked?.reject(new Error(`${name}: ${error}`));
  });
  child.on("exit", (code, signal) => {
    ended = `${name}: its process ended (${signal ?? code})`;
    waiting?.reject(new Error(ended));
  });
  return {
    name,
    call: (op, input) =>
      new Promise((resolve, reject) => {
        if (ended !== "") return reject(new Error(ended));
        waiting = { resolve, reject };
        child.send({ op, input });
      }),
    stop: () => child.kill("SIGKILL"),
  };
}

/** Engines in processes. @param {string} module @returns {Promise<Hosts>} */
export async function open_hosts(module) {
  return { start: async (name) => start_host(module, name), where: "", close: async () => {} };
}
