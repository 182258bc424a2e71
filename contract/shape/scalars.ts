/**
 * Builders of the shapes that hold one value. The check of each is built from the traits that its facts record.
 */
import * as z from 'zod/mini';
import { asText, type Cure, noCure, unquotedBoolean, unquotedInteger, unquotedNumber } from './cures.ts';
import { expected, factsOf, type Schema, toCheck, withFacts } from './facts.ts';
import { timeFault } from './time.ts';
import { type Bounds, rangeCheck, type Traits, textCheck } from './traits.ts';

export const text = (shape: string, traits: Traits = {}): Schema<string> =>
  withFacts<Schema<string>>(
    z.string({ error: expected('a string', cureOf(traits)) }).check(toCheck(textCheck(traits))),
    {
      shape,
      type: 'string',
      traits,
    },
  );

const cureOf = ({ mediaType }: Traits): Cure => (mediaType === 'application/json' ? asText : noCure);

/** A name or an ARN. The handler judges texts with a colon, since it knows the ARNs of its deployment. */
export const reference = (shape: string, traits: Traits & { readonly pattern: string }): Schema<string> => {
  const { pattern: _, ...others } = traits;
  const [badName, badArn] = [textCheck(traits), textCheck(others)];
  const check = (value: string) => (value.includes(':') ? badArn(value) : badName(value));
  return withFacts<Schema<string>>(z.string({ error: expected('a string') }).check(toCheck(check)), {
    shape,
    type: 'string',
    traits,
    lenient: true,
  });
};

/** Text that identifies a person, such as an entity id. Messages never contain it. */
export const personalText = (shape: string, traits: Traits): Schema<string> => {
  const schema = text(shape, traits);
  return withFacts(schema, { ...factsOf(schema), personal: true });
};

export const choice = <const Value extends string>(shape: string, values: readonly Value[]): Schema<Value> =>
  withFacts(z.enum(values, { error: expected(`one of ${values.join(', ')}`) }) as unknown as Schema<Value>, {
    shape,
    type: 'string',
    traits: { enum: values },
  });

/** The integers that a JSON number holds exactly. */
const exact: Bounds = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER };

const whole = (type: 'integer' | 'long', shape: string, traits: Traits, unit = ''): Schema<number> => {
  const inRange = rangeCheck({ ...traits, range: { ...exact, ...traits.range } });
  const check = (value: number) => (Number.isInteger(value) ? inRange(value) : `must be an integer${unit}`);
  const number = z.number({ error: expected('an integer', unquotedInteger) }).check(toCheck(check));
  return withFacts<Schema<number>>(number, { shape, type, traits });
};

export const integer = (shape: string, traits: Traits = {}): Schema<number> => whole('integer', shape, traits);

/** A 64-bit integer, limited to those that a JSON number holds exactly: ±9007199254740991. */
export const long = (shape: string, traits: Traits = {}): Schema<number> => whole('long', shape, traits);

/** A share: an integer of thousandths of a percent, 0 to 100,000. The message for a fraction says so. */
export const share = (shape: string, traits: Traits = {}): Schema<number> =>
  whole('long', shape, { ...traits, range: { min: 0, max: 100_000 } }, ' of 100000, in thousandths of a percent');

export const double = (shape: string, traits: Traits = {}): Schema<number> => {
  const number = z.number({ error: expected('a finite number', unquotedNumber) }).check(toCheck(rangeCheck(traits)));
  return withFacts<Schema<number>>(number, { shape, type: 'double', traits });
};

export const boolean = (shape: string, traits: Traits = {}): Schema<boolean> =>
  withFacts<Schema<boolean>>(z.boolean({ error: expected('true or false', unquotedBoolean) }), {
    shape,
    type: 'boolean',
    traits,
  });

/** Any JSON value. */
export const json = (shape: string): Schema<unknown> =>
  withFacts<Schema<unknown>>(z.unknown(), { shape, type: 'document', traits: {} });

/** A time in the years 1 to 9999: epoch seconds with a fraction on the wire, whole epoch milliseconds inside. */
export const timestamp = (shape: string): Schema<number> => {
  const seconds = z.number({ error: timeMessage });
  const milliseconds = z.number().check(toCheck(timeFault));
  return withFacts<Schema<number>>(z.codec(seconds, milliseconds, { decode: toMilliseconds, encode: toSeconds }), {
    shape,
    type: 'timestamp',
    traits: {},
  });
};

/** A timestamp of any number. The handler checks it by `timeFault`. */
export const anyTimestamp = (shape: string): Schema<number> => {
  const seconds = z.custom<number>((value) => typeof value === 'number', { error: timeMessage });
  return withFacts(z.pipe(seconds, z.transform(toMilliseconds)) as unknown as Schema<number>, {
    shape,
    type: 'timestamp',
    traits: {},
    lenient: true,
  });
};

const timeMessage = ({ input }: { readonly input?: unknown }): string => {
  const message = expected('a number of epoch seconds', unquotedNumber)({ input });
  // JSON reads 1e999 as infinity, which is no number for zod.
  if (typeof input === 'number') return timeFault(input) ?? message;
  if (typeof input !== 'string') return message;
  const time = /^\d{4}-\d\d-\d\d/.test(input) ? Date.parse(input) : Number.NaN;
  return Number.isNaN(time) ? message : `${message}: ${toSeconds(time)}`;
};

const toMilliseconds = (seconds: number): number => Math.round(seconds * 1000) + 0;

/** Epoch seconds with a millisecond fraction, as on the wire. */
export const toSeconds = (milliseconds: number): number => milliseconds / 1000;
