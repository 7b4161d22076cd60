// Loading a catalogue, ours beside what a page would do in JavaScript.
import { publish, say } from "./lib/report.mjs";
import { circumstances, compare, comparison_table } from "./lib/rounds.mjs";

const base = "JSON.parse + Map + CSR";
const names = ["source-atlas", "source-atlas, bytes", "JSON.parse", base, `${base}, bytes`, "JSON.parse + graphology"];

/** @param {string[]} sizes numbers of nodes */
export async function run(sizes) {
  const sections = [], figures = [];
  say("load");
  for (const count of sizes.length > 0 ? sizes.map(Number) : [1000, 10_000, 100_000]) {
    const counts = count <= 2000 ? { rounds: 31, warm_up: 20 } : { rounds: count <= 20_000 ? 15 : 7, warm_up: 3 };
    const compared = await compare("load_engines.mjs", names, { count, seed: 1 }, counts);
    sections.push([`### ${count.toLocaleString("en")} nodes, twice as many edges (${circumstances(compared)})`, comparison_table(compared, base), ...compared.notes].join("\n\n"));
    figures.push({ nodes: count, ...compared });
  }
  const explained = "From the catalogue's text (or its UTF-8 bytes) to ids, titles and neighbours. Ours also checks every id, reference and address.";
  publish("load", { title: "Loading a catalogue", peers: ["graphology"], sections: [explained, ...sections], figures });
}
