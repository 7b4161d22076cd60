// Catalogue files and notes from a seed: what a site would load.
import { make_graph } from "./graphs.mjs";
import { pick, pick_index, random_from } from "./random.mjs";
import { make_titles } from "./titles.mjs";
import { chinese, english } from "./words.mjs";

/**
 * Catalogue JSON with as many articles, twice as many edges, and generated titles; about 280 bytes an article.
 * @param {number} node_count at least 100 @param {number} [seed]
 * @returns {string}
 */
export function make_catalog(node_count, seed = 1) {
  const { edges } = make_graph(node_count, seed);
  const nodes = make_titles(node_count, seed).map((title, i) =>
    JSON.stringify({
      id: `n${i}`, kind: "article", title, lang: i % 3 === 0 ? "en" : "zh-Hans", url: `https://example.org/posts/${i}`,
      prov: [{ seed: "000", line: i + 1 }],
    }));
  const links = Array.from({ length: edges.length / 2 }, (_, e) =>
    JSON.stringify({ s: `n${edges[2 * e]}`, t: `n${edges[2 * e + 1]}`, rel: "mentions", how: "stated", seed: "000", line: e + 1 }));
  return `{"schema": 1, "title": {"zh": "目录", "en": "Catalogue"},\n"nodes": [\n${nodes.join(",\n")}\n],\n"edges": [\n${links.join(",\n")}\n]}\n`;
}

/**
 * Reading notes in Markdown, mostly Chinese: headings, paragraphs with links and emphasis, lists, tables and code.
 * @param {number} sections of about 500 characters @param {number} [seed]
 * @returns {string}
 */
export function make_notes(sections, seed = 1) {
  const random = random_from(seed);
  const titles = make_titles(200, seed);
  const term = () => (random() < 0.7 ? pick(random, chinese) : ` ${pick(random, english)} `);
  const sentence = () => `${Array.from({ length: 6 + pick_index(random, 8) }, term).join("").trim()}。`;
  const link = () => `[${pick(random, titles)}](https://example.org/${pick_index(random, 1000)}?a=1#b)`;
  const parts = [
    () => `${sentence()}${sentence()}**${term()}**${sentence()}见 ${link()}，\`${pick(random, english)}\`。`,
    () => Array.from({ length: 4 }, (_, i) => `${i + 1}. ${sentence()}\n   - ${link()}\n   - *${term()}*`).join("\n"),
    () => `| 组件 | 说明 |\n| --- | --- |\n${Array.from({ length: 4 }, () => `| ${term()} | ${sentence()} |`).join("\n")}`,
    () => `\`\`\`go\nfunc ${pick(random, english)}(ctx context.Context) error {\n\treturn nil // ${term()}\n}\n\`\`\``,
    () => `> ${sentence()}\n> ${sentence()}`,
  ];
  const section = () => `## ${pick(random, titles)}\n\n${Array.from({ length: 4 }, () => pick(random, parts)()).join("\n\n")}\n`;
  return Array.from({ length: sections }, section).join("\n");
}
