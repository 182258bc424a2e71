/**
 * Builders of the shapes that hold others: list, map, structure, union.
 */
import * as z from 'zod/mini';
import { byKeys, inBrackets } from './cures.ts';
import { type AnySchema, expected, factsOf, type Members, optional, type Schema, toCheck, withFacts } from './facts.ts';
import { lengthCheck, type Traits } from './traits.ts';

/** A list whose length is checked first. The members of one that is too long are not checked. */
export const list = <Out>(shape: string, member: z.core.$ZodType<Out>, traits: Traits = {}): Schema<Out[]> => {
  const badLength = lengthCheck(traits, 'item');
  const sized = z
    .array(z.unknown(), { error: expected('a list', inBrackets) })
    .check(toCheck((all) => badLength(all.length)));
  return withFacts(z.pipe(sized, z.array(member)) as unknown as Schema<Out[]>, { shape, type: 'list', traits, member });
};

/** An object whose keys the caller chooses. The values of every map of the service are scalars and stay as they are. */
export const map = <Out>(
  shape: string,
  [key, value]: readonly [key: AnySchema, value: z.core.$ZodType<Out>],
  traits: Traits = {},
): Schema<Record<string, Out>> => {
  const badLength = lengthCheck(traits, 'entry');
  const schema = z.custom<Record<string, Out>>(isObject, { error: expected('an object', byKeys) });
  const sized = schema.check(toCheck((entries) => badLength(Object.keys(entries).length)));
  const checked = z.pipe(sized, schema.check(eachEntry(key, value)));
  return withFacts<Schema<Record<string, Out>>>(checked, { shape, type: 'map', traits, key, value });
};

/** Broken keys, and values under a personal key, are reported for the map itself, so that no message repeats them. */
const eachEntry = (key: AnySchema, value: AnySchema) =>
  z.check<Record<string, unknown>>(({ value: entries, issues }) => {
    const { personal } = factsOf(key);
    const report = (name: string[], message: string) =>
      issues.push({ code: 'custom', message, input: entries, path: name });
    for (const [name, held] of Object.entries(entries)) {
      const badKey = messageOf(key, name);
      if (badKey) report([], `has a key that ${badKey}`);
      const badValue = messageOf(value, held);
      if (badValue)
        report(badKey || personal ? [] : [name], badKey || personal ? `has a value that ${badValue}` : badValue);
    }
  });

const messageOf = (schema: AnySchema, value: unknown): string | undefined =>
  z.safeParse(schema, value).error?.issues[0]?.message;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A structure. Members that it does not name are dropped, and `null` counts as absent. */
export const structure = <const M extends Members>(shape: string, members: M): Schema<z.output<z.ZodMiniObject<M>>> =>
  withFacts(z.pipe(z.transform(withoutNulls), plain(members)) as unknown as Schema<z.output<z.ZodMiniObject<M>>>, {
    shape,
    type: 'structure',
    traits: {},
    members,
  });

const plain = <const M extends Members>(members: M, kind = 'an object') => z.object(members, { error: expected(kind) });

/** A copy of an object without the members that are `null`. Any other value stays as it is. */
export const withoutNulls = (value: unknown): unknown =>
  isObject(value) && Object.values(value).some(isNull)
    ? Object.fromEntries(Object.entries(value).filter(([, held]) => !isNull(held)))
    : value;

const isNull = (value: unknown): boolean => value === null || value === undefined;

type OneOf<M extends Members> = { [Name in keyof M]: { [Only in Name]: z.output<M[Name]> } }[keyof M];

/** A structure with exactly one member. */
export const union = <const M extends Members>(shape: string, members: M): Schema<OneOf<M>> => {
  const names = Object.keys(members);
  const all = names.join(', ');
  const isOne = (value: object) => (Object.keys(value).length === 1 ? undefined : `must have exactly one of ${all}`);
  const optionals = Object.fromEntries(Object.entries(members).map(([name, member]) => [name, optional(member)]));
  const schema = z.pipe(
    z.transform(withoutNulls),
    plain(optionals, `an object with one of ${all}`).check(toCheck(isOne)),
  );
  return withFacts(schema as unknown as Schema<OneOf<M>>, { shape, type: 'union', traits: {}, members });
};
