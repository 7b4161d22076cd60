// Validates the catalogue against its JSON Schema (draft 2020-12), and the schema against documents it must reject:
// a schema that accepts anything would pass the first test and protect nobody.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('./web/package.json', import.meta.url));
const Ajv = require('ajv/dist/2020').default;

/** @param {string} name a file in assets/ */
const read = (name) => JSON.parse(readFileSync(new URL(`../assets/${name}`, import.meta.url), 'utf8'));

const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(read('catalog.schema.json'));
const catalog = read('catalog.json');

if (!validate(catalog)) {
  for (const error of (validate.errors ?? []).slice(0, 20)) {
    console.error(`assets/catalog.json: ${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`);
  }
  process.exit(1);
}

/** @type {Record<string, (copy: any) => void>} what is broken, and how */
const broken = {
  'a missing list of nodes': (copy) => delete copy.nodes,
  'an unknown schema version': (copy) => (copy.schema = 2),
  'an id with a capital letter': (copy) => (copy.nodes[0].id = 'Pod'),
  'a kind nobody knows': (copy) => (copy.nodes[0].kind = 'thing'),
  'a node without a title': (copy) => delete copy.nodes[0].title,
  'an unknown member of a node': (copy) => (copy.nodes[0].colour = 'red'),
  'an edge that says neither stated nor inferred': (copy) => delete copy.edges[0].how,
  'an unknown relation': (copy) => (copy.edges[0].rel = 'likes'),
  'a line number that is a string': (copy) => (copy.nodes.find((node) => node.prov.length).prov[0].line = '7'),
  'a lane with an unknown role': (copy) => (copy.walkthroughs[0].lanes = [{ id: 'aa', title: 'a', role: 'king' }]),
  'a step that calls nobody': (copy) =>
    (copy.walkthroughs[0].steps = [{ act: 'aa', lane: 'aa', kind: 'call', title: 'a', readings: [] }]),
  'a pin with half a commit': (copy) => (copy.walkthroughs[0].pin = { repo: 'a/b', commit: 'b680642' }),
};
for (const [situation, breakIt] of Object.entries(broken)) {
  const copy = structuredClone(catalog);
  breakIt(copy);
  assert.equal(validate(copy), false, `the schema accepts ${situation}`);
}
console.log(`catalog.json follows its schema; the schema rejects ${Object.keys(broken).length} kinds of mistakes`);
