/**
 * One write of a transaction, built apart from being sent. `otherwise` names the outcome when its condition fails,
 * which may depend on the item found there (undefined when there was none).
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
}

/** A condition with the outcome that it has when it fails. */
export interface Guard<Outcome extends string> {
  readonly when: Condition;
  readonly otherwise: Outcome | ((found: Item | undefined) => Outcome);
}

export const put = <Outcome extends string = never>(item: Item & Key, guard?: Guard<Outcome>): Change<Outcome> => ({
  key: item,
  write: (TableName) => ({ Put: { TableName, Item: item, ...guarded(guard) } }),
  ...outcomeOf(guard),
});

export const remove = <Outcome extends string = never>(key: Key, guard?: Guard<Outcome>): Change<Outcome> => ({
  key,
  write: (TableName) => ({ Delete: { TableName, Key: key, ...guarded(guard) } }),
  ...outcomeOf(guard),
});

export const check = <Outcome extends string>(key: Key, guard: Guard<Outcome>): Change<Outcome> => ({
  key,
  write: (TableName) => ({ ConditionCheck: { TableName, Key: key, ...guarded(guard) } as never }),
  ...outcomeOf(guard),
});

/** What an update does to the attributes that it names; the others stay. */
export interface Modification {
  /** Added to a number, or to a set. */
  readonly add?: Readonly<Record<string, unknown>>;
  readonly set?: Readonly<Record<string, unknown>>;
  /** Set unless the attribute is there. */
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
    const condition = guarded(guard);
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
  ...outcomeOf(guard),
});

const updateExpression = ({ add = {}, set = {}, setOnce = {}, remove: gone = [] }: Modification) => {
  const given = { ...add, ...set, ...setOnce };
  const attributes = [...new Set([...Object.keys(given), ...gone])];
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
      ...clause('REMOVE', gone.map(alias)),
    ].join(' '),
    names: Object.fromEntries(attributes.map((attribute) => [alias(attribute), attribute])),
    values: Object.fromEntries(Object.entries(given).map(([name, item]) => [value(name), item])),
  };
};

const clause = (verb: string, parts: readonly string[]): string[] =>
  parts.length === 0 ? [] : [`${verb} ${parts.join(', ')}`];

interface Guarded {
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
  readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD';
}

const guarded = (guard: Guard<string> | undefined): Guarded =>
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
