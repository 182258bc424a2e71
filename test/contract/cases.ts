/**
 * Values at the limits of a shape and past them, made from its facts.
 */
import { type Facts, factsOf } from '../../contract/shape/facts.ts';
import { type Bounds, textCheck } from '../../contract/shape/traits.ts';
import { sample, textFor } from './sample.ts';

/** A value in the place of a member. `at` is what a refusal adds to the member's name. */
export interface Case {
  readonly value: unknown;
  readonly allowed: boolean;
  readonly at?: string;
}

const allow = (value: unknown): Case => ({ value, allowed: true });
const refuse = (value: unknown): Case => ({ value, allowed: false });

/** The limits of bounds, and one past each. A lower bound of 0 on a size has nothing below it. */
const limits = ({ min, max }: Bounds, lowest: number): { at: number; allowed: boolean }[] => [
  ...(min === undefined ? [] : [{ at: min, allowed: true }]),
  ...(min === undefined || min <= lowest ? [] : [{ at: min - 1, allowed: false }]),
  ...(max === undefined ? [] : [{ at: max, allowed: true }]),
  ...(max === undefined ? [] : [{ at: max + 1, allowed: false }]),
];

const sized = (facts: Facts, make: (size: number) => unknown): Case[] =>
  limits(facts.traits.length ?? {}, 0)
    .map(({ at, allowed }) => ({ value: make(at), allowed }))
    .filter(({ value }) => value !== undefined);

/** A text of so many code points (not UTF-16 units, where the pattern allows) that breaks no trait but the length. */
const textOfLength = ({ traits: { length: _, ...others }, ...facts }: Facts, size: number): string | undefined => {
  const seed = textFor({ ...facts, traits: others } as Facts);
  const padded = size < seed.length ? 'a'.repeat(size) : seed.padEnd(size, 'a');
  return ['😀'.repeat(size), padded].find((text) => textCheck(others)(text) === undefined);
};

const texts = (facts: Facts): Case[] => {
  if (facts.traits.enum) return [...facts.traits.enum.map(allow), refuse('OTHER')];
  const { pattern } = facts.traits;
  const misfits = ['', ' ', 'é!', 'aws:a'].filter((text) => pattern && !new RegExp(pattern, 'u').test(text));
  const judge = (text: string) => (facts.lenient && text.includes(':') ? allow(text) : refuse(text));
  return [...misfits.map(judge), refuse(`${textFor(facts)}\ud800`)].concat(
    sized(facts, (size) => textOfLength(facts, size)),
  );
};

const numbers = ({ traits }: Facts): Case[] => [
  ...limits(traits.range ?? {}, -Infinity)
    .filter(({ at }) => at !== traits.default)
    .map(({ at, allowed }) => ({ value: at, allowed })),
  ...[0.5, 2 ** 53, 1e300, Infinity].map(refuse),
  ...(traits.default === undefined ? [] : [allow(traits.default)]),
];

/** Different keys that every pattern of a key allows, also the one without digits. */
const keyNumber = (nth: number): string => nth.toString(2).replaceAll('0', 'a').replaceAll('1', 'b');

const maps = (facts: Facts & { readonly type: 'map' }): Case[] => {
  const value = sample(facts.value, 'wire');
  const key = sample(facts.key, 'wire') as string;
  const { personal } = factsOf(facts.key);
  const full = (size: number) => Object.fromEntries(Array.from({ length: size }, (_, nth) => [keyNumber(nth), value]));
  return [
    ...sized(facts, full),
    ...texts(factsOf(facts.key)).map((on) => ({ ...on, value: { [on.value as string]: value } })),
    ...casesOf(factsOf(facts.value)).map((on) => ({
      ...on,
      value: { [key]: on.value },
      at: personal ? '' : `.${key}`,
    })),
  ];
};

const unions = ({ members }: Facts & { readonly type: 'structure' | 'union' }): Case[] => [
  refuse({}),
  refuse(Object.fromEntries(Object.entries(members).map(([name, member]) => [name, sample(member, 'wire')]))),
  ...Object.entries(members).flatMap(([name, member]) =>
    casesOf(factsOf(member)).map((on) => ({ ...on, value: { [name]: on.value }, at: `.${name}` })),
  ),
];

/** The ends of the years 1 and 9999, and the present in smaller units. */
export const badTimes = [253_402_300_800, -62_135_596_800.001, 1.7e12, 1.7e15, 1.7e18, 1e300, -1e300, Infinity];

const times = ({ lenient }: Facts): Case[] => [
  ...[0, -1.5, 253_402_300_799.999, -62_135_596_800].map(allow),
  ...badTimes.map(lenient ? allow : refuse),
];

/** What JSON can say that is no value of a type. */
const wrongTypes: Readonly<Record<Facts['type'], readonly unknown[]>> = {
  string: [5, true, {}, ['abcd']],
  integer: ['5', true, {}],
  long: ['5', true, {}],
  double: ['5', 'NaN', false],
  boolean: ['true', 1],
  timestamp: ['2024-01-01T00:00:00Z', '1700000000', {}, [1], true],
  list: [{}, 'abcd', 5],
  map: [[], 'abcd', 5],
  structure: [[], 'abcd', 5],
  union: [[], 'abcd', 5],
  document: [],
};

/** The limits of a shape, what is past them, and what is of another type. */
export const casesOf = (facts: Facts): Case[] => [...wrongTypes[facts.type].map(refuse), ...withinType(facts)];

const withinType = (facts: Facts): Case[] => {
  switch (facts.type) {
    case 'string':
      return texts(facts);
    case 'integer':
    case 'long':
      return numbers(facts);
    case 'list':
      return sized(facts, (size) => Array.from({ length: size }, (_, nth) => sample(facts.member, 'wire', nth)));
    case 'map':
      return maps(facts);
    case 'union':
      return unions(facts);
    case 'timestamp':
      return times(facts);
    default:
      return [];
  }
};
