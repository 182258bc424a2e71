// Reads the output of a command on standard input and prints how many tests it says have passed and failed.
import { text } from 'node:stream/consumers';

const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
const output = (await text(process.stdin)).replaceAll(escapes, '');
const jest = /^Tests:\s+(?:(\d+) failed, )?(?:\d+ (?:skipped|todo), )*(?:(\d+) passed, )?\d+ total$/gm;
const plain = /^(?:\w+: )?(\d+) passed, (\d+) failed/gm;
/** Python's unittest: how many ran, and how many of them failed or ended with an error. */
const unittest = /^Ran (\d+) tests? in .*\n\n(?:OK|FAILED)(?: \((?:failures=(\d+))?(?:, )?(?:errors=(\d+))?.*\))?$/gm;

let passed = 0;
let failed = 0;
for (const [, bad = '0', good = '0'] of output.matchAll(jest)) {
  passed += Number(good);
  failed += Number(bad);
}
for (const [, good, bad] of output.matchAll(plain)) {
  passed += Number(good);
  failed += Number(bad);
}
for (const [, ran, failures = '0', errors = '0'] of output.matchAll(unittest)) {
  const bad = Number(failures) + Number(errors);
  passed += Number(ran) - bad;
  failed += bad;
}
console.log(`${passed} ${failed}`);
