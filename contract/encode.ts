/**
 * Encodes the output of a handler as JSON. Handlers may return stored items whole.
 */
import type { OutputOf, Row } from './operation.ts';
import { type AnySchema, factsOf, type Members } from './shape/facts.ts';
import { toSeconds } from './shape/scalars.ts';
import { shownTime } from './shape/time.ts';

/**
 * Keeps the members that the result's schema names, with times in epoch seconds. Does not check lengths, ranges or
 * patterns.
 */
export const encode = <R extends Row>({ result }: R, output: OutputOf<R>): unknown =>
  encodeMembers(result.shape, output as object);

const encodeMembers = (members: Members, value: object): unknown => {
  const stored = value as Readonly<Record<string, unknown>>;
  const encoded: Record<string, unknown> = {};
  for (const name in members)
    if (stored[name] !== undefined) encoded[name] = encodeValue(members[name] as AnySchema, stored[name]);
  return encoded;
};

const encodeValue = (schema: AnySchema, value: unknown): unknown => {
  const facts = factsOf(schema);
  switch (facts.type) {
    case 'timestamp':
      return toSeconds(shownTime(value as number));
    case 'list':
      // Numbers need no encoding, and a month of points has 180,000 of them.
      return factsOf(facts.member).type === 'double'
        ? value
        : (value as readonly unknown[]).map((item) => encodeValue(facts.member, item));
    case 'structure':
    case 'union':
      return encodeMembers(facts.members, value as object);
    default:
      return value;
  }
};
