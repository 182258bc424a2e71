import { readFileSync } from 'node:fs';
import { lifecycle } from '../../../domain/lifecycle/state.ts';

it('docs/lifecycle.md shows the table that is the code', () => {
  const columns = /\| kind \| operation \|(.*)\|\n/.exec(readFileSync('docs/lifecycle.md', 'utf8'))?.[1] ?? '';
  const states = columns.split('|').map((state) => state.trim());
  const rows = Object.entries(lifecycle).flatMap(([kind, operations]) =>
    Object.entries(operations).map(
      ([operation, outcomes]) =>
        `| ${kind} | ${operation} | ${states.map((state) => outcomes[state as keyof typeof outcomes]).join(' | ')} |`,
    ),
  );
  const shown = readFileSync('docs/lifecycle.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| (launch|experiment) /.test(line));
  expect(states).toEqual(['CREATED', 'RUNNING', 'COMPLETED', 'CANCELLED']);
  expect(shown).toEqual(rows);
});
