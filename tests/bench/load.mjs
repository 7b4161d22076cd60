// Loading a catalogue, ours beside what a page would do in JavaScript.
import { publish, say } from "./lib/report.mjs";
import { circumstances, compare, comparison_table, report_name } from "./lib/rounds.mjs";

const base = "JSON.parse + Map + CSR";
const names = ["source-atlas", "source-atlas, bytes", "JSON.parse", base, `${base}, bytes`, "JSON.parse + graphology"];
const packed_base = `packed: ${base}`;
const packed_names = ["packed: source-atlas", "packed: source-atlas, bytes", packed_base, `${packed_base}, bytes`, "packed: JSON.parse + graphology"];

/** @param {number} nodes */
function counts_for(nodes) {
  if (nodes <= 2000) return { rounds: 31, warm_up: 20 };
  if (nodes <= 200_000) return { rounds: nodes <= 20_000 ? 15 : 7, warm_up: 3 };
  return { rounds: 3, warm_up: 1, alone: true };
}

/** @param {string[]} sizes numbers of nodes */
export async function run(sizes) {
  const sections = [], figures = [];
  say("load");
  for (const count of sizes.length > 0 ? sizes.map(Number) : [1000, 10_000, 100_000]) {
    const counts = counts_for(count);
    const plain = await compare("load_engines.mjs", names, { count, seed: 1 }, counts);
    const packed = await compare("load_engines.mjs", packed_names, { count, seed: 1 }, counts);
    sections.push(
      [`### ${count.toLocaleString("en")} nodes, twice as many edges (${circumstances(plain)})`, comparison_table(plain, base), ...plain.notes].join("\n\n"),
      [`### The same, packed (${circumstances(packed)})`, comparison_table(packed, packed_base), ...packed.notes].join("\n\n"),
    );
    figures.push({ nodes: count, ...plain, packed });
  }
  const explained =
    "From the catalogue's text (or its UTF-8 bytes) to ids, titles and neighbours, from what people write and from what `atlas pack` makes of it for the page: tables, and places on the map. Ours also checks every id, reference and address.";
  publish(report_name("load"), { title: "Loading a catalogue", peers: ["graphology"], sections: [explained, ...sections], figures });
}
