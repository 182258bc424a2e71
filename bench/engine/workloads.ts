/**
 * The features that every contender sets up in its own way. Their variations are A, B and C, and A is the default.
 * `split`: half A, half B. `segments`: six segments, each with a split of its own, half A and half the segment's variation; the
 * first that matches counts. `overrides`: 2,000 ids get B. `plain`: no rule at all.
 */
export type FeatureName = 'split' | 'segments' | 'overrides' | 'plain';
export type Served = 'A' | 'B' | 'C';

export const FEATURES: readonly FeatureName[] = ['split', 'segments', 'overrides', 'plain'];

export interface Attributes {
  readonly country: string;
  readonly age: number;
  readonly version: string;
  readonly plan?: string;
  readonly language: string;
  readonly spend: number;
  readonly email?: string;
}

/** One thing that a segment asks of an attribute; bounds of a range are in it. */
export type Condition = { readonly attribute: keyof Attributes } & (
  | { readonly is: 'one of' | 'none of'; readonly values: readonly string[] }
  | { readonly is: 'in range'; readonly from: number; readonly to: number }
  | { readonly is: 'below'; readonly limit: number }
  | { readonly is: 'prefixed'; readonly prefix: string }
  | { readonly is: 'there' | 'missing' }
);

export interface Segment {
  readonly name: string;
  readonly served: Served;
  /** All of them hold for an entity in the segment. */
  readonly conditions: readonly Condition[];
  /** Changes that put an entity in the segment, and in none before it. */
  readonly inside: Partial<Attributes>;
}

const EUROPE = ['de', 'at', 'ch', 'fr', 'be', 'nl', 'it', 'es', 'pt', 'dk', 'se', 'no'];
const ASIA = ['jp', 'kr', 'cn', 'tw', 'th', 'vn', 'my', 'sg', 'id', 'ph'];

export const SEGMENTS: readonly Segment[] = [
  {
    name: 'europe',
    served: 'C',
    conditions: [{ attribute: 'country', is: 'one of', values: EUROPE }],
    inside: { country: 'no' },
  },
  {
    name: 'young',
    served: 'C',
    conditions: [{ attribute: 'age', is: 'in range', from: 18, to: 25 }],
    inside: { age: 18 },
  },
  {
    name: 'preview',
    served: 'C',
    conditions: [{ attribute: 'version', is: 'prefixed', prefix: '8.' }],
    inside: { version: '8.1' },
  },
  {
    name: 'core',
    served: 'B',
    conditions: [
      { attribute: 'plan', is: 'there' },
      { attribute: 'country', is: 'none of', values: ASIA },
      { attribute: 'language', is: 'one of', values: ['en', 'es', 'fr'] },
      { attribute: 'age', is: 'in range', from: 26, to: 65 },
      { attribute: 'version', is: 'prefixed', prefix: '7.' },
    ],
    inside: {},
  },
  {
    name: 'small',
    served: 'C',
    conditions: [{ attribute: 'spend', is: 'below', limit: 100 }],
    inside: { country: 'jp', spend: 99 },
  },
  {
    name: 'unknown',
    served: 'C',
    conditions: [{ attribute: 'email', is: 'missing' }],
    inside: { language: 'ja' },
  },
];

/** Changes that put an entity in no segment. */
export const OUTSIDE: Partial<Attributes> = { age: 66, email: 'someone@example.com' };

const oneOf = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)] as T;

/** Attributes as an application has them in hand, or has just received them: the fourth segment is theirs. */
export const freshAttributes = (): Attributes => ({
  country: oneOf(['us', 'ca', 'br', 'gb']),
  age: 26 + Math.floor(Math.random() * 40),
  version: flat(`7.${Math.floor(Math.random() * 100)}.${Math.floor(Math.random() * 10)}`),
  plan: oneOf(['pro', 'team']),
  language: oneOf(['en', 'es', 'fr']),
  spend: 100 + Math.floor(Math.random() * 1_000),
});

let count = 0;

/** An id that no one has seen before, flat in memory as one that has come in a request. */
export const freshId = (): string => {
  count += 1;
  return flat(`user-${count}-${Math.floor(Math.random() * 1e9)}`);
};

export const OVERRIDDEN: readonly string[] = Array.from({ length: 2_000 }, (_, i) => `override-${i * 7919}`);

/** One of the overridden ids, as a string of its own: nothing about it is cached. */
export const overriddenId = (): string => flat(oneOf(OVERRIDDEN));

const flat = (text: string): string => Buffer.from(text, 'latin1').toString('latin1');

export const idFor = (feature: FeatureName): string => (feature === 'overrides' ? overriddenId() : freshId());
