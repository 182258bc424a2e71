import { checkPattern } from '../../../../packages/evaluation/pattern/check-pattern.ts';
import { compilePattern } from '../../../../packages/evaluation/pattern/compile.ts';
import { explainMismatch } from '../../../../packages/evaluation/pattern/explain.ts';
import { matches } from '../../../../packages/evaluation/pattern/match.ts';

/** What else the machine does is not the question. */
jest.setTimeout(120_000);

/** Costs are in units of parsing as much, so a part of the megabyte that a request may have tells as much as all of it. */
const PART = 200_000;
const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const name = (i: number): string => i.toString(36);

/** Many elements between two texts. */
const filled = (before: string, element: (i: number) => string, after: string): string => {
  const elements: string[] = [];
  let length = before.length + after.length;
  for (let i = 0; length < PART; i++) {
    const text = element(i);
    elements.push(text);
    length += text.length + 1;
  }
  return `${before}${elements}${after}`;
};
const inArray = (element: (i: number) => string) => filled('{"p":[', element, ']}');
const inField = (value: (i: number) => string) => filled('{"p":{"a":[', value, ']}}');

const or = (prefix: string, count: number, first = 0) =>
  `"$or":[${times(count, (i) => `{"${prefix}${name(first + i)}":[1]}`)}]`;
const absent = (count: number) => times(count, (i) => `"${name(i)}":[{"exists":false}]`);
const list = (items: string[]) => `{"p":{"a":[${items}]}}`;

/** The longest patterns there are of each kind, and contexts that they are slow on. */
const aboutFields: Record<string, string> = {
  'one $or of 70': `{"p":{${or('', 70)}}}`,
  'a thousand combinations': `{"p":{${or('a', 10)},${or('b', 10)},${or('c', 10)}}}`,
  'two $or of 31': `{"p":{${or('', 31)}},${or('p.', 31, 36)}}`,
  'two $or of 31, one an array deeper': `{"p":{${or('', 31)},"z":{${or('', 31)}}}}`,
  '40 fields that may be missing': `{"p":{${absent(40)}}}`,
  'fields that may be missing in two $or': `{"p":{"$or":[${absent(15).map((one) => `{${one}}`)}],"b":{"$or":[${absent(15).map((one) => `{${one}}`)}]}}}`,
};
const aboutValues: Record<string, string> = {
  '40 suffixes': list(times(40, (i) => `{"suffix":"x${name(i)}"}`)),
  '40 prefixes': list(times(40, (i) => `{"prefix":"x${name(i)}z"}`)),
  '45 numbers by value': list(times(45, (i) => `{"numeric":["=",${-i}]}`)),
  '28 exclusions': list(times(28, (i) => `{"anything-but":["xxx","${name(i)}"]}`)),
  '190 values': list(times(190, (i) => `${-i}`)),
  'an $or of 80 values': `{"p":{"$or":[${times(80, (i) => `{"a":[${i + 10}]}`)}]}}`,
};
const ofFields: Record<string, string> = {
  'empty objects': inArray(() => '{}'),
  'objects with one field': inArray((i) => `{"${name(i % 70)}":2}`),
  'objects with two fields': inArray(
    (i) => `{"${name(i % 31)}":1,"${name(36 + ((i * 7 + Math.floor(i / 31)) % 31))}":1}`,
  ),
  'objects with many fields': inArray((i) => `{${times(6, (k) => `"${name((i * (k + 3) + k * k) % 40)}":1`)}}`),
  'arrays in an array': inArray(() => '{"z":[{"1":2}]}'),
};
const ofValues: Record<string, string> = {
  'objects with one value': inArray((i) => `{"a":${i % 100}}`),
  'one number again and again': inField(() => '3'),
  numbers: inField((i) => `${10_000 + (i % 90_000)}`),
  strings: inField((i) => `"x${name(i)}"`),
  'long strings': inField((i) => `"${name(i)}xxxxxxxxxxxxxxxxxxxxx"`),
  'an array named again': filled('{', () => '"p":[{"a":[1]}]', '}'),
};

/** Contexts with several arrays under one name, beside other values and in other arrays. */
const clause = (...factors: [number, number, number]) =>
  `{${times(60, (i) => ((i * factors[0] + factors[1]) % factors[2] < 2 ? [`"${name(i)}":1`] : [])).flat()}}`;
const ofChoices: Record<string, [pattern: string, context: string]> = {
  'a formula of sixty variables': [
    `{"p":{${times(60, (i) => `"${name(i)}":[1]`)}}}`,
    `{${times(60, (i) => `"p":[${clause(7 + i, 13 * i, 11)},${clause(5 + i, 17 * i, 13)}]`)}}`,
  ],
  'everything beside an array and in it': [
    `{"p":{${times(60, (i) => `"${name(i)}":[1]`)},"zz":[1]}}`,
    `{"p":{${times(60, (i) => `"${name(i)}":1`)}},"p":[{${times(60, (i) => `"${name(i)}":1`)}}]}`,
  ],
  'arrays in arrays': [
    '{"p":[1],"p.a":[1],"q":[1]}',
    `{"p":[${times(PART / 2000, () => `${'['.repeat(990)}1${']'.repeat(990)}`)}],"q":[{}]}`,
  ],
  'every element before many alternatives': [`{"p":{"a":[1]},${or('q', 60)}}`, inArray(() => '{"a":1}')],
  'two arrays, the second in vain': [
    '{"p":{"a":[1]},"q":{"a":[1],"b":[1]}}',
    `{"p":[${times(PART / 20, () => '{"a":1}')}],"q":[${times(PART / 20, () => '{"a":1,"b":2}')}]}`,
  ],
  'values beside every element': [
    '{"p":{"a":[1],"b":[1]}}',
    `{"p":{"b":[${times(PART / 10, (i) => `${i + 2}`)}]},"p":[${times(PART / 16, () => '{"a":1}')}]}`,
  ],
};

/** Milliseconds of processor time: what else the machine does is not the question. */
const cost = (action: () => unknown): number => {
  const before = process.cpuUsage();
  action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
/** Whether an action stays below a limit; a collection of garbage may come in between, but not every time. */
const staysBelow = (limit: number, action: () => unknown): boolean =>
  times(4, () => action).some((one) => cost(one) < limit);

/** What this machine needs to parse so many small objects. */
const UNIT = Math.min(...times(5, () => cost(() => JSON.parse(inArray((i) => `{"${name(i % 70)}":2}`)))));

/**
 * Units of JSON.parse that nothing may cost, reading included: many times what is measured, since the collector and the compiler
 * of a busy process count too. A search that does not end, or that grows with the square of a megabyte, costs thousands.
 */
const most = { matching: 400, explaining: 750 };

describe('a pattern of 1,024 characters on a long context, however ill they are meant', () => {
  it.each([
    ...Object.entries(ofFields).map(([what, text]) => [what, text, aboutFields] as const),
    ...Object.entries(ofValues).map(([what, text]) => [what, text, aboutValues] as const),
  ])('%s: parsing a few dozen times takes longer', (_, text, patterns) => {
    const slow = Object.entries(patterns).filter(([, pattern]) => {
      checkPattern(pattern);
      const segment = compilePattern(pattern);
      const isFast = staysBelow(most.matching * UNIT, () => matches(segment, text));
      return !isFast || !staysBelow(most.explaining * UNIT, () => explainMismatch(segment, text));
    });
    expect(slow).toEqual([]);
  });

  it.each(Object.entries(ofChoices))('%s: a search ends', (_, [pattern, text]) => {
    checkPattern(pattern);
    const segment = compilePattern(pattern);
    expect(matches(segment, text)).toBe(false);
    expect(staysBelow(most.matching * UNIT, () => matches(segment, text))).toBe(true);
    expect(staysBelow(most.explaining * UNIT, () => explainMismatch(segment, text))).toBe(true);
  });

  it('does not test values again for every combination', () => {
    const or = times(9, () => '"$or":[{"a":["z"]},{"a":["z"]}]');
    const segment = compilePattern(`{${or},"a":[${times(36, (i) => `{"suffix":"z${name(i)}"}`)}]}`);
    const text = `{"a":[${times(120_000, (i) => `"${i}"`)}]}`;
    expect(matches(segment, text)).toBe(false);
    expect(staysBelow(most.matching * UNIT, () => matches(segment, text))).toBe(true);
  });

  it.each([
    ['an array for every element of another', '{"p":{"a":[1]},"q":{"a":[1],"b":[1]}}'],
    ['an array for what else an element has', '{"p":{"a":[1],"c":[1]},"q":{"a":[1],"b":[1]}}'],
    ['an array for every alternative', '{"p":{"a":[1],"$or":[{"c":[1]},{"d":[1]}]},"q":{"a":[1],"b":[1]}}'],
    ['what is beside an array for every element', '{"p":{"a":[1],"c":[1],"q":{"a":[1],"b":[1]}}}'],
  ])('does not look again into %s', (_, pattern) => {
    const [p, q] = ['{"a":1,"c":1,"d":1}', '{"a":1,"b":2}'].map((object) => times(5000, () => object));
    const segment = compilePattern(pattern);
    for (const text of [`{"p":[${p}],"q":[${q}]}`, `{"p":[${p}],"p.q":[${q}]}`]) {
      expect(matches(segment, text)).toBe(false);
      expect(staysBelow(most.matching * UNIT, () => matches(segment, text))).toBe(true);
    }
  });

  it('finds the one object of a megabyte that matches', () => {
    const others = times(70_000, () => '{"a":1,"b":2}');
    const segment = compilePattern('{"p":{"a":[1],"b":[3],"c":[{"exists":false}]}}');
    for (const objects of [
      [...others, '{"a":1,"b":3}'],
      ['{"a":1,"b":3}', ...others],
    ]) {
      expect(matches(segment, `{"p":[${objects}]}`)).toBe(true);
    }
  });

  it('finds what it was once too long to search for', () => {
    const alternatives = times(35, (i) => `{"a":[1],"z${i}":[1]}`);
    const objects = '{"a":1},'.repeat(100_000);
    const pattern = compilePattern(`{"p":{"$or":[${alternatives},{"y":[1]}]}}`);
    expect(matches(pattern, `{"p":[${objects}{"y":1}]}`)).toBe(true);
    expect(explainMismatch(pattern, `{"p":[${objects}{"y":2}]}`)).toBe('p.z0: [1] expected');
  });
});

describe('the effort of matching', () => {
  it('does not grow with the text of a name with many dots', () => {
    const text = `{${times(60, (i) => `"${'a.'.repeat(8000)}${i}":1`)}}`;
    const segment = compilePattern('{"a.a.a":[1]}');
    expect(staysBelow(100 * UNIT, () => times(5, () => matches(segment, text)))).toBe(true);
  });
});
