/**
 * Publishing: at least once, whatever EventBridge refuses, and nothing that cannot be published holds up the rest.
 */
import type { PutEventsCommand, PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { DynamoDBRecord } from 'aws-lambda';
import type { HistoryRecord } from '../../../lambdas/store/resources/history.ts';
import { eventBridge } from '../../../lambdas/stream/event-bridge.ts';
import { publish } from '../../../lambdas/stream/publish.ts';

const deployment = { partition: 'aws', region: 'us-east-1', account: '123456789012' };

const change = (id: string, more: Partial<HistoryRecord> = {}): HistoryRecord => ({
  id,
  time: Date.UTC(2026, 0, 5),
  operation: 'UpdateFeature',
  actor: 'arn:aws:sts::123456789012:assumed-role/Admin/me',
  resourceType: 'feature',
  name: 'search',
  project: 'shop',
  after: { description: 'new' },
  ...more,
});

let sequence = 0;
const record = (entity: unknown, image: object = { outbox: { N: '1' } }): DynamoDBRecord => ({
  eventName: 'INSERT',
  eventID: String(++sequence),
  dynamodb: {
    SequenceNumber: String(sequence),
    NewImage: { entity: { S: typeof entity === 'string' ? entity : JSON.stringify(entity) }, ...image },
  },
});

/** A bus that answers each entry as `answer` says, undefined for taking it. */
const openBus = (answer: (entry: PutEventsRequestEntry, attempt: number) => string | undefined = () => undefined) => {
  const taken: PutEventsRequestEntry[] = [];
  const calls: number[] = [];
  const attempts = new Map<string, number>();
  const send = async ({ input: { Entries = [] } }: PutEventsCommand) => {
    calls.push(Entries.length);
    return {
      Entries: Entries.map((entry) => {
        const id = JSON.parse(entry.Detail ?? '').eventID as string;
        attempts.set(id, (attempts.get(id) ?? 0) + 1);
        const ErrorCode = answer(entry, attempts.get(id) ?? 0);
        if (ErrorCode === undefined) taken.push(entry);
        return ErrorCode === undefined ? { EventId: 'x' } : { ErrorCode };
      }),
    };
  };
  const reports: string[] = [];
  const report = (message: string) => void reports.push(message);
  const client = { send } as unknown as Parameters<typeof eventBridge>[0]['client'];
  const run = (...Records: DynamoDBRecord[]) =>
    publish({ deployment, send: eventBridge({ client, name: 'bus', report }), report }, { Records });
  return { run, taken, calls, reports, ids: () => taken.map(({ Detail }) => JSON.parse(Detail ?? '').eventID) };
};

const idIn = ({ Detail }: PutEventsRequestEntry): string => JSON.parse(Detail ?? '').eventID;

describe('given changes', () => {
  it('publishes each with its id, its time and its resource', async () => {
    const bus = openBus();
    expect(await bus.run(record(change('one')))).toEqual({ batchItemFailures: [] });
    expect(bus.taken).toEqual([
      expect.objectContaining({
        EventBusName: 'bus',
        Source: 'selfevident',
        DetailType: 'Evidently API Call',
        Time: new Date(Date.UTC(2026, 0, 5)),
        Resources: ['arn:aws:evidently:us-east-1:123456789012:project/shop/feature/search'],
      }),
    ]);
    expect(bus.ids()).toEqual(['one-call']);
  });

  it('passes by what is no outbox, and what is not new', async () => {
    const bus = openBus();
    const expired: DynamoDBRecord = { ...record(change('gone')), eventName: 'REMOVE' };
    await bus.run(record(change('copy'), {}), expired, record('no JSON', {}));
    expect(bus.calls).toEqual([]);
  });

  it('sends ten at a time', async () => {
    const bus = openBus();
    await bus.run(...Array.from({ length: 25 }, (_, index) => record(change(`c${index}`))));
    expect(bus.calls).toEqual([10, 10, 5]);
  });

  it('sends no more bytes at a time than a call may have', async () => {
    const bus = openBus();
    const large = { after: { description: 'x'.repeat(100_000) } };
    await bus.run(...['a', 'b', 'c'].map((id) => record(change(id, large))));
    expect(bus.calls).toEqual([2, 1]);
  });

  it('leaves out what makes an event too large', async () => {
    const bus = openBus();
    await bus.run(record(change('huge', { after: { description: 'é'.repeat(200_000) } })));
    expect(JSON.parse(bus.taken[0]?.Detail ?? '')).toMatchObject({
      eventID: 'huge-call',
      responseElements: { omitted: true, originalSize: expect.any(Number), reason: 'size exceeded' },
    });
  });
});

describe('given a bus that refuses', () => {
  it('sends again what was refused, and only that', async () => {
    const bus = openBus((entry, attempt) =>
      idIn(entry) === 'b-call' && attempt < 3 ? 'ThrottlingException' : undefined,
    );
    expect(await bus.run(...['a', 'b', 'c'].map((id) => record(change(id))))).toEqual({ batchItemFailures: [] });
    expect(bus.calls).toEqual([3, 1, 1]);
    expect(bus.ids()).toEqual(['a-call', 'c-call', 'b-call']);
  });

  it('gives up what would be refused for ever, and says so', async () => {
    const bus = openBus((entry) => (idIn(entry) === 'a-call' ? 'MalformedDetail' : undefined));
    expect(await bus.run(record(change('a')), record(change('b')))).toEqual({ batchItemFailures: [] });
    expect([bus.ids(), bus.reports]).toEqual([['b-call'], ['event refused for ever']]);
  });
});

describe('given a bus that takes nothing for long', () => {
  beforeEach(() => jest.useFakeTimers({ advanceTimers: true, doNotFake: ['setImmediate', 'nextTick'] }));
  afterEach(() => jest.useRealTimers());

  it('is not asked for what is behind, which is delivered again', async () => {
    const records = Array.from({ length: 25 }, (_, index) => record(change(`c${index}`)));
    const bus = openBus((entry) => (idIn(entry) === 'c13-call' ? 'InternalFailure' : undefined));
    const answer = bus.run(...records);
    await jest.advanceTimersByTimeAsync(6_000);
    expect(await answer).toEqual({ batchItemFailures: [{ itemIdentifier: records[13]?.dynamodb?.SequenceNumber }] });
    expect(bus.calls.slice(0, 3)).toEqual([10, 10, 1]);
    expect(new Set(bus.calls.slice(3))).toEqual(new Set([1]));
  });
});

describe('given a bus that cannot be reached', () => {
  it('asks for the first record that was not published, and all behind it, again', async () => {
    const records = ['a', 'b', 'c'].map((id) => record(change(id)));
    const untaken = new Set(['b-call']);
    const answer = await publish(
      { deployment, report: () => undefined, send: async (events) => events.filter(({ id }) => untaken.has(id)) },
      { Records: records },
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: records[1]?.dynamodb?.SequenceNumber }] });
  });

  it('asks for all again when nothing is known', async () => {
    const records = [record(change('a')), record(change('b'))];
    const send = async () => Promise.reject(new Error('gone'));
    const answer = await publish({ deployment, report: () => undefined, send }, { Records: records });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: records[0]?.dynamodb?.SequenceNumber }] });
  });
});

it('holds up nothing for a change that cannot be understood', async () => {
  const bus = openBus();
  expect(await bus.run(record('{'), record(change('b', { time: 1e16 })), record(change('c')))).toEqual({
    batchItemFailures: [],
  });
  expect(bus.ids()).toEqual(['c-call']);
  expect(bus.reports).toEqual(['change not understood', 'change not understood']);
});
