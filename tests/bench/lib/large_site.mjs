// The built site with a generated list in place of its own catalogue: the start page names a catalogue file, as the pages
// of every site do whose catalogue is not inside the program. The plain pages of its nodes are not written.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { serve } from "../../web/lib/server.mjs";
import { command } from "./core.mjs";
import { make_list } from "./lists.mjs";

const file = "/generated.json";

/** @typedef {{text: string, nodes: {id: string, kind: string, title: string}[], edges: {s: string, t: string}[]}} PackedList */

/**
 * A list with its settled map, as the program reads it. Kept in `folder`, as the map of 10^5 nodes takes a minute; made
 * again when the command is newer.
 * @param {number} node_count @param {string} folder @returns {PackedList}
 */
export function packed_list(node_count, folder) {
  mkdirSync(folder, { recursive: true });
  const [plain, packed] = [join(folder, `list-${node_count}.json`), join(folder, `list-${node_count}.packed.json`)];
  const text = make_list(node_count);
  const same = existsSync(packed) && existsSync(plain) && readFileSync(plain, "utf8") === text;
  if (!same || statSync(packed).mtimeMs < statSync(command).mtimeMs) {
    writeFileSync(plain, text);
    execFileSync(command, ["pack", plain, "-o", packed]);
  }
  const { nodes, edges } = JSON.parse(text);
  return { text: readFileSync(packed, "utf8"), nodes, edges };
}

/**
 * Serves a site whose start page opens a list.
 * @param {{root: string, compressed?: boolean}} options @param {string} packed
 */
export async function serve_list(options, packed) {
  const server = await serve(options);
  const preload = `<link rel="preload" href="${file}" as="fetch" type="application/json" crossorigin="anonymous">`;
  const page = readFileSync(join(options.root, "index.html"), "utf8")
    .replace(/<html /, `<html data-catalog="${file}" `)
    .replace(/<link [^>]*id="wasm">/, `$&${preload}`);
  server.intercept = (_, response, path) => {
    if (path !== "/" && path !== file) return false;
    response.writeHead(200, { "Content-Type": path === "/" ? "text/html;charset=utf-8" : "application/json" });
    response.end(path === "/" ? page : packed);
    return true;
  };
  return server;
}
