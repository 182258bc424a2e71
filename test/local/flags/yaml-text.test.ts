/**
 * Texts in YAML, for readers of 1.1 and of 1.2.
 */
import { parseYaml, writeYaml } from '../../../local/flags/yaml-text.ts';

it.each([
  ['plain', 'plain'],
  ['Ünïcode 😀', 'Ünïcode 😀'],
  ['yes', '"yes"'],
  ['off', '"off"'],
  ['007', '"007"'],
  ['1_000', '"1_000"'],
  ['12:30:45', '"12:30:45"'],
  ['2026-01-01', '"2026-01-01"'],
  ['=', '"="'],
  ['', '""'],
  [' a', '" a"'],
  ['{"a":[1]}', `'{"a":[1]}'`],
  ['a\u0085\u2028\ufeffb', '"a\\u0085\\u2028\\ufeffb"'],
  ['a\tb', '"a\\tb"'],
  ['a\nb', '|-\n  a\n  b'],
])('%j is %s', (text, written) => {
  expect(writeYaml({ text })).toBe(`text: ${written}\n`);
  expect(parseYaml(writeYaml({ text, [text]: text })).value).toEqual({ text, [text]: text });
});
