import { LARGEST_BODY } from '../../../lambdas/http/largest-body.ts';
import {
  type EventCall,
  type Exposure,
  ExposureBuffer,
  ExposureSender,
  MAX_PENDING,
} from '../../../packages/evaluation/exposure.ts';
import { CustomEvents } from '../../../packages/openfeature/server/custom-events.ts';
import { settled, VirtualTime } from '../../support/virtual-time.ts';
import { eventsIn } from '../evaluation/exposure/sent-events.ts';

const openBoth = ({ inBackground = true } = {}) => {
  const time = new VirtualTime();
  const calls: EventCall[] = [];
  const told: string[] = [];
  const answers: ('fails' | number)[] = [];
  let ids = 0;
  const shared = {
    send: async (call: EventCall): Promise<number> => {
      calls.push(call);
      const answer = answers.shift() ?? 0;
      if (answer === 'fails') throw new Error('503');
      return answer;
    },
    after: time.after,
    inBackground,
    newId: () => `call-${++ids}`,
    random: () => 1,
    report: (message: string) => told.push(message),
  };
  const exposures: ExposureSender = new ExposureSender({
    ...shared,
    buffer: new ExposureBuffer(),
    clock: () => time.now,
    fence: () => custom.fence,
    onExposed: (entityId, position) => custom.noteExposure(entityId, position),
  });
  const custom = new CustomEvents({ ...shared, exposures });
  const expose = (entityId: string, treatment: string): boolean => {
    const assignment = { type: 'experiment', name: 'colour', id: 'e', treatment } as const;
    const exposure = {
      feature: 'a',
      variation: treatment,
      reason: 'EXPERIMENT_RULE_MATCH',
      entityId,
      assignment,
    } as const;
    time.freeze(1);
    return exposures.record({ ...exposure, time: time.now } satisfies Exposure);
  };
  const track = (entityId: string, value: unknown): void =>
    custom.add(
      { timestamp: time.now / 1_000, type: 'aws.evidently.custom', data: JSON.stringify({ entityId, value }) },
      entityId,
    );
  /** Each call as the entities and what they did. */
  const sent = () =>
    calls.map((call) =>
      eventsIn(call)
        .map(({ data }) => JSON.parse(data))
        .map(({ entityId, variation, value }) => `${entityId} ${variation ?? value}`)
        .join(', '),
    );
  return { time, calls, told, answers, exposures, custom, expose, track, sent };
};

describe('custom events', () => {
  it('go in calls that are not too large for the service', async () => {
    const { custom, calls, track } = openBoth();
    for (let nth = 0; nth < 20; nth++) track(`${nth}`, '\u4e00'.repeat(24_000));
    await custom.flush();
    expect(calls.flatMap(eventsIn).map(({ data }) => JSON.parse(data).entityId)).toEqual(
      [...Array(20).keys()].map(String),
    );
    for (const call of calls) expect(Buffer.byteLength(call.body)).toBeLessThan(LARGEST_BODY);
  });

  it('go after the exposures before them, together, a second after the first', async () => {
    const { time, expose, track, sent } = openBoth();
    expose('ann', 'Red');
    track('ann', 1);
    expose('bob', 'Red');
    track('bob', 2);
    await time.advance(990);
    expect(sent()).toEqual([]);
    await time.advance(10);
    expect(sent()).toEqual(['ann Red, bob Red', 'ann 1, bob 2']);
  });

  it('go before what their entity is exposed to after them, whoever else is', async () => {
    const { expose, track, sent, custom, exposures } = openBoth();
    expose('ann', 'Red');
    track('ann', 1);
    expose('bob', 'Red');
    expose('ann', 'Blue');
    track('ann', 2);
    track('bob', 3);
    expose('ann', 'Red');
    expect(custom.fence).toBe(2);
    await exposures.flush();
    expect(sent()).toEqual(['ann Red, bob Red']);
    await custom.flush();
    await exposures.flush();
    expect(sent()).toEqual(['ann Red, bob Red', 'ann 1', 'ann Blue', 'ann 2, bob 3', 'ann Red']);
    expect(custom.fence).toBeUndefined();
  });

  it('that have been sent let their entity be exposed at once', async () => {
    const { expose, track, sent, custom } = openBoth();
    track('ann', 1);
    await custom.flush();
    track('bob', 2);
    expose('ann', 'Red');
    expect(custom.fence).toBeUndefined();
    track('ann', 3);
    await custom.flush();
    expect(sent()).toEqual(['ann 1', 'ann Red', 'bob 2, ann 3']);
  });

  it('are sent at once when there are fifty', async () => {
    const { track, sent } = openBoth();
    for (let nth = 0; nth < 120; nth++) track('ann', nth);
    await settled();
    expect(sent().map((one) => one.split(', ').length)).toEqual([50, 50, 20]);
  });

  it('are sent at once when there are fifty, also where no timer runs', async () => {
    const { track, sent } = openBoth({ inBackground: false });
    for (let nth = 0; nth < 60; nth++) track('ann', nth);
    await settled();
    expect(sent().map((one) => one.split(', ').length)).toEqual([50]);
  });

  it('are not sent when their project is gone while they wait for exposures', async () => {
    const { track, expose, sent, custom, exposures } = openBoth();
    expose('ann', 'Red');
    track('ann', 1);
    const flushed = custom.flush();
    exposures.forget();
    custom.forget();
    await flushed;
    expect(sent()).toEqual(['ann Red']);
  });

  it('are sent again as the same call, and nothing that waits for them goes before', async () => {
    const { time, calls, told, answers, expose, track, sent } = openBoth();
    answers.push('fails', 'fails');
    track('ann', 1);
    expose('ann', 'Red');
    await time.advance(1_000);
    track('ann', 2);
    await time.advance(3_500);
    expect(sent()).toEqual(['ann 1', 'ann 1', 'ann 1', 'ann Red', 'ann 2']);
    expect(new Set(calls.slice(0, 3).map((call) => JSON.stringify(call))).size).toBe(1);
    expect(told).toEqual(['custom events could not be sent, and are sent again']);
  });

  it('that are refused, find no room or are lost with their project are counted', async () => {
    const { told, answers, track, custom, expose } = openBoth();
    answers.push(2);
    track('ann', 1);
    await custom.flush();
    expect(custom.refused).toBe(2);
    answers.push(...Array<'fails'>(10).fill('fails'));
    for (let nth = 0; nth <= MAX_PENDING; nth++) track('ann', nth);
    expect([custom.dropped, custom.pending]).toEqual([1, MAX_PENDING]);
    expose('ann', 'Red');
    custom.forget();
    expect([custom.dropped, custom.pending, custom.fence]).toEqual([1 + MAX_PENDING, 0, undefined]);
    expect(told).toEqual([
      'the service refused custom events',
      'custom events are dropped: too many wait to be sent',
      'custom events are dropped: their project is gone',
    ]);
  });
});
