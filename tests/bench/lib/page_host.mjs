// Engines in Chromium, each in a page whose process is its own. Otherwise like host.mjs.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { launch_chromium } from "../../web/lib/chromium.mjs";
import { serve } from "../../web/lib/server.mjs";
import { build_folder, core_folder } from "./core.mjs";
import { pack, readmes } from "./surroundings.mjs";

const folder = fileURLToPath(new URL("../", import.meta.url));
const root = `${build_folder}/engines`;

/** A page that holds the engines of a module, with our core module and what md4w fetches beside it. @param {string} module */
function make_page(module) {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  cpSync(core_folder, `${root}/core`, { recursive: true });
  cpSync(`${folder}node_modules/md4w/js/md4w-fast.wasm`, `${root}/md4w-fast.wasm`);
  const script = `import { engines } from "./${module}";
    let operations;
    globalThis.start = async (name) => void (operations = await engines[name]());
    globalThis.call = (op, input) => operations[op](input);`;
  const flags = ["--bundle", "--format=esm", "--platform=browser", "--target=es2022", "--log-level=error", "--external:node:*", `--outfile=${root}/engines.js`];
  execFileSync("esbuild", flags, { input: script, cwd: folder });
  writeFileSync(`${root}/index.html`, '<!doctype html><meta charset="utf-8"><title>Engines</title><link rel="icon" href="data:,"><script type="module" src="engines.js"></script>');
}

/** @param {string} module see start_host() @returns {Promise<import("./host.mjs").Hosts>} */
export async function open_hosts(module) {
  make_page(module);
  const server = await serve({ root });
  server.intercept = async (request, response, path) => {
    if (path !== "/pack" && path !== "/readmes") return false;
    response.end(path === "/pack" ? await pack(await text(request)) : JSON.stringify(await readmes()));
    return true;
  };
  // Only one page at a time is in front; the others must not run slower for it.
  const browser = await launch_chromium({ args: ["--js-flags=--expose-gc", "--disable-renderer-backgrounding"] });
  return {
    where: `, Chromium ${browser.version.split("/")[1]}`,
    async start(name) {
      const tab = await browser.open(server.url);
      /** @param {Function} fn @param {...any} args */
      const run = (fn, ...args) =>
        tab.evaluate(fn, ...args).catch((/** @type {Error} */ { message }) => {
          throw new Error(`${name}: ${message}`);
        });
      await run((/** @type {string} */ engine) => globalThis.start(engine), name);
      return {
        name,
        call: (op, input) => run((/** @type {string} */ asked, /** @type {any} */ given) => globalThis.call(asked, given), op, input),
        stop: () => void tab.close(),
      };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
