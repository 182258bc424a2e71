import { LARGEST_BODY } from '../../../../lambdas/http/largest-body.ts';
import {
  type EventCall,
  type Exposure,
  ExposureBuffer,
  ExposureSender,
  finishSending,
  type SenderOptions,
  UsageCounts,
} from '../../../../packages/evaluation/exposure.ts';
import { settled, VirtualTime } from '../../../support/virtual-time.ts';
import { eventsIn } from './sent-events.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Answer {
  readonly fails?: boolean;
  readonly refused?: number;
}

interface Options extends Pick<SenderOptions, 'batchSize' | 'collectFor' | 'fence' | 'onExposed'> {
  readonly limit?: number;
  readonly ended?: number;
}

const makeSender = ({ limit, ended, ...pace }: Options = {}) => {
  const time = new VirtualTime();
  const calls: EventCall[] = [];
  const told: string[] = [];
  const answer: Answer[] = [];
  const buffer = new ExposureBuffer(limit);
  let ids = 0;
  const sender = new ExposureSender({
    buffer,
    send: async (call) => {
      calls.push(call);
      const { fails, refused = 0 } = answer.shift() ?? {};
      if (fails) throw new Error('503');
      return refused;
    },
    clock: () => time.now,
    after: time.after,
    newId: () => `call-${++ids}`,
    random: () => 1,
    endedTime: () => ended,
    ...pace,
    report: (message) => told.push(message),
  });
  const expose = (entityId: string, more: Partial<Exposure> = {}): boolean =>
    sender.record({ ...exposureOf(entityId, time.now), ...more });
  return { time, calls, told, answer, buffer, sender, expose };
};

const exposureOf = (entityId: string, time: number): Exposure => ({
  feature: 'checkout',
  variation: 'new',
  reason: 'EXPERIMENT_RULE_MATCH',
  entityId,
  assignment: { type: 'experiment', name: 'colour', id: 'experiment-1', treatment: 'Blue' },
  time,
});

const entities = (count: number) => Array.from({ length: count }, (_, index) => `entity-${index}`);
const sizes = (calls: readonly EventCall[]) => calls.map(({ events }) => events);

describe('exposures are sent', () => {
  it('a second after the first', async () => {
    const { time, calls, expose } = makeSender();
    expose('a');
    await time.advance(900);
    expose('b');
    expect(calls).toEqual([]);
    await time.advance(100);
    expect(sizes(calls)).toEqual([2]);
    expect(calls.flatMap(eventsIn)[0]).toEqual({
      timestamp: (time.now - 1000) / 1000,
      type: 'aws.evidently.evaluation',
      data: JSON.stringify({
        feature: 'checkout',
        entityId: 'a',
        variation: 'new',
        type: 'EXPERIMENT_RULE_MATCH',
        details: { experiment: 'colour', treatment: 'Blue', id: 'experiment-1' },
      }),
    });
  });

  it('at once when there are fifty, which is as many as a call takes', async () => {
    const { calls, expose, sender } = makeSender();
    for (const one of entities(120)) expose(one);
    await settled();
    expect(sizes(calls)).toEqual([50, 50, 20]);
    expect(sender.pending).toBe(0);
  });

  it.each([
    ['quotes', '"'.repeat(12_000)],
    ['characters of three bytes', '\u4e00'.repeat(24_000)],
  ])('in calls that are not too large for the service, whatever their contexts have: %s', async (_, text) => {
    const { calls, buffer, expose } = makeSender();
    buffer.delivers = true;
    for (const one of entities(50)) expose(one, { attributes: JSON.stringify({ text }) });
    await settled();
    expect(sizes(calls).reduce((sum, size) => sum + size, 0)).toBe(50);
    for (const call of calls) expect(Buffer.byteLength(call.body)).toBeLessThan(LARGEST_BODY);
  });

  it('in smaller calls and after another pause where somebody wants that', async () => {
    const { time, calls, expose } = makeSender({ batchSize: 3, collectFor: 5_000 });
    expose('a');
    await time.advance(4_900);
    expect(calls).toEqual([]);
    await time.advance(100);
    for (const entity of entities(7)) expose(entity);
    await settled();
    expect(sizes(calls)).toEqual([1, 3, 3, 1]);
  });

  it('and listed until then, each entity with its latest time', async () => {
    const { time, buffer, expose } = makeSender();
    expose('a');
    await time.advance(1_000);
    expose('a');
    expose('b');
    expect(buffer.unreported().map(({ entityId, time: at }) => [entityId, time.now - at])).toEqual([
      ['b', 0],
      ['a', 0],
    ]);
  });

  it('all of them when somebody flushes, the latest evaluations too', async () => {
    const { time, calls, expose, sender } = makeSender();
    for (const one of entities(120)) expose(one);
    await settled();
    time.freeze(2000);
    for (const one of entities(120)) expose(one);
    expect(await sender.flush()).toEqual({ sent: 120, pending: 0 });
    expect(sizes(calls)).toEqual([50, 50, 20, 50, 50, 20]);
  });

  it('before an event, and not those that came meanwhile', async () => {
    const { calls, expose, sender } = makeSender();
    expose('a');
    const barrier = sender.settle();
    expose('b');
    await barrier;
    expect(sizes(calls)).toEqual([1]);
  });

  it('again after a failure, as the same call, with pauses from one to thirty seconds', async () => {
    const { time, calls, told, answer, expose } = makeSender();
    answer.push(...Array.from({ length: 7 }, () => ({ fails: true })));
    expose('a');
    const tries: number[] = [];
    const start = time.now;
    for (let second = 0; second < 150; second++) {
      await time.advance(1000);
      while (tries.length < calls.length) tries.push((time.now - start) / 1000);
      if (second === 1) expose('b');
    }
    expect(tries.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 62, 92]);
    expect(new Set(calls.slice(0, 8).map((call) => JSON.stringify(call))).size).toBe(1);
    expect(calls[8]?.id).toBe('call-2');
    expect(told).toEqual(['exposures could not be sent, and are sent again']);
  });

  it('five minutes after an evaluation that was not reported, by a timer', async () => {
    const { time, calls, expose, sender } = makeSender();
    expose('a');
    await time.advance(2000);
    expose('a');
    expect(sender.pending).toBe(1);
    await time.advance(5 * MINUTE);
    expect(sizes(calls)).toEqual([1, 1]);
    expect(sender.pending).toBe(0);
  });

  it('to the last within the time that is left, however often the service fails', async () => {
    const { time, answer, expose, sender } = makeSender();
    answer.push({ fails: true }, { fails: true });
    for (const one of entities(60)) expose(one);
    const finished = finishSending(sender, time.after);
    for (let step = 0; step < 20; step++) await time.advance(100).then(settled);
    expect(await finished).toEqual({ sent: 60, pending: 0 });
  });

  it('no longer than the time that is left', async () => {
    const { time, answer, expose, sender } = makeSender();
    answer.push(...Array.from({ length: 100 }, () => ({ fails: true })));
    expose('a');
    const finished = finishSending(sender, time.after);
    for (let step = 0; step < 20; step++) await time.advance(100).then(settled);
    expect(await finished).toEqual({ sent: 0, pending: 1 });
  });
});

describe('a barrier', () => {
  it('throws what the service answered', async () => {
    const { answer, expose, sender } = makeSender();
    answer.push({ fails: true });
    expose('a');
    await expect(sender.settle()).rejects.toThrow('503');
    await expect(sender.settle()).resolves.toBeUndefined();
  });
});

describe('no exposure is lost silently', () => {
  it('one without room is refused before anything changes, and whoever drops it counts it', () => {
    const { buffer, expose, sender, told } = makeSender({ limit: 40 });
    for (const one of entities(40)) expect(expose(one)).toBe(true);
    expect(expose('one more')).toBe(false);
    expect(buffer.pending).toBe(40);
    sender.drop();
    sender.drop();
    expect(sender.dropped).toBe(2);
    expect(told).toEqual(['exposures are dropped: too many wait to be sent']);
  });

  it('those of a project that is gone are counted', () => {
    const { expose, sender } = makeSender();
    expose('a');
    sender.forget();
    expect([sender.dropped, sender.pending]).toEqual([1, 0]);
  });

  it('those that the service refuses are counted', async () => {
    const { answer, expose, sender, told } = makeSender();
    answer.push({ refused: 2 });
    for (const one of entities(3)) expose(one);
    await sender.flush();
    expect([sender.refused, told]).toEqual([2, ['the service refused exposures']]);
  });

  it('those of a trial that ended more than 15 minutes before are counted, and sent', async () => {
    const { calls, expose, sender } = makeSender({ ended: Date.UTC(2026, 0, 1) - 16 * MINUTE });
    expose('a');
    await sender.flush();
    expect([sender.late, sizes(calls)]).toEqual([1, [1]]);
  });

  it('those that are older than two weeks are counted, and not sent', async () => {
    const { calls, expose, sender, time } = makeSender();
    expose('a');
    time.freeze(15 * DAY);
    expect(await sender.flush()).toEqual({ sent: 1, pending: 0 });
    expect([sender.late, calls]).toEqual([1, []]);
  });
});

describe('a project with a destination', () => {
  it('is told of every evaluation, with its context', async () => {
    const { buffer, calls, expose, sender } = makeSender();
    buffer.delivers = true;
    expose('a');
    expose('a', { reason: 'DEFAULT', assignment: undefined, attributes: '{"plan":1.0}' });
    await sender.flush();
    expect(calls.flatMap(eventsIn).map(({ data }) => data)).toEqual([
      expect.stringContaining('"experiment":"colour"'),
      '{"feature":"checkout","entityId":"a","variation":"new","type":"DEFAULT","details":{},"entityAttributes":{"plan":1.0}}',
    ]);
  });

  it('is sent a context of a megabyte as one that was left out', async () => {
    const { buffer, calls, expose, sender } = makeSender();
    buffer.delivers = true;
    expose('a', { attributes: JSON.stringify({ text: 'ø'.repeat(200_000) }) });
    await sender.flush();
    expect(calls.flatMap(eventsIn)[0]?.data).toContain('"entityAttributes":{"omitted":true}');
  });

  it('gets calls of a megabyte or so', async () => {
    const { buffer, calls, expose, sender } = makeSender();
    buffer.delivers = true;
    for (const one of entities(10)) expose(one, { attributes: JSON.stringify({ text: 'o'.repeat(250_000) }) });
    await sender.flush();
    expect(sizes(calls)).toEqual([3, 3, 3, 1]);
  });

  it('has everything of before reported when it gets one', () => {
    const { buffer, expose, time } = makeSender();
    expose('a');
    buffer.settled(1);
    time.freeze(1000);
    expose('a');
    buffer.delivers = true;
    expect(buffer.next(5).map((one) => one.time)).toEqual([time.now]);
  });
});

describe('a buffer that is full of entities', () => {
  const red = { type: 'experiment', name: 'colour', id: 'experiment-1', treatment: 'Red' } as const;
  const queuedOf = (buffer: ExposureBuffer): readonly string[] => {
    const queued = buffer.next(buffer.queued).map(({ entityId }) => entityId);
    buffer.settled(queued.length);
    return queued;
  };

  it('forgets the one that was reported longest ago, whose latest evaluation is reported before', () => {
    const { buffer, expose, time } = makeSender({ limit: 3 });
    for (const one of ['a', 'b', 'c']) expose(one);
    queuedOf(buffer);
    time.freeze(MINUTE);
    expose('a', { assignment: red });
    expose('b');
    expect(queuedOf(buffer)).toEqual(['a']);
    expose('d');
    expect(queuedOf(buffer)).toEqual(['b', 'd']);
    expose('a', { assignment: red, time: time.now + 1 });
    expose('c');
    expect(queuedOf(buffer)).toEqual([]);
    expose('b');
    expect(queuedOf(buffer)).toEqual(['c', 'b']);
  });

  it('keeps the one that was reported again', () => {
    const { buffer, expose, time } = makeSender({ limit: 2 });
    for (const one of ['a', 'b']) expose(one);
    queuedOf(buffer);
    time.freeze(MINUTE);
    expose('a');
    expect(buffer.dueTime).toBe(time.now + 5 * MINUTE);
    buffer.collect(time.now, 'all');
    expect(buffer.dueTime).toBe(Infinity);
    expect(queuedOf(buffer)).toEqual(['a']);
    expose('c');
    expose('a');
    expect(queuedOf(buffer)).toEqual(['c']);
  });

  it('forgets an entity in one trial, and not in another', () => {
    const { buffer, expose } = makeSender({ limit: 2 });
    const other = { ...red, id: 'experiment-2' };
    expose('a');
    expose('a', { assignment: other });
    queuedOf(buffer);
    expose('b');
    expect(queuedOf(buffer)).toEqual(['b']);
    expose('a', { assignment: other });
    expect(queuedOf(buffer)).toEqual([]);
    expose('a');
    expect(queuedOf(buffer)).toEqual(['a']);
  });

  it('begins anew when its project is gone', () => {
    const { buffer, expose, sender } = makeSender({ limit: 2 });
    for (const one of ['a', 'b']) expose(one);
    sender.forget();
    for (const one of ['a', 'b']) expose(one);
    expect(queuedOf(buffer)).toEqual(['a', 'b']);
  });
});

describe('where no timer runs', () => {
  it('a latest evaluation is reported with the next evaluation of anybody, five minutes later', () => {
    const { buffer, expose, time } = makeSender();
    for (const one of ['a', 'b']) expose(one);
    time.freeze(MINUTE);
    expose('a');
    time.freeze(MINUTE);
    expose('b');
    buffer.settled(2);
    time.freeze(4 * MINUTE);
    expose('a');
    expect(buffer.next(9).map(({ entityId }) => entityId)).toEqual(['a']);
    time.freeze(MINUTE);
    expose('c');
    expect(buffer.next(9).map(({ entityId }) => entityId)).toEqual(['a', 'b', 'c']);
  });
});

describe('an entity whose arm changes', () => {
  it('has its arms reported in their order, though the clock goes back', () => {
    const { buffer, expose, time } = makeSender();
    expose('a');
    time.freeze(2000);
    expose('a');
    time.freeze(-500);
    expose('a', { assignment: { type: 'experiment', name: 'colour', id: 'experiment-1', treatment: 'Red' } });
    const start = time.now - 1500;
    expect(buffer.next(5).map((one) => one.time - start)).toEqual([0, 2000, 2001]);
  });
});

describe('counts of evaluations', () => {
  it('are reported every five minutes, and again when a report did not arrive', () => {
    const counts = new UsageCounts();
    const counter = counts.counter('checkout', 'new');
    expect(counts.isDue(0)).toBe(false);
    counter.count += 2;
    expect(counts.isDue(0)).toBe(true);
    const taken = counts.take(0);
    expect(taken).toEqual([{ feature: 'checkout', variation: 'new', count: 2 }]);
    counter.count++;
    expect(counts.isDue(5 * MINUTE - 1)).toBe(false);
    counts.restore(taken);
    expect(counts.take(5 * MINUTE)).toEqual([{ feature: 'checkout', variation: 'new', count: 3 }]);
  });
});

describe('a fence', () => {
  it('that is put up for an exposure holds it back, though a call is full with it', async () => {
    let fence: number | undefined;
    const places: number[] = [];
    const { calls, sender, expose, time } = makeSender({
      fence: () => fence,
      onExposed: (entityId, position) => {
        places.push(position);
        if (entityId === 'last') fence = position;
      },
    });
    for (const one of [...entities(49), 'last', 'last']) expose(one);
    await settled();
    expect(sizes(calls)).toEqual([]);
    await time.advance(1_000);
    expect(sizes(calls)).toEqual([49]);
    fence = undefined;
    sender.resume();
    await time.advance(1_000);
    expect(sizes(calls)).toEqual([49, 1]);
    expect(places).toEqual([...entities(50).keys()]);
  });

  it('that nothing may pass ends what waits for room, and does not let it look for ever', async () => {
    let [fence, asked] = [2, 0];
    const { time, buffer, sender, expose } = makeSender({
      limit: 3,
      fence: () => {
        if (++asked > 1_000) throw new Error('asked for ever');
        return fence;
      },
    });
    expose('bob');
    await sender.settle();
    await time.advance(2_000);
    expose('bob');
    fence = 1;
    for (const entityId of ['ann', 'eve']) buffer.record(exposureOf(entityId, time.now));
    const assignment = { type: 'experiment', name: 'colour', id: 'experiment-1', treatment: 'Red' } as const;
    buffer.record({ ...exposureOf('ann', time.now + 1), assignment });
    expect(await sender.flush()).toEqual({ sent: 0, pending: 4 });
    await sender.settle();
    await expect(sender.settleTo(2)).rejects.toThrow('exposures wait for events before them');
    expect(asked).toBeLessThan(100);
  });
});
