import type { DynamoDBRecord } from 'aws-lambda';
import { failedBatch, isCountedElsewhere } from '../../../lambdas/stream/failed.ts';

const DDBStreamBatchInfo = { shardId: 'shardId-7', startSequenceNumber: '100', endSequenceNumber: '200', batchSize: 1 };
const payload = { Records: [{ eventID: 'one' }] };

describe('a batch that was given up', () => {
  it.each([
    ['as text', JSON.stringify(payload)],
    ['as it is', payload],
  ])('has its records, %s', (_, given) => {
    const text = JSON.stringify({ version: '1.0', DDBStreamBatchInfo, payload: given });
    expect(failedBatch(text).Records).toEqual(payload.Records);
  });

  it.each([{}, { DDBStreamBatchInfo }])('is nothing else: %j', (other) => {
    expect(() => failedBatch(JSON.stringify(other))).toThrow('not a batch with its records');
  });
});

describe('a batch of the stream of another table', () => {
  const record = (table: string | undefined, PK: string, SK: string): DynamoDBRecord => ({
    ...(table ? { eventSourceARN: `arn:aws:dynamodb:us-east-1:123456789012:table/${table}/stream/2026-11-29` } : {}),
    dynamodb: { Keys: { PK: { S: PK }, SK: { S: SK } } },
  });

  it.each([
    ['before', 'E#shop=visitor', 'M#trial#0', true],
    ['before', 'E#shop=visitor', 'A#trial', true],
    ['before', 'D#shop#7', 'line', false],
    ['before', 'H#shop', 'change', false],
    ['restored', 'E#shop=visitor', 'A#trial', false],
    [undefined, 'E#shop=visitor', 'A#trial', false],
  ])('of %s, with %s %s, is for its counting: %s', (table, PK, SK, elsewhere) => {
    expect(isCountedElsewhere({ Records: [record(table, PK, SK)] }, 'restored')).toBe(elsewhere);
  });
});
