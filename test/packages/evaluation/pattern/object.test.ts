import fc from 'fast-check';
import { compilePattern } from '../../../../packages/evaluation/pattern/compile.ts';
import { ContextError } from '../../../../packages/evaluation/pattern/context-error.ts';
import { matches, matchesContext } from '../../../../packages/evaluation/pattern/match.ts';
import { NameTree } from '../../../../packages/evaluation/pattern/name-tree.ts';
import { newPatternSet } from '../../../../packages/evaluation/pattern/pattern-set.ts';
import { random } from '../../../oracle/event-ruler/random.ts';
import { randomPair } from '../../../oracle/event-ruler/random-pair.ts';
import { randomCases } from '../../../support/random-cases.ts';

describe('a getter that matches another context meanwhile', () => {
  const pattern = '{"a":[1],"b":[{"exists":false}],"in":{"c":[3]}}';

  it('changes nothing', () => {
    const other = { a: 1, b: 2, in: { c: 3 } };
    const meanwhile = (value: number): number => (answer(pattern, other) ? 0 : value);
    const inside = {
      get c() {
        return meanwhile(3);
      },
    };
    const asking = {
      get a() {
        return meanwhile(1);
      },
      in: inside,
    };
    expect([answer(pattern, asking), answer(pattern, { ...asking, b: 2 })]).toEqual([true, false]);
  });
});

const answer = (pattern: string, context: object): boolean => matches(compilePattern(pattern), context);

/** What JSON.stringify has rules for, beside what JSON itself has. */
const odd = fc.constantFrom<unknown>(
  undefined,
  Number.NaN,
  -Infinity,
  -0,
  300,
  1e21,
  0.000001,
  new Date(0),
  new Date(Number.NaN),
  Symbol('x'),
  () => 1,
  new Number(1),
  new String('x'),
  new Boolean(true),
  { toJSON: (key: string) => key },
  { toJSON: () => undefined },
  { a: 1, toJSON: () => ({ b: 1 }) },
  new Map([['a', 1]]),
  new (class {
    a = 1;
    get b(): number {
      return 2;
    }
  })(),
  Object.create({ a: 1 }),
  Object.assign(Object.create(null), { a: 1 }),
  Object.defineProperty({ b: 1 }, 'a', { value: 1, enumerable: false }),
  [undefined, () => 1, Symbol('x'), Number.NaN],
);
const name = fc.constantFrom('a', 'b', 'a.b', 'b.a', 'c', '__proto__', 'constructor', 'toString');
const scalar = fc.oneof(fc.constantFrom<unknown>(1, 2, 'x', 'xy', '', null, true, false, '1'), odd);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  ),
}));
const context = fc.dictionary(name, value, { maxKeys: 5 });
const item = fc.constantFrom(
  '1',
  '300',
  '1e+21',
  '0',
  '"x"',
  'null',
  'true',
  '""',
  '"a"',
  '"1970-01-01T00:00:00.000Z"',
  '{"exists":true}',
  '{"exists":false}',
  '{"anything-but":[1,2]}',
  '{"numeric":[">",0]}',
  '{"prefix":"x"}',
);
const path = fc.constantFrom('a', 'b', 'a.b', 'b.a', 'a.b.a', 'c', '__proto__', 'constructor', 'toString', 'a.0');
const pattern = fc
  .array(fc.tuple(path, fc.array(item, { minLength: 1, maxLength: 2 })), { minLength: 1, maxLength: 3 })
  .map((fields) => `{${fields.map(([field, items]) => `${JSON.stringify(field)}:[${items}]`)}}`);

/** Of many names, a few at a time. */
const anyName = fc.nat(50).map((i) => `n${i}`);
const wide = fc
  .tuple(anyName, anyName, item, item)
  .map(([first, second, one, two]) => `{"${first}":[${one}],"$or":[{"${second}":[${two}]},{"a":[${one}]}]}`);
const wideContext = fc.dictionary(anyName, fc.oneof(scalar, value), { minKeys: 5, maxKeys: 20 });

describe('an object', () => {
  it('means what JSON.stringify makes of it', () => {
    fc.assert(
      fc.property(pattern, context, (text, object) => {
        const compiled = compilePattern(text);
        expect(matches(compiled, object)).toBe(matches(compiled, JSON.stringify(object)));
      }),
      { seed: 7, numRuns: randomCases(1500, 20_000) },
    );
  });

  it('does so for every pair that no name stands twice in', () => {
    const pair = fc.integer({ min: 0, max: 2 ** 31 }).map((seed) => randomPair(random(seed)));
    fc.assert(
      fc.property(pair, ([text, json]) => {
        const object = JSON.parse(json) as object;
        expect(answer(text, object)).toBe(matches(compilePattern(text), JSON.stringify(object)));
      }),
      { seed: 8, numRuns: randomCases(600, 10_000) },
    );
  });

  it.each([
    ['few', 2, 4],
    ['so many that not all have a bit, or not all names have one,', 30, 60],
  ])('is asked by %s patterns at once as its text is by each alone', (_, minLength, maxLength) => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pattern, wide), { minLength, maxLength }),
        fc.oneof(context, wideContext),
        (texts, object) => {
          const set = newPatternSet(new NameTree());
          const compiled = texts.map((text) => compilePattern(text, set));
          const known = { set, context: object, document: undefined, holding: undefined };
          const json = JSON.stringify(object);
          expect(compiled.map((one) => matchesContext(one, known))).toEqual(
            texts.map((text) => matches(compilePattern(text), json)),
          );
        },
      ),
      { seed: 10, numRuns: 300 },
    );
  });

  it('is read like the first one, whatever was read before it', () => {
    fc.assert(
      fc.property(pattern, fc.array(context, { minLength: 2, maxLength: 5 }), (text, objects) => {
        const compiled = compilePattern(text);
        for (const object of objects) {
          const json = JSON.stringify(object, null, 1);
          const expected = matches(compilePattern(text), json);
          expect([object, json].map((one) => matches(compiled, one))).toEqual([expected, expected]);
        }
      }),
      { seed: 9, numRuns: randomCases(600, 10_000) },
    );
  });

  it('may have its members in another order than the one before, and more of them', () => {
    const compiled = compilePattern('{"a":[1],"b":{"c":[2]},"z":[{"exists":false}]}');
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`m${i}`, i]));
    const all = [
      { a: 1, b: { c: 2 } },
      { b: { c: 2 }, a: 1 },
      { x: 0, 'b.c': 2, a: 1 },
      { ...many, b: { x: 1, c: 2 }, a: 1 },
      { 'a.b': 0, a: 1, b: { c: 2 } },
    ];
    for (const object of [...all, ...all.toReversed()]) {
      expect(matches(compiled, object)).toBe(true);
      expect(matches(compiled, JSON.stringify(object))).toBe(true);
      expect(matches(compiled, { ...object, z: 1 })).toBe(false);
      expect(matches(compiled, JSON.stringify({ z: 1, ...object }))).toBe(false);
    }
  });

  const itself: Record<string, unknown> = { b: 1 };
  itself.a = itself;
  const list: unknown[] = [];
  list.push(list);
  let deep: object = {};
  for (let i = 0; i < 1000; i++) deep = { a: deep };
  it.each<[string, object]>([
    ['a BigInt', { a: 1n }],
    ['a BigInt that nobody asks for', { z: [1n] }],
    ['a BigInt in an object', { a: { b: Object(1n) } }],
    ['itself', itself],
    ['itself where nobody asks', { z: itself }],
    ['a list that holds itself', { a: list }],
    ['over 1,000 objects in each other', deep],
  ])('with %s is refused, and never just does not match', (_, object) => {
    for (const one of ['{"a":[1]}', '{"a":{"a":[1],"b":[1]}}', '{"b":[1]}', '{"c":[{"exists":false}]}'])
      expect(() => answer(one, object)).toThrow(ContextError);
  });

  it.each<[string, object]>([
    ['an array', [{ a: 1 }]],
    ['a Date', new Date(0)],
    ['a function', () => 1],
    ['a string', new String('{"a":1}')],
    ['what toJSON makes a text of', { toJSON: () => '{"a":1}' }],
  ])('that is %s is refused', (_, object) => {
    expect(() => answer('{"a":[{"exists":false}]}', object)).toThrow(ContextError);
  });

  it('keeps a number as written where the platform has raw JSON', () => {
    const { rawJSON } = JSON as unknown as { rawJSON?: (text: string) => unknown };
    if (rawJSON) expect(answer('{"a":[300.0]}', { a: rawJSON('300.0') })).toBe(true);
  });
});
