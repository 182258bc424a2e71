/**
 * From the output of a handler to what is sent as JSON: stored items may be passed whole.
 */
import type { OutputOf, Row } from './operation.ts';
import { type AnySchema, factsOf, type Members } from './shape/facts.ts';
import { toSeconds } from './shape/scalars.ts';
import { shownTime } from './shape/time.ts';

/** Keeps what the result's schema names, with times in epoch seconds. Lengths, ranges and patterns are not checked. */
export const encode = <R extends Row>({ result }: R, output: OutputOf<R>): unknown =>
  encodeMembers(result.shape, output as object);

const encodeMembers = (members: Members, value: object): unknown => {
  const given = value as Readonly<Record<string, unknown>>;
  const encoded: Record<string, unknown> = {};
  for (const name in members)
    if (given[name] !== undefined) encoded[name] = encodeValue(members[name] as AnySchema, given[name]);
  return encoded;
};

const encodeValue = (schema: AnySchema, value: unknown): unknown => {
  const facts = factsOf(schema);
  switch (facts.type) {
    case 'timestamp':
      return toSeconds(shownTime(value as number));
    case 'list':
      // A month of points has 180,000 numbers, which are sent as they are.
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
