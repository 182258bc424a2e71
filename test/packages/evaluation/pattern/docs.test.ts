import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPattern } from '../../../../packages/evaluation/pattern/check-pattern.ts';
import { matchText } from './match-text.ts';

const text = readFileSync(join(__dirname, '../../../../docs/segment-patterns.md'), 'utf8');
const quoted = (line: string): string[] => [...line.matchAll(/`([^`]+)`/g)].map(([, code]) => code as string);

const examples = [...text.matchAll(/```json\n(.+)\n```\n((?:- .+\n)+)/g)].flatMap(([, pattern = '', lines = '']) =>
  lines
    .split('\n')
    .flatMap((line) => quoted(line).map((context) => ({ pattern, context, expected: line.startsWith('- matches') }))),
);
const refusals = [...text.matchAll(/^\| (`\{.*`) \|$/gm)].map(([, row = '']) => quoted(row));

describe('docs/segment-patterns.md', () => {
  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(70);
    expect(refusals.length).toBe(10);
  });

  it.each(examples)('$pattern and $context: $expected', ({ pattern, context, expected }) => {
    expect(matchText(pattern, context)).toBe(expected);
  });

  it.each(refusals)('%s is refused: %s', (pattern = '', message = '') => {
    expect(() => checkPattern(pattern)).toThrow(new Error(message));
  });
});
