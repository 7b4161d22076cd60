// The process of one engine; see host.mjs.
const [module, name] = process.argv.slice(2);
const { engines } = await import(new URL(`../${module}`, import.meta.url).href);
const operations = await engines[name]();

process.on("message", async (/** @type {any} */ { op, input }) => {
  try {
    process.send?.({ value: await operations[op](input) });
  } catch (error) {
    process.send?.({ error: error instanceof Error ? error.message : String(error) });
  }
});
process.on("disconnect", () => process.exit(0));
