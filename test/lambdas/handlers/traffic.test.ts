/**
 * GetFeatureTraffic, PreviewTraffic, and the moment of an explanation: shares as they are, will be and would be, and
 * since when that can be asked.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { keys } from '../../../lambdas/store/table/schema.ts';
import { startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { arms, days, experimentInput, given, hours, launchInput, type Members, step } from '../resources.ts';
import { scan } from '../scan.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
const make = given(service);
const search = { project: 'shop', feature: 'search' };
const traffic = (more: Members = {}) => service.ok('GetFeatureTraffic', { ...search, ...more });
const preview = (proposed: Members) => service.ok('PreviewTraffic', { ...search, ...proposed });
const explain = (more: Members = {}) => service.call('ExplainEvaluation', { ...search, entityId: 'e', ...more });
const proposal = ({ project: _, ...members }: Members): Members => members;

beforeEach(async () => {
  await make.project();
  await make.feature();
});

const ramp = (more: Members = {}) => ({
  scheduledSplitsConfig: { steps: [step(hours(0), { b: 20_000 }), step(days(1), { b: 50_000 })] },
  ...more,
});

const start = async () => {
  await make.launch('ramp', ramp());
  await make.startLaunch('ramp');
  await make.experiment('trial', { samplingRate: 50_000 });
  await make.startExperiment('trial', days(7));
};

const variationsOf = ({ variations }: { variations: { variation: string; share: number }[] }) =>
  Object.fromEntries(variations.map(({ variation, share }) => [variation, share]));

it('tells what launch, experiment and default serve, in shares of all', async () => {
  await service.ok('UpdateFeature', { ...search, entityOverrides: { anna: 'off', ben: 'on', cleo: 'off' } });
  await start();
  expect(await traffic()).toEqual({
    time: hours(0),
    rulesSince: hours(0),
    nextChange: days(1),
    overrides: { off: 2, on: 1 },
    audiences: [
      {
        segments: [],
        rungs: [
          {
            check: 'LAUNCH',
            name: 'ramp',
            step: 0,
            share: 20_000,
            arms: [{ arm: 'b', variation: 'on', share: 20_000 }],
          },
          {
            check: 'EXPERIMENT',
            name: 'trial',
            share: 40_000,
            arms: [
              { arm: 'a', variation: 'off', share: 20_000 },
              { arm: 'b', variation: 'on', share: 20_000 },
            ],
          },
          { check: 'DEFAULT', share: 40_000, arms: [{ variation: 'off', share: 40_000 }] },
        ],
        variations: [
          { variation: 'on', share: 40_000 },
          { variation: 'off', share: 60_000 },
        ],
      },
    ],
  });
});

it('tells it of any moment of the schedule', async () => {
  await start();
  for (const [at, on] of [
    [days(1), 62_500],
    [days(8), 50_000],
  ]) {
    const { audiences, time } = await traffic({ at });
    expect([time, variationsOf(audiences[0]).on]).toEqual([at, on]);
  }
  expect((await traffic({ at: days(8) })).audiences[0].rungs.map(({ check }: { check: string }) => check)).toEqual([
    'LAUNCH',
    'DEFAULT',
  ]);
});

it('tells it of each segment that the rules name, and of nobody else while the strategy leaves them out', async () => {
  await make.segment('beta');
  const segmentOverrides = [{ segment: 'beta', evaluationOrder: 1, weights: { b: 100_000 } }];
  await make.launch('ramp', {
    scheduledSplitsConfig: { steps: [step(hours(0), { b: 10_000 }, { segmentOverrides })] },
  });
  await make.startLaunch('ramp');
  expect((await traffic()).audiences.map((one: never) => [(one as Members).segments, variationsOf(one)])).toEqual([
    [[], { on: 10_000, off: 90_000 }],
    [['beta'], { on: 100_000 }],
  ]);
  await service.ok('UpdateFeature', { ...search, evaluationStrategy: 'DEFAULT_VARIATION' });
  expect((await traffic()).audiences).toEqual([
    {
      segments: [],
      rungs: [{ check: 'DEFAULT', share: 100_000, arms: [{ variation: 'off', share: 100_000 }] }],
      variations: [{ variation: 'off', share: 100_000 }],
    },
  ]);
});

describe('the moment', () => {
  const at = (time: number, change: () => Promise<unknown>) => {
    service.clock.now = startTime + time * 1_000;
    return change();
  };
  const since = async () => (await traffic()).rulesSince - startTime / 1_000;

  it('is one since any part of the rules changed last', async () => {
    expect(await since()).toBe(0);
    await at(10, () => service.ok('UpdateFeature', { ...search, defaultVariation: 'on' }));
    expect(await since()).toBe(10);
    await at(20, () => service.ok('UpdateFeature', { ...search, description: 'no rule' }));
    expect(await since()).toBe(10);
    await at(30, () => make.launch('ramp', ramp()));
    expect(await since()).toBe(10);
    await at(40, () => make.startLaunch('ramp'));
    expect(await since()).toBe(40);
    await at(50, () => service.ok('StopLaunch', { project: 'shop', launch: 'ramp' }));
    expect(await since()).toBe(50);
    await make.experiment('trial');
    await at(60, () => make.startExperiment('trial', startTime / 1_000 + 70));
    expect(await since()).toBe(60);
    // It ends by itself, at its time.
    await at(100, () => make.experiment('next'));
    expect(await since()).toBe(70);
    await at(110, () => service.ok('ShipVariation', { ...search, variation: 'off' }));
    expect(await since()).toBe(110);
  });

  it('before that is refused, by its name', async () => {
    await at(60, () => service.ok('UpdateFeature', { ...search, defaultVariation: 'on' }));
    service.clock.now += 60_000;
    const { error, body } = await explain({ at: startTime / 1_000 + 59 });
    expect([error, body.message]).toEqual([
      'ValidationException',
      'Invalid request: at is before 2026-01-05T12:01:00.000Z, when the rules of the feature changed last',
    ]);
    expect((await service.call('GetFeatureTraffic', { ...search, at: startTime / 1_000 + 59 })).body).toEqual(body);
    expect((await explain({ at: startTime / 1_000 + 60 })).body).toMatchObject({
      time: startTime / 1_000 + 60,
      rulesSince: startTime / 1_000 + 60,
      variation: 'on',
    });
  });

  it('of the change itself may be cut to its second, as boto3 does', async () => {
    service.clock.now += 60_789;
    await service.ok('UpdateFeature', { ...search, defaultVariation: 'on' });
    const { rulesSince } = await traffic();
    expect(await traffic({ at: Math.floor(rulesSince) })).toMatchObject({ time: rulesSince, rulesSince });
    expect((await explain({ at: Math.floor(rulesSince) - 0.001 })).status).toBe(400);
  });

  it('of an explanation may lie ahead', async () => {
    await make.launch('ramp', { scheduledSplitsConfig: { steps: [step(days(1), { b: 100_000 })] } });
    await make.startLaunch('ramp');
    expect((await explain()).body).toMatchObject({ variation: 'off', nextChange: days(1), time: hours(0) });
    expect((await explain({ at: days(1) })).body).toMatchObject({ variation: 'on', reason: 'LAUNCH_RULE_MATCH' });
  });

  it('is the present, where an earlier version wrote the rules', async () => {
    const client = DynamoDBDocumentClient.from(new DynamoDBClient(dynamodb.config));
    const Key = keys.rules('shop', 'search');
    await client.send(new UpdateCommand({ TableName: service.tableName, Key, UpdateExpression: 'REMOVE changedTime' }));
    client.destroy();
    expect(await traffic()).not.toHaveProperty('rulesSince');
    const { body } = await service.call('GetFeatureTraffic', { ...search, at: hours(0) - 2 });
    expect(body.message).toContain('these rules do not say since when');
    await service.ok('UpdateFeature', { ...search, defaultVariation: 'on' });
    expect((await traffic()).rulesSince).toBe(hours(0));
  });
});

interface PreviewMoment {
  readonly time: number;
  readonly audiences: readonly { variations: { variation: string; share: number }[] }[];
  readonly moves: readonly { moved: number; moves: unknown[] }[];
}
const movesOf = ({ moments }: { moments: readonly PreviewMoment[] }) =>
  moments.map(({ time, audiences: [all], moves: [moves] }) => [
    time,
    all && variationsOf(all),
    moves?.moved,
    moves?.moves,
  ]);

describe('a preview', () => {
  it('says what each step of a new launch serves and who moves, and writes nothing', async () => {
    const before = await scan(dynamodb, service.tableName);
    const planned = await preview({ createLaunch: proposal(launchInput('ramp', ramp())) });
    expect(movesOf(planned)).toEqual([
      [hours(0), { on: 20_000, off: 80_000 }, 20_000, [{ from: 'off', to: 'on', share: 20_000 }]],
      [days(1), { on: 50_000, off: 50_000 }, 30_000, [{ from: 'off', to: 'on', share: 30_000 }]],
    ]);
    expect(planned).toMatchObject({ warnings: [], time: hours(0), overrides: {} });
    expect(variationsOf(planned.audiences[0])).toEqual({ off: 100_000 });
    expect(await scan(dynamodb, service.tableName)).toEqual(before);
  });

  it('is what happens when the launch is made and started', async () => {
    const members = ramp();
    const planned = await preview({ createLaunch: proposal(launchInput('ramp', members)) });
    await make.launch('ramp', members);
    await make.startLaunch('ramp');
    for (const { time, audiences } of planned.moments)
      expect((await traffic({ at: time })).audiences).toEqual(audiences);
  });

  it('says what a change of a running launch does from now on', async () => {
    await start();
    service.clock.now += 3_600_000;
    const steps = [step(hours(0), { b: 20_000 }), step(hours(2), { a: 100_000 })];
    const planned = await preview({ updateLaunch: { launch: 'ramp', scheduledSplitsConfig: { steps } } });
    expect(movesOf(planned)).toEqual([
      [hours(1), { on: 40_000, off: 60_000 }, 0, []],
      [hours(2), { off: 100_000 }, 40_000, [{ from: 'on', to: 'off', share: 40_000 }]],
      [days(7), { off: 100_000 }, 0, []],
    ]);
  });

  it('says what an experiment does, with and without its end', async () => {
    const createExperiment = proposal(experimentInput('trial', { samplingRate: 50_000 }));
    const open = await preview({ createExperiment });
    expect(movesOf(open)).toEqual([
      [hours(0), { off: 75_000, on: 25_000 }, 25_000, [{ from: 'off', to: 'on', share: 25_000 }]],
    ]);
    const ended = await preview({ createExperiment, analysisCompleteTime: days(2) });
    expect(movesOf(ended)[1]).toEqual([days(2), { off: 100_000 }, 25_000, [{ from: 'on', to: 'off', share: 25_000 }]]);
    await make.experiment('trial', { samplingRate: 50_000 });
    const changed = await preview({ updateExperiment: { experiment: 'trial', samplingRate: 100_000 } });
    expect(movesOf(changed)[0]?.[1]).toEqual({ off: 50_000, on: 50_000 });
  });

  it('says what is served once what runs is stopped, and refuses what does not run', async () => {
    await start();
    expect(movesOf(await preview({ stopLaunch: { launch: 'ramp' } }))[0]).toEqual([
      hours(0),
      { off: 75_000, on: 25_000 },
      15_000,
      [{ from: 'on', to: 'off', share: 15_000 }],
    ]);
    expect(movesOf(await preview({ stopExperiment: { experiment: 'trial' } }))[0]?.[1]).toEqual({
      on: 20_000,
      off: 80_000,
    });
    await make.launch('draft');
    await make.experiment('idle');
    const refusal = async (operation: 'StopLaunch' | 'StopExperiment', stop: Members, member: string) => {
      const planned = await service.call('PreviewTraffic', { ...search, [member]: stop });
      const stopped = await service.call(operation, { project: 'shop', ...stop });
      expect([planned.status, planned.body]).toEqual([stopped.status, stopped.body]);
      expect(stopped.status).not.toBe(200);
    };
    await refusal('StopLaunch', { launch: 'draft' }, 'stopLaunch');
    await refusal('StopExperiment', { experiment: 'idle' }, 'stopExperiment');
  });

  it('has the errors of the operation itself', async () => {
    await make.launch('ramp');
    for (const input of [
      launchInput('ramp'),
      launchInput('new', { groups: arms({ a: 'off' }, 'none') }),
      launchInput('new', { scheduledSplitsConfig: { steps: [step(hours(0), { no: 1 })] } }),
      launchInput('new', { groups: [...arms({ a: 'off' }), ...arms({ a: 'on' })] }),
    ]) {
      const made = await service.call('CreateLaunch', input);
      const planned = await service.call('PreviewTraffic', { ...search, createLaunch: proposal(input) });
      expect([planned.status, planned.body]).toEqual([made.status, made.body]);
      expect(made.status).not.toBe(200);
    }
    const bad = experimentInput('new', { segment: 'none' });
    const made = await service.call('CreateExperiment', bad);
    const planned = await service.call('PreviewTraffic', { ...search, createExperiment: proposal(bad) });
    expect([planned.status, planned.body]).toEqual([404, made.body]);
  });

  it('warns of what keeps a start back, which no creation refuses', async () => {
    await start();
    const two = arms({ a: 'off', b: 'on' });
    const steps = [step(hours(0), { a: 60_000, b: 60_000 })];
    const over = await preview({
      createLaunch: proposal(launchInput('next', { groups: two, scheduledSplitsConfig: { steps } })),
    });
    expect(over.warnings[0]).toContain('more than everyone');
    const busy = await preview({ createLaunch: proposal(launchInput('next')) });
    expect(busy.warnings).toEqual(['Feature search already has a running launch, ramp']);
    const late = await preview({
      createExperiment: proposal(experimentInput('next')),
      analysisCompleteTime: hours(0) - 1,
    });
    expect(late.warnings[0]).toContain('analysisCompleteTime must be in the future');
  });

  it('is of one proposal', async () => {
    const launch = proposal(launchInput('ramp'));
    const none = await service.call('PreviewTraffic', search);
    expect(none.body.message).toContain('createLaunch is missing: give one of createLaunch, updateLaunch, stopLaunch');
    const two = await service.call('PreviewTraffic', {
      ...search,
      createLaunch: launch,
      updateLaunch: { launch: 'ramp' },
    });
    expect(two.body.message).toContain('updateLaunch must be alone');
  });
});
