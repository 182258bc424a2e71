import { failedBatch } from '../../../lambdas/stream/failed.ts';

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
