import { failedBatch } from '../../../lambdas/stream/failed.ts';

const DDBStreamBatchInfo = { shardId: 'shardId-7', startSequenceNumber: '100', endSequenceNumber: '200', batchSize: 1 };
const payload = { Records: [{ eventID: 'one' }] };

describe('a batch that was given up', () => {
  it.each([
    ['as text', JSON.stringify(payload)],
    ['as it is', payload],
  ])('has its records, %s', (_, given) => {
    const { event } = failedBatch(JSON.stringify({ version: '1.0', DDBStreamBatchInfo, payload: given }));
    expect(event.Records).toEqual(payload.Records);
  });

  it('has a name of its own, which another batch has not', () => {
    const nameOf = (info: object) => failedBatch(JSON.stringify({ DDBStreamBatchInfo: info, payload })).name;
    expect(nameOf(DDBStreamBatchInfo)).toBe('failed:shardId-7:100');
    expect(nameOf({ ...DDBStreamBatchInfo, startSequenceNumber: '300' })).not.toBe(nameOf(DDBStreamBatchInfo));
  });

  it.each([{}, { DDBStreamBatchInfo }, { payload }])('is nothing else: %j', (other) => {
    expect(() => failedBatch(JSON.stringify(other))).toThrow('not a batch with its records');
  });
});
