/**
 * The facts of each schema of the contract. Builders record them once, and the encoder, the OpenAPI document and the
 * botocore model read them.
 */
import * as z from 'zod/mini';
import { noCure } from './cures.ts';
import type { Traits } from './traits.ts';

/** A schema that reads anything from the wire into `Out`. */
export type Schema<Out = unknown> = z.ZodMiniType<Out, unknown>;
export type AnySchema = z.core.$ZodType;
export type Members = Readonly<Record<string, AnySchema>>;

type Scalar = 'string' | 'integer' | 'long' | 'double' | 'boolean' | 'timestamp' | 'document';

interface CommonFacts {
  readonly shape: string;
  readonly traits: Traits;
  /** Text that identifies a person and is never repeated in a message. */
  readonly personal?: boolean;
  /** The handler judges what the traits would refuse: an event's time of any year, a reference with a colon. */
  readonly lenient?: boolean;
}

export type Facts = CommonFacts &
  (
    | { readonly type: Scalar }
    | { readonly type: 'list'; readonly member: AnySchema }
    | { readonly type: 'map'; readonly key: AnySchema; readonly value: AnySchema }
    | { readonly type: 'structure' | 'union'; readonly members: Members }
  );

const registry = new WeakMap<AnySchema, Facts>();

/** Records the facts of a schema and returns it. */
export const withFacts = <S extends AnySchema>(schema: S, facts: Facts): S => {
  registry.set(schema, facts);
  return schema;
};

/** The facts of a schema, also of an optional one. @throws Error for a schema that no builder made. */
export const factsOf = (schema: AnySchema): Facts => {
  const facts = registry.get(isOptional(schema) ? schema._zod.def.innerType : schema);
  if (!facts) throw new Error('This schema was not made by contract/shape');
  return facts;
};

/** A member that may be absent; `null` on the wire is the same as absent. */
export const optional = z.exactOptional;

const extensions = new WeakSet<AnySchema>();

/** An optional member that the service model lacks. Clients of the model neither send it nor read it. */
export const extension = <S extends AnySchema>(member: S): z.ZodMiniExactOptional<S> => {
  const schema = z.exactOptional(member);
  extensions.add(schema);
  return schema;
};

export const isExtensionMember = (schema: AnySchema): boolean => extensions.has(schema);

/** Does not use `z.core`, a single value of which brings all of zod into every bundle. */
export const isOptional = (schema: AnySchema): schema is z.core.$ZodExactOptional =>
  schema._zod.def.type === 'optional';

/** zod's error parameter: the expected kind and the cure, or that the member is required. */
export const expected =
  (kind: string, cure = noCure) =>
  ({ input }: { readonly input?: unknown }): string =>
    input === undefined ? 'is required' : `must be ${kind}${cure(input)}`;

/** Turns a check that returns a message into a check of zod's. */
export const toCheck = <T>(check: (value: T) => string | undefined): z.core.$ZodCheck<T> =>
  z.check<T>(({ value, issues }) => {
    const message = check(value);
    if (message) issues.push({ code: 'custom', message, input: value, path: [] });
  });
