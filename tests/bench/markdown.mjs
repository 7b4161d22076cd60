// Markdown, ours beside the peers: MB a second from a JavaScript string to a result.
import { publish, say } from "./lib/report.mjs";
import { circumstances, compare, comparison_table, report_name } from "./lib/rounds.mjs";

const base = "commonmark tree";
const names = ["source-atlas elements", "source-atlas arrays", base, "marked tokens", "marked HTML", "md4w HTML", "md4w JSON"];

/** @param {string[]} corpora "readmes", "notes" */
export async function run(corpora) {
  const sections = [], figures = [];
  say("markdown");
  for (const corpus of corpora.length > 0 ? corpora : ["readmes", "notes"]) {
    const compared = await compare("markdown_engines.mjs", names, { corpus }, { rounds: 15, warm_up: 5 });
    sections.push([`### ${corpus} (${circumstances(compared)})`, comparison_table(compared, base), ...compared.notes].join("\n\n"));
    figures.push({ corpus, ...compared });
  }
  const explained = "readmes: those of the installed packages, one by one. notes: one generated document, mostly Chinese. Elements: a safe tree as JSON values. A time is the mean of ten passes in a row.";
  publish(report_name("markdown"), { title: "Markdown", peers: ["commonmark", "marked", "md4w"], sections: [explained, ...sections], figures });
}
