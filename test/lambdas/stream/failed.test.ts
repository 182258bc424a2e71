import { failedBatch } from '../../../lambdas/stream/failed.ts';

const DDBStreamBatchInfo = { shardId: 'shardId-7', startSequenceNumber: '100', endSequenceNumber: '200', batchSize: 1 };
const payload = { Records: [{ eventID: 'one' }] };

describe('a batch that was given up', () => {
  it.each([
    ['as text', JSON.stringify(payload)],
    ['as it is', payload],
  ])('has its records, %s', (_, given) => {
    const event = failedBatch(JSON.stringify({ version: '1.0', DDBStreamBatchInfo, payload: given }));
    expect(event.Records).toEqual(payload.Records);
  });

  it('is of a shard of its own, which another batch is not of', () => {
    const shardOf = (info: object) => failedBatch(JSON.stringify({ DDBStreamBatchInfo: info, payload })).shardId;
    expect(shardOf(DDBStreamBatchInfo)).toBe('failed:shardId-7:100');
    expect(shardOf({ ...DDBStreamBatchInfo, startSequenceNumber: '300' })).not.toBe(shardOf(DDBStreamBatchInfo));
  });

  it.each([{}, { DDBStreamBatchInfo }, { payload }])('is nothing else: %j', (other) => {
    expect(() => failedBatch(JSON.stringify(other))).toThrow('not a batch with its records');
  });
});
