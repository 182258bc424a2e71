/**
 * What `selfevident codegen` makes for Python, before a type checker with the stock SDK: a flag that is gone and a value
 * of another type are errors, and nothing else is.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PYTHON, run } from './drivers.ts';

const uses = `from openfeature import api
from flags import FLAGS

client = api.get_client()
fine: bool = client.get_boolean_value(*FLAGS["new-checkout"])
price: float = client.get_float_value(*FLAGS["price"])
gone = client.get_boolean_value(*FLAGS["old-checkout"])
wrong = client.get_string_value(*FLAGS["new-checkout"])
other: str = client.get_boolean_value(*FLAGS["new-checkout"])
`;

const manifest = {
  flags: {
    'new-checkout': { flagType: 'boolean', defaultValue: false, description: 'The new one' },
    price: { flagType: 'float', defaultValue: 7 },
  },
};

/** The errors that there must be, by line. */
const expected = ['7 typeddict-item', '8 arg-type', '9 assignment'];

/** What the type checker says otherwise. */
export const typeProblems = async (): Promise<readonly string[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'selfevident-types-'));
  try {
    const file = join(folder, 'manifest.json');
    writeFileSync(file, JSON.stringify(manifest));
    writeFileSync(
      join(folder, 'flags.py'),
      await run([process.execPath, 'bin/local.ts', 'codegen', '--lang', 'py', '--file', file]),
    );
    writeFileSync(join(folder, 'uses.py'), uses);
    const checker = [resolve(`${PYTHON}/bin/python`), '-m', 'mypy', '--strict', 'uses.py'];
    const said = await run(checker, folder).catch(String);
    const found = [...said.matchAll(/uses\.py:(\d+): error: .*\[([\w-]+)\]/g)].map(
      ([, line, code]) => `${line} ${code}`,
    );
    console.warn(`flags in Python: ${found.length} of ${expected.length} mistakes are found by the type checker`);
    return found.join() === expected.join() ? [] : [`the type checker says: ${said}`];
  } finally {
    rmSync(folder, { recursive: true });
  }
};
