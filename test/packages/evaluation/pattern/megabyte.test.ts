/** Contexts as long as a request may have them. effort.test.ts counts what shorter ones cost. */
import { compilePattern } from '../../../../packages/evaluation/pattern/compile.ts';
import { explainMismatch } from '../../../../packages/evaluation/pattern/explain.ts';
import { matches } from '../../../../packages/evaluation/pattern/match.ts';

const times = (count: number, make: (i: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => make(i));

describe('a megabyte of objects in an array', () => {
  it('finds the one object of a megabyte that matches', () => {
    const others = times(70_000, () => '{"a":1,"b":2}');
    const pattern = compilePattern('{"p":{"a":[1],"b":[3],"c":[{"exists":false}]}}');
    for (const objects of [
      [...others, '{"a":1,"b":3}'],
      ['{"a":1,"b":3}', ...others],
    ]) {
      expect(matches(pattern, `{"p":[${objects}]}`)).toBe(true);
    }
  });

  it('finds what it was once too long to search for', () => {
    const alternatives = times(35, (i) => `{"a":[1],"z${i}":[1]}`);
    const objects = '{"a":1},'.repeat(20_000);
    const pattern = compilePattern(`{"p":{"$or":[${alternatives},{"y":[1]}]}}`);
    expect(matches(pattern, `{"p":[${objects}{"y":1}]}`)).toBe(true);
    expect(explainMismatch(pattern, `{"p":[${objects}{"y":2}]}`)).toBe('p.z0: [1] expected');
  });
});
