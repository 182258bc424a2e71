// Holds answers of a file to the schemas of OFREP, and prints each kind of deviation once.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
ajv.addSchema(JSON.parse(readFileSync(new URL('../ofrep-0.3.0.schema.json', import.meta.url), 'utf8')));

/** The value that a pointer of JSON leads to. */
const valueAt = (body, pointer) =>
  pointer
    .split('/')
    .slice(1)
    .reduce((value, name) => value[name], body);

const deviations = new Set();
for (const { schema, body } of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  const validate = ajv.getSchema(`ofrep#/$defs/${schema}`);
  if (validate(body)) continue;
  // "if" only says that one of its branches has failed, which has an error of its own.
  for (const { instancePath, keyword, params } of validate.errors.filter((error) => error.keyword !== 'if')) {
    const member = instancePath.replace(/^.*\//, '');
    const what = keyword === 'required' ? `no ${params.missingProperty}` : JSON.stringify(valueAt(body, instancePath));
    deviations.add(`${member}: ${what.replaceAll('"', '')}`);
  }
}
process.stdout.write(`${JSON.stringify([...deviations])}\n`);
