import { encode } from '../../contract/encode.ts';
import { type Output, operations } from '../../contract/index.ts';

const feature = {
  arn: 'arn:aws:evidently:eu-west-1:1:project/shop/feature/search',
  name: 'search',
  status: 'AVAILABLE',
  createdTime: 1637368646468,
  lastUpdatedTime: 1637368647000,
  evaluationStrategy: 'ALL_RULES',
  valueType: 'LONG',
  variations: [{ name: 'a', value: { longValue: 0 } }],
  entityOverrides: { joe: 'a' },
} as const;

describe('writing an answer', () => {
  it('writes times as epoch seconds with their milliseconds', () => {
    expect(encode(operations.GetFeature, { feature })).toEqual({
      feature: { ...feature, createdTime: 1637368646.468, lastUpdatedTime: 1637368647 },
    });
  });

  it('writes times that were stored before they had limits as the nearest that every client can read', () => {
    const times = { createdTime: 1637368646468000, lastUpdatedTime: -8.64e15 };
    const { feature: written } = encode(operations.GetFeature, { feature: { ...feature, ...times } }) as {
      feature: Record<keyof typeof times, number>;
    };
    expect(new Date(written.createdTime * 1000).toISOString()).toBe('9999-12-30T23:59:59.999Z');
    expect(new Date(written.lastUpdatedTime * 1000).toISOString()).toBe('0001-01-02T00:00:00.000Z');
  });

  it('leaves out what the result does not name, at every depth, and what is undefined', () => {
    const variations = [{ name: 'a', value: { longValue: 0, secret: 1 }, secret: 1 }];
    const stored = { ...feature, PK: 'P#shop', variations, description: undefined };
    const answer = encode(operations.GetFeature, { feature: stored, secret: 1 } as Output<'GetFeature'>) as {
      feature: object;
    };
    expect(answer).toEqual(encode(operations.GetFeature, { feature }));
    expect(answer.feature).not.toHaveProperty('description');
    expect(answer).not.toHaveProperty('secret');
  });

  it('writes whatever is stored, also what a request could not say', () => {
    const description = 'x'.repeat(1000);
    expect(encode(operations.GetFeature, { feature: { ...feature, description } })).toMatchObject({
      feature: { description },
    });
  });

  it('writes any JSON value where the schema says so', () => {
    const record = { id: '1', time: 1500, operation: 'UpdateFeature', resource: 'arn', resourceType: 'feature' };
    const after = { anything: [null, { goes: true }] };
    expect(encode(operations.ListHistory, { history: [{ ...record, before: null, after }] })).toEqual({
      history: [{ ...record, time: 1.5, before: null, after }],
    });
  });
});
