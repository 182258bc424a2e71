import { check, put, remove, update } from '../../../../lambdas/store/table/change.ts';
import {
  both,
  countersAreZero,
  hasRoom,
  isNew,
  isVersion,
  lacksAttribute,
} from '../../../../lambdas/store/table/condition.ts';
import { keys } from '../../../../lambdas/store/table/schema.ts';

const key = keys.project('shop');
const whenFailed = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };

it('a put on a condition returns the item that it fails on', () => {
  const change = put({ ...key, version: 1 }, { when: isNew, otherwise: 'exists' });
  expect(change.write('table')).toEqual({
    Put: {
      TableName: 'table',
      Item: { PK: 'PROJECTS', SK: 'shop', version: 1 },
      ConditionExpression: 'attribute_not_exists(PK)',
      ...whenFailed,
    },
  });
  expect(change.otherwise).toBe('exists');
});

it('a put without a condition has none', () => {
  expect(put({ ...key }).write('table')).toEqual({ Put: { TableName: 'table', Item: key } });
});

it('an update adds, sets and removes under aliases that do not meet those of its condition', () => {
  const change = update(
    key,
    { add: { featureCount: 1 }, set: { name: 'x' }, remove: ['gone'] },
    { when: both(hasRoom('featureCount', 100), lacksAttribute('other')), otherwise: 'full' },
  );
  expect(change.write('table')).toEqual({
    Update: {
      TableName: 'table',
      Key: key,
      UpdateExpression: 'ADD #a0 :a0 SET #a1 = :a1 REMOVE #a2',
      ConditionExpression:
        '(attribute_exists(PK) AND #counter < :quota) AND (attribute_exists(PK) AND attribute_not_exists(#named))',
      ExpressionAttributeNames: {
        '#a0': 'featureCount',
        '#a1': 'name',
        '#a2': 'gone',
        '#counter': 'featureCount',
        '#named': 'other',
      },
      ExpressionAttributeValues: { ':a0': 1, ':a1': 'x', ':quota': 100 },
      ...whenFailed,
    },
  });
});

it('an update that only removes has no values, which DynamoDB refuses when they are empty', () => {
  expect(update(key, { remove: ['gone'] }).write('table')).toEqual({
    Update: {
      TableName: 'table',
      Key: key,
      UpdateExpression: 'REMOVE #a0',
      ExpressionAttributeNames: { '#a0': 'gone' },
    },
  });
});

it('a removal and a check carry their conditions', () => {
  const guard = { when: both(isVersion(3), countersAreZero('launchCount')), otherwise: 'changed' } as const;
  const condition = {
    ConditionExpression: '(#version = :version) AND (attribute_exists(PK) AND #counter0 = :zero)',
    ExpressionAttributeNames: { '#version': 'version', '#counter0': 'launchCount' },
    ExpressionAttributeValues: { ':version': 3, ':zero': 0 },
    ...whenFailed,
  };
  expect(remove(key, guard).write('table')).toEqual({ Delete: { TableName: 'table', Key: key, ...condition } });
  expect(check(key, guard).write('table')).toEqual({ ConditionCheck: { TableName: 'table', Key: key, ...condition } });
});
