import { readPasted } from '../../../console/parts/read-pasted.ts';
import { evaluationRecord } from '../../../domain/event/delivery-record.ts';

describe('a pasted text', () => {
  it('is an entity id, unless it is more', () => {
    expect(readPasted('  u-17\n')).toEqual({ entity: 'u-17' });
    expect(readPasted('{not json')).toEqual({ entity: '{not json' });
    expect(readPasted('   ')).toEqual({});
  });

  it('is a request, alone or of a batch', () => {
    const request = { feature: 'checkout', entityId: 'u-17', evaluationContext: '{"country":"DE"}' };
    const read = { feature: 'checkout', entity: 'u-17', context: '{"country":"DE"}' };
    expect(readPasted(JSON.stringify(request))).toEqual(read);
    expect(readPasted(JSON.stringify({ requests: [request, { ...request, entityId: 'other' }] }))).toEqual(read);
    expect(readPasted('{"entityId":"u-17"}')).toEqual({ entity: 'u-17' });
  });

  it('is a line of what is delivered, as it is written, also behind the words of a log', () => {
    const head = {
      id: 'id',
      time: 1_767_614_400_000,
      projectArn: 'arn:aws:evidently:us-east-1:123456789012:project/shop',
    };
    const served = { feature: 'search', variation: 'fast', entityId: 'user-1', type: 'DEFAULT' };
    const line = evaluationRecord(head, { ...served, entityAttributes: '{ "country": "DE" }' });
    const read = { feature: 'search', entity: 'user-1', context: '{"country":"DE"}', at: head.time };
    expect(readPasted(line)).toEqual(read);
    expect(readPasted(`2026-01-05T12:00:00Z INFO ${line}`)).toEqual(read);
    expect(readPasted(evaluationRecord(head, { ...served, entityAttributes: '{}' }))).not.toHaveProperty('context');
  });
});
