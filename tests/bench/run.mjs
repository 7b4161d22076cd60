// The benchmarks by name; run.sh installs and builds what they need, then comes here.
const parts = /** @type {const} */ (["search", "load", "markdown", "layout", "layered", "frames", "tasks"]);

const [wanted, ...rest] = process.argv.slice(2);
const chosen = wanted === undefined ? parts : parts.filter((part) => part === wanted);
if (chosen.length === 0) {
  process.stderr.write(`There is no benchmark called ${wanted}. There are: ${parts.join(", ")}.\n`);
  process.exit(2);
}
for (const part of chosen) {
  const { run } = await import(`./${part}.mjs`);
  await run(rest);
}
process.exit(0); // engines in WebAssembly may leave handles open
