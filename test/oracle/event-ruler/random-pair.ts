// Random pairs of a valid pattern and a context. Most contexts are made to be near their pattern, written so that every
// operator and every way to lay out the same fields comes up, and that about half of the pairs match; some are tangles.

import type { Random } from './random.ts';

interface Field {
  path: string[];
  wanted: string[];
}
interface Entry {
  path: string[];
  value: string;
}

const NAMES = ['a', 'b', 'c', 'a-b', 'é'];
const TEXTS = ['x', 'xy', 'y', '', '1', 'true', 'null', 'yé', '::1', '0::1'].map((text) => JSON.stringify(text));
const NUMBERS = [
  '1',
  '1.0',
  '10e-1',
  '0',
  '-0',
  '-5',
  '300',
  '300.0',
  '3.0e2',
  '0.5',
  '0.000001',
  '1e-7',
  '5e9',
  '5000000001',
];
const LITERALS = ['true', 'false', 'null'];
const SCALARS = [...TEXTS, ...NUMBERS, ...LITERALS];
const BOUNDS = ['-5', '0', '0.5', '1', '1.0', '300', '3e2', '1e9'];

const some = <T>({ below, pick }: Random, from: readonly T[], most = 3): T[] =>
  Array.from({ length: 1 + below(most) }, () => pick(from));

const scalar = ({ chance, pick }: Random): string => pick(chance(0.5) ? TEXTS : chance(0.75) ? NUMBERS : LITERALS);

/** The text of an item of a field's list, and values that it likes. */
const item = (random: Random): { text: string; wanted: string[] } => {
  const { below, chance, pick } = random;
  const bounds = [...new Set(some(random, BOUNDS, 4))].sort((a, b) => Number(a) - Number(b));
  switch (chance(0.4) ? -1 : below(6)) {
    case 0:
      return { text: `{"prefix":${pick(['"x"', '""', '"1"', '"yé"'])}}`, wanted: ['"xy"', '"1"', '"yé"'] };
    case 1:
      return { text: `{"suffix":${pick(['"y"', '""', '"é"', '"1"'])}}`, wanted: ['"xy"', '"yé"', '"::1"'] };
    case 2:
      return chance(0.5)
        ? { text: '{"exists":true}', wanted: SCALARS }
        : { text: '{"exists":false}', wanted: ['{}', '[]', '', '', '', '{"z":1}'] };
    case 3: {
      const list = some(random, chance(0.6) ? TEXTS : NUMBERS.slice(0, -1));
      const text = list.length === 1 && chance(0.5) ? list[0] : `[${list}]`;
      return { text: `{"anything-but":${text}}`, wanted: SCALARS };
    }
    case 4: {
      const [low, high] = bounds;
      if (high === undefined || Number(low) >= Number(high)) {
        return { text: `{"numeric":["${pick(['=', '<', '<=', '>', '>='])}",${low}]}`, wanted: NUMBERS };
      }
      return {
        text: `{"numeric":["${pick(['>', '>='])}",${low},"${pick(['<', '<='])}",${high}]}`,
        wanted: [low as string, high],
      };
    }
    default: {
      const text = scalar(random);
      return { text, wanted: [text, text, ...(NUMBERS.includes(text) ? NUMBERS : [])] };
    }
  }
};

const patternObject = (random: Random, path: string[], fields: Field[], depth: number): string => {
  const { below, chance, pick } = random;
  const members: string[] = [];
  for (let left = 1 + below(depth ? 2 : 3); left; left--) {
    if (chance(0.25) && depth < 3) {
      const alternatives = Array.from({ length: 2 + below(2) }, () => patternObject(random, path, fields, depth + 1));
      members.push(`"$or":[${alternatives}]`);
      continue;
    }
    const name = chance(0.15) ? `${pick(NAMES)}.${pick(NAMES)}` : pick(NAMES);
    const deeper = [...path, ...name.split('.')];
    if (chance(0.4) && depth < 3) {
      members.push(`"${name}":${patternObject(random, deeper, fields, depth + 1)}`);
      continue;
    }
    const items = Array.from({ length: chance(0.7) ? 1 : 2 }, () => item(random));
    fields.push({ path: deeper, wanted: items.flatMap(({ wanted }) => wanted) });
    members.push(`"${name}":[${items.map(({ text }) => text)}]`);
  }
  return `{${members}}`;
};

const shuffled = <T>({ below }: Random, from: T[]): T[] => {
  const rest = [...from];
  return from.map(() => rest.splice(below(rest.length), 1)[0] as T);
};

/** The members of an object that has the entries, in some layout. */
const layOut = (random: Random, entries: Entry[]): string[] => {
  const { below, chance } = random;
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const name = entry.path[0] as string;
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  const members: string[] = [];
  for (const [name, group] of groups) {
    const add = (value: string): void => void members.push(`"${name}":${value}`);
    const values = group.filter(({ path }) => path.length === 1).map(({ value }) => value);
    const deeper = group
      .filter(({ path }) => path.length > 1)
      .map(({ path, value }) => ({ path: path.slice(1), value }));
    const object = (of: Entry[]): string => `{${shuffled(random, layOut(random, of))}}`;
    const noise = (): string =>
      chance(0.4) ? scalar(random) : object(deeper.slice(0, 1).map((e) => ({ ...e, value: scalar(random) })));
    const style = below(20);
    if (!deeper.length && values.length === 1 && style < 14) add(values[0] as string);
    else if (!deeper.length && style < 18) add(`[${[...values, ...(chance(0.5) ? [scalar(random)] : [])]}]`);
    else if (!deeper.length) for (const value of values) add(value);
    else if (style < 8 && !values.length) add(object(deeper));
    else if (style < 11)
      members.push(
        ...layOut(random, deeper).map((member) => `"${name}.${member.slice(1)}`),
        ...values.map((value) => `"${name}":${value}`),
      );
    else if (style < 12) for (const value of [...values, object(deeper)]) add(value);
    else if (style < 15) add(`[${shuffled(random, [...values, object(deeper), ...(chance(0.5) ? [noise()] : [])])}]`);
    else if (style < 18) add(`[${shuffled(random, [...values, ...deeper.map((entry) => object([entry]))])}]`);
    else if (style < 19) add(`[[${[...values, object(deeper.slice(1))]}],[${object(deeper.slice(0, 1))}]]`);
    else for (const entry of deeper) add(`[${[...values, object([entry])]}]`);
  }
  return members;
};

/** A pattern of few names. */
const knot = (random: Random, depth: number): string => {
  const { below, chance, pick } = random;
  const member = (): string => {
    if (depth && chance(0.2)) return `"$or":[${knot(random, depth - 1)},${knot(random, depth - 1)}]`;
    const value = depth && chance(0.4) ? knot(random, depth - 1) : `[${some(random, KNOT_ITEMS, 2)}]`;
    return `"${pick(KNOT_NAMES)}":${value}`;
  };
  return `{${Array.from({ length: 1 + below(2) }, member)}}`;
};

/** A value of few names, arrays in arrays, and names given twice. */
const tangle = (random: Random, depth: number): string => {
  const { below, chance, pick } = random;
  if (!depth || chance(0.3)) return pick(KNOT_VALUES);
  if (chance(0.6)) return `[${Array.from({ length: below(4) }, () => tangle(random, depth - 1))}]`;
  return tangledObject(random, depth - 1);
};

const tangledObject = (random: Random, depth: number): string =>
  `{${Array.from({ length: 2 + random.below(3) }, () => `"${random.pick(KNOT_NAMES)}":${tangle(random, depth)}`)}}`;

const KNOT_NAMES = ['a', 'a', 'b', 'a-b', 'a.b'];
const KNOT_VALUES = ['1', '1', '2', 'null'];
const KNOT_ITEMS = [...KNOT_VALUES, '{"exists":false}', '{"exists":true}', '{"anything-but":1}'];

/** A valid pattern and a JSON object, both short. */
export const randomPair = (random: Random): [pattern: string, context: string] => {
  for (;;) {
    const pair = anyPair(random);
    if (pair.join().length < 300) return pair;
  }
};

const anyPair = (random: Random): [pattern: string, context: string] => {
  const { chance, pick } = random;
  if (chance(0.15)) return [knot(random, 1), tangledObject(random, 4)];
  const fields: Field[] = [];
  const pattern = patternObject(random, [], fields, 0);
  const entries = fields
    .filter(() => chance(0.9))
    .map(({ path, wanted }) => ({ path, value: chance(0.9) ? pick(wanted) : scalar(random) }))
    .filter(({ value }) => value !== '');
  return [pattern, `{${shuffled(random, layOut(random, entries))}}`];
};
