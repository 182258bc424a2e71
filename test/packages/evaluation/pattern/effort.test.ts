/**
 * What a match costs, in steps of the code: a count that is the same on every machine. Contexts are a stranger's and up
 * to a megabyte long, so twice the context must cost no more than twice the steps, for the patterns that cost the most.
 */
import { startStepCounter } from '../../../support/count-steps.ts';
import { drawsMany } from '../../../support/random-cases.ts';

const counter = startStepCounter('/packages/evaluation/pattern/');
afterAll(() => counter.stop());

/** Loads the code while steps are counted. */
const load = async () => {
  const { checkPattern } = await import('../../../../packages/evaluation/pattern/check-pattern.ts');
  const { compilePattern } = await import('../../../../packages/evaluation/pattern/compile.ts');
  const { explainMismatch } = await import('../../../../packages/evaluation/pattern/explain.ts');
  const { matches } = await import('../../../../packages/evaluation/pattern/match.ts');
  const compile = (pattern: string) => {
    checkPattern(pattern);
    return compilePattern(pattern);
  };
  return { compile, explainMismatch, matches };
};
let code: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  code = await load();
});

/** A context of about so many characters. */
type Context = (length: number) => string;
const LENGTH = 2500;

/**
 * Steps for each character of a context, and those for twice the context by those for the context: the largest measured,
 * 147 and 165 steps and 2.01, and a tenth of it, or what is beside the context in so short a one.
 */
const MOST = { matching: 160, explaining: 180, growth: 2.1 };

/** Returns what is wrong with the growth of the steps, or nothing. */
const faultsOf = (pattern: string, context: Context): string[] => {
  const compiled = code.compile(pattern);
  return (['matching', 'explaining'] as const).flatMap((what) => {
    const [short = 0, long = 0] = [LENGTH, 2 * LENGTH].map((length) => {
      const text = context(length);
      const find = what === 'matching' ? code.matches : code.explainMismatch;
      return counter.count(() => find(compiled, text)) / text.length;
    });
    return long > MOST[what] || 2 * long > MOST.growth * short ? [`${what}: ${short}, then ${long}`] : [];
  });
};

const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const name = (i: number): string => i.toString(36);

/** Many elements between two texts. */
const filled =
  (before: string, element: (i: number) => string, after: string): Context =>
  (length) => {
    const elements: string[] = [];
    for (let used = before.length + after.length; used < length; used += (elements.at(-1)?.length ?? 0) + 1)
      elements.push(element(elements.length));
    return `${before}${elements}${after}`;
  };
const inArray = (element: (i: number) => string) => filled('{"p":[', element, ']}');
const inField = (value: (i: number) => string) => filled('{"p":{"a":[', value, ']}}');

const or = (prefix: string, count: number, first = 0) =>
  `"$or":[${times(count, (i) => `{"${prefix}${name(first + i)}":[1]}`)}]`;
const absent = (count: number) => times(count, (i) => `"${name(i)}":[{"exists":false}]`);
const list = (items: string[]) => `{"p":{"a":[${items}]}}`;

/** The longest patterns there are of each form, and contexts that they are slow on. */
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
const ofFields: Record<string, Context> = {
  'empty objects': inArray(() => '{}'),
  'objects with one field': inArray((i) => `{"${name(i % 70)}":2}`),
  'objects with two fields': inArray(
    (i) => `{"${name(i % 31)}":1,"${name(36 + ((i * 7 + Math.floor(i / 31)) % 31))}":1}`,
  ),
  'objects with many fields': inArray((i) => `{${times(6, (k) => `"${name((i * (k + 3) + k * k) % 40)}":1`)}}`),
  'arrays in an array': inArray(() => '{"z":[{"1":2}]}'),
};
const ofValues: Record<string, Context> = {
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
const ofChoices: Record<string, [pattern: string, context: Context]> = {
  'a formula of sixty variables': [
    `{"p":{${times(60, (i) => `"${name(i)}":[1]`)}}}`,
    filled('{', (i) => `"p":[${clause(7 + i, 13 * i, 11)},${clause(5 + i, 17 * i, 13)}]`, '}'),
  ],
  'everything beside an array and in it': [
    `{"p":{${times(60, (i) => `"${name(i)}":[1]`)},"zz":[1]}}`,
    filled(`{"p":{${times(60, (i) => `"${name(i)}":1`)}},"p":[`, () => `{${times(60, (i) => `"${name(i)}":1`)}}`, ']}'),
  ],
  'arrays in arrays': [
    '{"p":[1],"p.a":[1],"q":[1]}',
    filled('{"p":[', () => `${'['.repeat(990)}1${']'.repeat(990)}`, '],"q":[{}]}'),
  ],
  'every element before many alternatives': [`{"p":{"a":[1]},${or('q', 60)}}`, inArray(() => '{"a":1}')],
  'two arrays, the second in vain': [
    '{"p":{"a":[1]},"q":{"a":[1],"b":[1]}}',
    (length) => `{"p":[${times(length / 20, () => '{"a":1}')}],"q":[${times(length / 20, () => '{"a":1,"b":2}')}]}`,
  ],
  'values beside every element': [
    '{"p":{"a":[1],"b":[1]}}',
    (length) => `{"p":{"b":[${times(length / 10, (i) => `${i + 2}`)}]},"p":[${times(length / 16, () => '{"a":1}')}]}`,
  ],
};

/** Every pattern on some contexts, and on all of them where many cases are drawn. */
const pairs = (contexts: Record<string, Context>, patterns: Record<string, string>) =>
  Object.entries(contexts).map(([what, context], position) => {
    const taken = Object.entries(patterns).filter((_, index) => drawsMany || (index + position) % 3 === 0);
    return [what, context, taken] as const;
  });

describe('a pattern of 1,024 characters on a long context, however ill they are meant', () => {
  it.each([...pairs(ofFields, aboutFields), ...pairs(ofValues, aboutValues)])(
    '%s: the steps are linear in the context',
    (_, context, patterns) => {
      const slow = patterns.map(([what, pattern]) => [what, faultsOf(pattern, context)]);
      expect(slow.filter(([, faults]) => faults?.length)).toEqual([]);
    },
  );

  it.each(Object.entries(ofChoices))('%s: a search ends', (_, [pattern, context]) => {
    expect(code.matches(code.compile(pattern), context(LENGTH))).toBe(false);
    expect(faultsOf(pattern, context)).toEqual([]);
  });

  it('does not test values again for every combination', () => {
    const or = times(9, () => '"$or":[{"a":["z"]},{"a":["z"]}]');
    const pattern = `{${or},"a":[${times(36, (i) => `{"suffix":"z${name(i)}"}`)}]}`;
    const context = filled('{"a":[', (i) => `"${i}"`, ']}');
    expect(code.matches(code.compile(pattern), context(LENGTH))).toBe(false);
    expect(faultsOf(pattern, context)).toEqual([]);
  });

  it.each([
    ['an array for every element of another', '{"p":{"a":[1]},"q":{"a":[1],"b":[1]}}'],
    ['an array for what else an element has', '{"p":{"a":[1],"c":[1]},"q":{"a":[1],"b":[1]}}'],
    ['an array for every alternative', '{"p":{"a":[1],"$or":[{"c":[1]},{"d":[1]}]},"q":{"a":[1],"b":[1]}}'],
    ['what is beside an array for every element', '{"p":{"a":[1],"c":[1],"q":{"a":[1],"b":[1]}}}'],
  ])('does not look again into %s', (_, pattern) => {
    for (const second of ['q', 'p.q']) {
      const context: Context = (length) => {
        const [p, q] = ['{"a":1,"c":1,"d":1}', '{"a":1,"b":2}'].map((object) => times(length / 35, () => object));
        return `{"p":[${p}],"${second}":[${q}]}`;
      };
      expect(code.matches(code.compile(pattern), context(LENGTH))).toBe(false);
      expect(faultsOf(pattern, context)).toEqual([]);
    }
  });
});

describe('names with many dots', () => {
  it('are read in steps that are linear in their text', () => {
    const context: Context = (length) => `{${times(60, (i) => `"${'a.'.repeat(length / 120)}${i}":1`)}}`;
    expect(faultsOf('{"a.a.a":[1]}', context)).toEqual([]);
  });
});
