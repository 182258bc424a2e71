import { compileSegment } from '../../../domain/segment/compile.ts';
import { type Context, parseContext } from '../../../domain/segment/context.ts';
import { explainMismatch } from '../../../domain/segment/explain.ts';
import { matches } from '../../../domain/segment/match.ts';

let lookUps = 0;
jest.mock('../../../domain/segment/place.ts', () => {
  const place = jest.requireActual('../../../domain/segment/place.ts');
  const fieldOf: typeof place.fieldOf = (...given: unknown[]) => {
    lookUps++;
    return place.fieldOf(...given);
  };
  return { ...place, fieldOf };
});

/** How often a field is looked up, or a value compared with a set, during an action: what matching consists of. */
const steps = (action: () => void): number => {
  const { has } = Set.prototype;
  let count = -lookUps;
  Set.prototype.has = function (value) {
    count++;
    return has.call(this, value);
  };
  try {
    action();
  } finally {
    Set.prototype.has = has;
  }
  return count + lookUps;
};

const effort = (pattern: string, context: string): number => {
  const segment = compileSegment(pattern);
  const parsed = parseContext(context) as Context;
  return steps(() => matches(segment, parsed));
};
const letters = [...'abcdefghij'];
const or = (prefix: string) => `"$or":[${letters.map((letter) => `{"${prefix}${letter}":[1]}`)}]`;
/** 30 conditions, 1,000 combinations, all on objects of one array. */
const THOUSAND = `{${or('p.p.a.')},"p":{${or('p.a.')},"p":{${or('a.')}}}}`;
const inArray = (n: number) =>
  `{"p":{"p":{"a":[${Array.from({ length: n }, (_, i) => `{"${letters[i % 10]}":1,"z${i}":${i},"j":2}`)}]}}}`;

describe('the effort of matching', () => {
  it('does not grow with the fields that the pattern does not name', () => {
    const context = (n: number) => `{"a":0,"b":{"c":1},${Array.from({ length: n }, (_, i) => `"k${i}":[{"a":1}]`)}}`;
    expect(effort('{"b":{"c":[2]}}', context(10_000))).toBe(effort('{"b":{"c":[2]}}', context(1)));
  });

  it('grows with array elements times conditions, not times combinations of $or', () => {
    expect(compileSegment(THOUSAND).combinations).toHaveLength(1000);
    expect(effort(THOUSAND, inArray(2000))).toBeLessThan(2000 * 60);
    expect(effort(THOUSAND, inArray(4000)) / effort(THOUSAND, inArray(2000))).toBeCloseTo(2, 1);
  });

  it('does not multiply arrays that stand side by side', () => {
    const fields = letters.slice(0, 6);
    const pattern = `{${fields.map((name) => `"${name}":{"x":[1],"y":[1]}`)}}`;
    const elements = Array.from({ length: 300 }, (_, i) => `{"${i % 2 ? 'x' : 'y'}":1}`);
    const context = `{${fields.map((name) => `"${name}":[${elements}]`)}}`;
    expect(effort(pattern, context)).toBeLessThan(6 * 300 * 2 * 3);
  });

  it('does not multiply arrays nested or named again', () => {
    const context = (n: number) => {
      const inner = Array.from({ length: n }, () => '{"c":0}').join();
      return `{"a":[${Array.from({ length: n }, () => `{"b":[${inner}],"b":[${inner}]}`)}],"a.b":[${inner}]}`;
    };
    const pattern = '{"a":{"b":{"c":[1],"d":[1]},"c":[{"exists":false}]}}';
    expect(effort(pattern, context(40)) / effort(pattern, context(20))).toBeLessThan(4.5);
  });

  it('ends with the first field that an element fails', () => {
    const names = Array.from({ length: 80 }, (_, i) => i.toString(36));
    const context = `{"a":[${Array.from({ length: 1000 }, () => `{"${names[79]}":1}`)}]}`;
    expect(effort(`{"a":{${names.map((name) => `"${name}":[1]`)}}}`, context)).toBeLessThan(3 * 1000);
  });

  it('of a list of values is that of one', () => {
    const context = `{"a":[${Array.from({ length: 5000 }, (_, i) => i)}]}`;
    const pattern = (n: number) => `{"a":[${Array.from({ length: n }, (_, i) => -1 - i)}]}`;
    expect(effort(pattern(200), context)).toBe(effort(pattern(20), context));
  });

  it('of names with many dots ends where the pattern ends', () => {
    const context = `{${Array.from({ length: 60 }, (_, i) => `"${'a.'.repeat(8000)}${i}":1`)}}`;
    const segment = compileSegment('{"a.a.a":[1]}');
    const parsed = parseContext(context) as Context;
    expect(steps(() => matches(segment, parsed))).toBeLessThan(1000);
  });

  it('of an explanation is bounded by the conditions', () => {
    const segment = compileSegment(THOUSAND);
    const parsed = parseContext(inArray(100)) as Context;
    expect(steps(() => explainMismatch(segment, parsed))).toBeLessThan(100 * 60 * 40);
  });
});
