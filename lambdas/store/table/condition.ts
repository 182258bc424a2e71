/** Names the conditions of writes. Each depends only on the item that it guards. */
export interface Condition {
  readonly expression: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

export const isNew: Condition = { expression: 'attribute_not_exists(PK)' };

export const isThere: Condition = { expression: 'attribute_exists(PK)' };

/** No such entity exists. An item without an entity (see entity.ts) does not stand in the way. */
export const isNewEntity: Condition = { expression: 'attribute_not_exists(entity)' };

/** The item is the one that was read. Every write that replaces it raises its version. */
export const isVersion = (version: number): Condition => ({
  expression: '#version = :version',
  names: { '#version': 'version' },
  values: { ':version': version },
});

/** The counter exists and has room for one more. */
export const hasRoom = (counter: string, quota: number): Condition => ({
  expression: 'attribute_exists(PK) AND #counter < :quota',
  names: { '#counter': counter },
  values: { ':quota': quota },
});

/** Like {@link hasRoom}, for a counter that its first use makes. */
export const hasRoomOrIsNew = (counter: string, quota: number): Condition => ({
  expression: '(attribute_not_exists(#counter) AND :zero < :quota) OR #counter < :quota',
  names: { '#counter': counter },
  values: { ':quota': quota, ':zero': 0 },
});

/** The item exists, and all these counters are 0. */
export const countersAreZero = (...counters: string[]): Condition => ({
  expression: ['attribute_exists(PK)', ...counters.map((_, index) => `#counter${index} = :zero`)].join(' AND '),
  names: Object.fromEntries(counters.map((counter, index) => [`#counter${index}`, counter])),
  values: { ':zero': 0 },
});

/** The counter, which its first use makes, has this value. */
export const isCount = (counter: string, count: number): Condition => ({
  expression: count === 0 ? 'attribute_not_exists(#count) OR #count = :count' : '#count = :count',
  names: { '#count': counter },
  values: { ':count': count },
});

export const both = (left: Condition, right: Condition): Condition => ({
  expression: `(${left.expression}) AND (${right.expression})`,
  names: { ...left.names, ...right.names },
  values: { ...left.values, ...right.values },
});

/** The attribute has this value. */
export const hasValue = (attribute: string, value: string): Condition => ({
  expression: '#named = :named',
  names: { '#named': attribute },
  values: { ':named': value },
});

/** The item exists and lacks the attribute. */
export const lacksAttribute = (attribute: string): Condition => ({
  expression: 'attribute_exists(PK) AND attribute_not_exists(#named)',
  names: { '#named': attribute },
});
