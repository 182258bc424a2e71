import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreError } from '../../lambdas/store/table/store-error.ts';
import { openAlarms } from '../../local/alarms.ts';
import type { Journey } from '../../local/clock/advance.ts';
import type { Clock } from '../../local/clock/clock.ts';
import { type Served, send, serve } from '../support/gateway-over-http.ts';

let served: Served;
afterEach(() => served.close());

const post = (path: string, body = '{}') => send(served, path, { method: 'POST', body });
const clock = async () => JSON.parse((await send(served, '/_local/clock')).body);

describe('the clock', () => {
  it('tells the time', async () => {
    served = await serve();
    expect(await clock()).toEqual({
      now: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      offsetSeconds: 0,
      frozen: false,
    });
  });

  it('tells when something is due next, if anything is', async () => {
    const next = Date.UTC(2090, 0, 1);
    served = await serve({ hooks: { nextEvent: async (after) => (after < next ? next : undefined) } });
    expect(await clock()).toMatchObject({ nextEvent: '2090-01-01T00:00:00.000Z' });
    const moved = await post('/_local/clock', '{"now":"2090-01-01T00:00:00Z"}');
    expect(JSON.parse(moved.body)).not.toHaveProperty('nextEvent');
  });

  it('tells the time while the store cannot be reached', async () => {
    const nextEvent = () => Promise.reject(new StoreError('unavailable', 'no store'));
    served = await serve({ hooks: { nextEvent } });
    expect(await clock()).toMatchObject({ offsetSeconds: 0 });
  });

  it('does what is due before it answers, and arrives when that is done', async () => {
    const journeys: Journey[] = [];
    const advance = async (clock: Clock, journey: Journey) => {
      await new Promise((resolve) => setImmediate(resolve));
      journeys.push(journey);
      clock.move(journey);
    };
    served = await serve({ hooks: { advance } });
    const answer = await post('/_local/clock', '{"now":"2090-01-01T00:00:00Z","frozen":true}');
    expect(JSON.parse(answer.body)).toMatchObject({ now: '2090-01-01T00:00:00.000Z', frozen: true });
    await post('/_local/clock', '{"advanceSeconds":1.5}');
    await post('/_local/clock', '{"advanceSeconds":0}');
    const then = Date.UTC(2090, 0, 1);
    expect(journeys).toEqual([{ to: then, frozen: true }, { to: then + 1500 }, { to: then + 1500 }]);
  });

  it('is moved by one request at a time', async () => {
    const steps: string[] = [];
    const release: (() => void)[] = [];
    const advance = async (clock: Clock, journey: Journey) => {
      steps.push(`from ${clock.now()}`);
      await new Promise<void>((resolve) => release.push(resolve));
      clock.move(journey);
      steps.push(`to ${journey.to}`);
    };
    served = await serve({ hooks: { advance } });
    /** Lets what waits go on after other requests have been answered, until all the moves are made. */
    const whileOthersAreAnswered = async (moves: Promise<unknown>) => {
      let made = false;
      void moves.finally(() => {
        made = true;
      });
      while (!made) {
        for (const _ of [1, 2, 3]) await send(served, '/_local/health');
        for (const next of release.splice(0)) next();
      }
    };
    await whileOthersAreAnswered(post('/_local/clock', '{"now":"2090-01-01T00:00:00Z","frozen":true}'));
    steps.length = 0;
    const moves = [1, 2].map(() => post('/_local/clock', '{"advanceSeconds":1}'));
    await whileOthersAreAnswered(Promise.all(moves));
    const then = Date.UTC(2090, 0, 1);
    expect(steps).toEqual([`from ${then}`, `to ${then + 1000}`, `from ${then + 1000}`, `to ${then + 2000}`]);
  });

  it('does not call it an advance to stand still', async () => {
    const advance = jest.fn();
    served = await serve({ hooks: { advance } });
    expect((await post('/_local/clock', '{"frozen":true}')).status).toBe(200);
    expect(advance).not.toHaveBeenCalled();
    expect((await clock()).frozen).toBe(true);
  });

  it('says what is wrong with a request', async () => {
    served = await serve();
    const answer = await post('/_local/clock', '{"advanceSeconds":-1}');
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body).message).toContain('never goes back');
  });

  it('gives the handlers its time', async () => {
    served = await serve();
    await post('/_local/clock', '{"now":"2090-01-01T00:00:00Z","frozen":true}');
    await send(served, '/projects');
    expect(served.events[0]?.requestContext.requestTimeEpoch).toBe(Date.UTC(2090, 0, 1));
  });

  it('can be moved again after something due has failed', async () => {
    const advance = jest.fn().mockRejectedValueOnce(new Error('store'));
    jest.spyOn(console, 'error').mockImplementationOnce(() => undefined);
    served = await serve({ hooks: { advance } });
    expect((await post('/_local/clock', '{"advanceSeconds":1}')).status).toBe(502);
    expect((await post('/_local/clock', '{"advanceSeconds":1}')).status).toBe(200);
  });
});

describe('health', () => {
  const health = async () => {
    const { status, body } = await send(served, '/_local/health');
    return { code: status, ...JSON.parse(body) };
  };

  it('says how far ahead the clock is', async () => {
    served = await serve();
    expect(await health()).toMatchObject({ code: 200, status: 'ok', clock: { offsetSeconds: 0, frozen: false } });
    expect(await health()).not.toHaveProperty('notice');
    await post('/_local/clock', '{"advanceSeconds":90000}');
    expect(await health()).toMatchObject({ notice: expect.stringContaining('1 day 1 hour ahead'), status: 'ok' });
  });

  it('says what keeps the service from serving', async () => {
    served = await serve({ hooks: { health: async () => 'DynamoDB does not answer.' } });
    expect(await health()).toMatchObject({ code: 503, status: 'unavailable', message: 'DynamoDB does not answer.' });
  });

  it.each([
    ['drain', 'POST'],
    ['events', 'GET'],
  ] as const)('a store that does not answer is a 503 of %s', async (hook, method) => {
    const failing = () => Promise.reject(Object.assign(new Error('connect'), { code: 'EMFILE' }));
    served = await serve({ hooks: { [hook]: failing } });
    const answer = await send(served, `/_local/${hook}`, { method });
    expect(answer).toMatchObject({ status: 503, headers: { 'x-amzn-errortype': 'ServiceUnavailableException' } });
  });

  it('a clock that goes on goes to the time of the system first, past what falls due', async () => {
    const journeys: Journey[] = [];
    const advance = async (clock: Clock, journey: Journey) => {
      journeys.push(journey);
      clock.move(journey);
    };
    served = await serve({ hooks: { advance } });
    await post('/_local/clock', '{"frozen":true}');
    const { now } = await clock();
    while ((await clock()).offsetSeconds === 0) await new Promise((resolve) => setImmediate(resolve));
    const answer = JSON.parse((await post('/_local/clock', '{"frozen":false}')).body);
    expect(answer).toMatchObject({ frozen: false, offsetSeconds: 0 });
    expect(journeys).toEqual([{ frozen: false, to: expect.any(Number) }]);
    expect(journeys[0]?.to).toBeGreaterThan(Date.parse(now));
  });
});

describe('the other routes', () => {
  it('drain before they answer', async () => {
    let drained = false;
    served = await serve({
      hooks: {
        drain: async () => {
          await new Promise((resolve) => setImmediate(resolve));
          drained = true;
        },
      },
    });
    const answer = await post('/_local/drain');
    expect([answer.status, answer.body, drained]).toEqual([200, '{}', true]);
  });

  it('reach no handler', async () => {
    served = await serve();
    expect((await send(served, '/_local/health')).status).toBe(200);
    expect((await send(served, '/_local/unknown')).status).toBe(404);
    expect(served.events).toEqual([]);
  });

  it('refuse a page of another site', async () => {
    served = await serve();
    const answer = await send(served, '/_local/clock', { headers: { origin: 'https://evil.test' } });
    expect(answer.status).toBe(403);
  });
});

describe('the alarms', () => {
  it('are set by their names, whatever these hold', async () => {
    const set: string[] = [];
    const setAlarm = async (name: string, state: string) => {
      set.push(`${name}: ${state}`);
      return { state };
    };
    served = await serve({ hooks: { setAlarm } });
    expect(await post('/_local/alarms/errors%2F5xx%20%231', '{"state":"ALARM"}')).toMatchObject({ status: 200 });
    for (const body of ['{"state":"alarm"}', '{}', 'ALARM', 'null'])
      expect(await post('/_local/alarms/errors', body)).toMatchObject({
        status: 400,
        body: expect.stringContaining('one of OK, ALARM, INSUFFICIENT_DATA'),
      });
    expect(await post('/_local/alarms/%ff', '{"state":"OK"}')).toMatchObject({ status: 404 });
    expect(set).toEqual(['errors/5xx #1: ALARM']);
  });

  it('keep their states with the data', async () => {
    served = await serve();
    const file = join(mkdtempSync(join(tmpdir(), 'alarms-')), 'alarms.json');
    const alarms = openAlarms(file);
    expect(await alarms.describe(['errors'])).toEqual({});
    alarms.set('errors', 'ALARM');
    alarms.set('__proto__', 'OK');
    expect(await openAlarms(file).describe(['errors', 'other', 'toString'])).toEqual({ errors: 'ALARM' });
  });
});
