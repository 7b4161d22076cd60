// What a run leaves behind: build/bench/NAME.json with every figure, and NAME.md with the table that is also printed.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { build_folder } from "./core.mjs";
import { commit_name, load_average, machine_line } from "./measure.mjs";

const packages = new URL("../node_modules/", import.meta.url);

/** @param {string} name of an installed package @returns {string} "name version" */
export function package_version(name) {
  const text = readFileSync(new URL(`${name}/package.json`, packages), "utf8");
  return `${name} ${JSON.parse(text).version}`;
}

/**
 * A table in Markdown; all columns but the first are aligned to the right.
 * @param {string[]} head @param {string[][]} rows
 */
export function markdown_table(head, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

/**
 * Prints a report and writes it with its figures.
 * @param {string} name @param {{title: string, peers: string[], sections: string[], figures: unknown}} report
 *   `peers`: packages whose versions are named; `sections`: Markdown
 */
export function publish(name, { title, peers, sections, figures }) {
  const date = new Date().toISOString().slice(0, 10);
  const about = { date, commit: commit_name(), machine: machine_line(), load: load_average(), peers: peers.map(package_version) };
  const head = [`${about.machine}; load ${about.load.toFixed(1)} at the end.`];
  if (peers.length > 0) head.push(`Peers: ${about.peers.join(", ")}.`);
  const text = [`## ${title}, ${date}${about.commit && `, commit ${about.commit}`}`, head.join("\n"), ...sections].join("\n\n");
  mkdirSync(build_folder, { recursive: true });
  writeFileSync(`${build_folder}/${name}.json`, `${JSON.stringify({ ...about, figures }, null, 1)}\n`);
  writeFileSync(`${build_folder}/${name}.md`, `${text}\n`);
  console.log(`\n${text}\n\nWritten: build/bench/${name}.json and ${name}.md`);
}

/** Progress, apart from the report. @param {string} text */
export const say = (text) => void process.stderr.write(`${text}\n`);
