/**
 * The features that every contender sets up in its own way. Their variations are A, B and C, and A is the default.
 * `split`: half A, half B. `segments`: six segments of country and plan, each with a split of its own, half A and half what the segment
 * serves. `wholeSegments`: the same, but all of a segment get what it serves. `overrides`: 2,000 ids get B. `plain`: no rule at all.
 */
export type FeatureName = 'split' | 'segments' | 'wholeSegments' | 'overrides' | 'plain';
export type Attributes = { readonly country: string; readonly plan: string };
export type Served = 'A' | 'B' | 'C';

export const FEATURES: readonly FeatureName[] = ['split', 'segments', 'wholeSegments', 'overrides', 'plain'];

export const SEGMENTS: readonly {
  readonly name: string;
  readonly countries: readonly string[];
  readonly served: Served;
}[] = [
  { name: 'alps', countries: ['de', 'at'], served: 'C' },
  { name: 'gallia', countries: ['fr', 'be'], served: 'C' },
  { name: 'south', countries: ['it', 'es'], served: 'C' },
  { name: 'america', countries: ['us', 'ca'], served: 'B' },
  { name: 'isles', countries: ['gb', 'ie'], served: 'C' },
  { name: 'asia', countries: ['jp', 'kr'], served: 'C' },
];

/** The plan that an entity needs to be in any of the segments. */
export const PLAN = 'pro';

/** What the entities of the benchmark are like: the fourth segment is theirs. */
export const ATTRIBUTES: Attributes = { country: 'us', plan: PLAN };

let count = 0;

/** An id that no one has seen before, flat in memory as one that has come in a request. */
export const freshId = (): string => {
  count += 1;
  return flat(`user-${count}-${Math.floor(Math.random() * 1e9)}`);
};

export const OVERRIDDEN: readonly string[] = Array.from({ length: 2_000 }, (_, i) => `override-${i * 7919}`);

/** One of the overridden ids, as a string of its own: nothing about it is cached. */
export const overriddenId = (): string => flat(OVERRIDDEN[Math.floor(Math.random() * OVERRIDDEN.length)] as string);

const flat = (text: string): string => Buffer.from(text, 'latin1').toString('latin1');

export const idFor = (feature: FeatureName): string => (feature === 'overrides' ? overriddenId() : freshId());
