/**
 * A change is one write of a transaction, built before it is sent. `otherwise` names the outcome of a failed condition.
 * The outcome may depend on the item found, which is undefined for a missing item.
 */

import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Condition } from './condition.ts';
import type { Key } from './schema.ts';

export type Item = Record<string, unknown>;
export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

export interface Change<Outcome extends string = never> {
  readonly key: Key;
  readonly write: (tableName: string) => TransactItem;
  readonly otherwise?: Outcome | ((found: Item | undefined) => Outcome);
  /** Only of an update, for others of the same item. */
  readonly update?: { readonly modification: Modification; readonly when?: Condition | undefined };
}

/** A condition, and the outcome of its failure. */
export interface Guard<Outcome extends string> {
  readonly when: Condition;
  readonly otherwise: Outcome | ((found: Item | undefined) => Outcome);
}

export const put = <Outcome extends string = never>(item: Item & Key, guard?: Guard<Outcome>): Change<Outcome> => ({
  key: item,
  write: (TableName) => ({ Put: { TableName, Item: item, ...conditionMembers(guard) } }),
  ...outcomeOf(guard),
});

export const remove = <Outcome extends string = never>(key: Key, guard?: Guard<Outcome>): Change<Outcome> => ({
  key,
  write: (TableName) => ({ Delete: { TableName, Key: key, ...conditionMembers(guard) } }),
  ...outcomeOf(guard),
});

export const check = <Outcome extends string>(key: Key, guard: Guard<Outcome>): Change<Outcome> => ({
  key,
  write: (TableName) => ({ ConditionCheck: { TableName, Key: key, ...conditionMembers(guard) } as never }),
  ...outcomeOf(guard),
});

/** The changed attributes of an update. All others stay. */
export interface Modification {
  /** Added to a number, or to a set. */
  readonly add?: Readonly<Record<string, unknown>>;
  readonly set?: Readonly<Record<string, unknown>>;
  /** Set only where the attribute is missing. */
  readonly setOnce?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
}

export const update = <Outcome extends string = never>(
  key: Key,
  modification: Modification,
  guard?: Guard<Outcome>,
): Change<Outcome> => ({
  key,
  write: (TableName) => {
    const { expression, names, values } = updateExpression(modification);
    const condition = conditionMembers(guard);
    return {
      Update: {
        TableName,
        Key: key,
        UpdateExpression: expression,
        ...condition,
        ExpressionAttributeNames: { ...names, ...condition.ExpressionAttributeNames },
        ...withValues({ ...values, ...condition.ExpressionAttributeValues }),
      },
    };
  },
  update: { modification, when: guard?.when },
  ...outcomeOf(guard),
});

const updateExpression = ({ add = {}, set = {}, setOnce = {}, remove: removed = [] }: Modification) => {
  const values = { ...add, ...set, ...setOnce };
  const attributes = [...new Set([...Object.keys(values), ...removed])];
  const alias = (attribute: string) => `#a${attributes.indexOf(attribute)}`;
  const value = (attribute: string) => `:a${attributes.indexOf(attribute)}`;
  const assignments = [
    ...Object.keys(set).map((name) => `${alias(name)} = ${value(name)}`),
    ...Object.keys(setOnce).map((name) => `${alias(name)} = if_not_exists(${alias(name)}, ${value(name)})`),
  ];
  return {
    expression: [
      ...clause(
        'ADD',
        Object.keys(add).map((name) => `${alias(name)} ${value(name)}`),
      ),
      ...clause('SET', assignments),
      ...clause('REMOVE', removed.map(alias)),
    ].join(' '),
    names: Object.fromEntries(attributes.map((attribute) => [alias(attribute), attribute])),
    values: Object.fromEntries(Object.entries(values).map(([name, item]) => [value(name), item])),
  };
};

const clause = (verb: string, parts: readonly string[]): string[] =>
  parts.length === 0 ? [] : [`${verb} ${parts.join(', ')}`];

interface ConditionMembers {
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
  readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD';
}

const conditionMembers = (guard: Guard<string> | undefined): ConditionMembers =>
  guard
    ? {
        ConditionExpression: guard.when.expression,
        ...(guard.when.names ? { ExpressionAttributeNames: { ...guard.when.names } } : {}),
        ...withValues({ ...guard.when.values }),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }
    : {};

const withValues = (values: Record<string, unknown>): { ExpressionAttributeValues?: Record<string, unknown> } =>
  Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values };

const outcomeOf = <Outcome extends string>(guard: Guard<Outcome> | undefined) =>
  guard ? { otherwise: guard.otherwise } : {};
