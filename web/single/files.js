// The files of a site in one file: they stand in the page as text, packed, each in a data block of its own
// (<script type="application/gzip" id="file-…">), and nothing is fetched. Takes the place of ../files.js.
// @ts-expect-error: scripts/single_file.py puts it there
import * as core from "./core/atlas-core.mjs";
// @ts-expect-error: the same
import * as glue from "./atlas.js";

/** The bytes of a block. @param {string} id @returns {ReadableStream<Uint8Array>} */
function unpack(id) {
  const block = document.getElementById(id);
  if (!block) throw new Error(`The page brings no ${id}.`);
  const packed = Uint8Array.from(atob(block.textContent ?? ""), (letter) => letter.charCodeAt(0));
  return new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
}

/** @param {string} address ends with "#" and the block's id @returns {Promise<Response>} */
export async function fetchFile(address) {
  const id = new URL(address, document.baseURI).hash.slice(1);
  const type = id === "file-wasm" ? "application/wasm" : "application/octet-stream";
  return new Response(unpack(id), { headers: { "Content-Type": type } });
}

export function wasmAddress() {
  return "#file-wasm";
}

export async function importGlue() {
  return glue;
}

export async function importCore() {
  const bytes = await new Response(unpack("file-core")).arrayBuffer();
  return { module: core, options: { wasmBinary: new Uint8Array(bytes) } };
}
