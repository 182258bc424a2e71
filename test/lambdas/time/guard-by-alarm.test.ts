/**
 * A launch that an alarm guards: what the alarm does to it, what a hold means for its steps, and who wins a race.
 */
import type { AlarmState } from '../../../domain/alarm.ts';
import { guardByAlarm } from '../../../lambdas/time/guard-by-alarm.ts';
import { settle } from '../../../lambdas/time/settle.ts';
import { injectFaults } from '../../support/fault-injection.ts';
import { openTestService, startTime, type TestService } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { type TableView, viewTable } from '../../time/table-view.ts';
import { violations } from '../invariants.ts';
import { days, given, hours, launchInput, type Members, sameTable, segmentInput, step } from '../resources.ts';
import { scan } from '../scan.ts';

const hour = 3_600_000;
const ramp = { project: 'shop', launch: 'ramp' };
const alarmArn = 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors/5xx #1';
const alarmName = 'errors/5xx #1';
const states: Record<string, AlarmState> = {};

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb, { describeAlarms: async () => states });
let table: TableView;
beforeEach(async () => {
  for (const name of Object.keys(states)) delete states[name];
  states[alarmName] = 'OK';
  table = viewTable(dynamodb, service);
  await given(service).project();
  await given(service).feature();
});
afterEach(() => table.close());

/** The steps of the ramp, in hours after its start, and the share of `b` in each, in percent. */
const plan = [
  [0, 10],
  [1, 50],
  [2, 99],
] as const;
const stepsAt = (...shift: number[]) => ({
  steps: plan.map(([at, share], index) =>
    step(hours(at + (shift[index] ?? 0)), { a: (100 - share) * 1_000, b: share * 1_000 }),
  ),
});
const launch = async (onAlarm: string, more: Members = {}) => {
  await given(service).launch('ramp', {
    scheduledSplitsConfig: stepsAt(),
    alarms: [{ alarmArn, onAlarm }],
    ...more,
  });
  await given(service).startLaunch('ramp');
};
const at = (hoursLater: number, one: TestService = service) => {
  one.clock.now = startTime + hoursLater * hour;
};
const goes = (value: AlarmState, id = 'event-1', { service: one }: TestService = service) =>
  guardByAlarm(
    { store: one.store, now: one.clock() },
    { id, resources: [alarmArn], detail: { alarmName, state: { value } } },
  );
const sweep = ({ service: one }: TestService = service) =>
  settle({ store: one.store, now: one.clock(), report: one.report });
const get = async () => (await service.ok('GetLaunch', ramp)).launch;
const timesOf = (one: { scheduledSplitsDefinition: { steps: { startTime: number }[] } }) =>
  one.scheduledSplitsDefinition.steps.map(({ startTime: time }) => (time * 1000 - startTime) / hour);
const whole = async () => expect(violations(await scan(dynamodb, service.tableName))).toEqual([]);
const operations = async () =>
  (await service.ok('ListHistory', { project: 'shop', resource: 'launch/ramp' })).history.map(
    ({ operation }: { operation: string }) => operation,
  );
const events = async () => {
  const projectId = (await service.service.store.projects.get('shop'))?.entity.id ?? '';
  return (await table.events(projectId)).map(({ 'detail-type': type, detail }) => ({ type, detail }));
};

/** How many of 80 entities are served `on`, which only group b is. */
const servedOn = async () => {
  const requests = Array.from({ length: 20 }, (_, index) => ({ feature: 'search', entityId: `e${index}` }));
  const batches = Array.from({ length: 4 }, (_, batch) =>
    service.ok('BatchEvaluateFeature', {
      project: 'shop',
      requests: requests.map(({ feature, entityId }) => ({ feature, entityId: `${entityId}-${batch}` })),
    }),
  );
  const results = (await Promise.all(batches)).flatMap(({ results: all }) => all);
  return results.filter(({ variation }: { variation: string }) => variation === 'on').length;
};

describe('an alarm whose launch is to be stopped', () => {
  it('stops it as any stop does, says why, and gives the traffic back to the default', async () => {
    await launch('STOP');
    at(0.5);
    expect(await servedOn()).toBeGreaterThan(0);
    expect(await goes('ALARM')).toEqual(['STOP']);
    expect(await get()).toMatchObject({
      status: 'CANCELLED',
      statusReason: `alarm ${alarmName} is in ALARM`,
      execution: { endedTime: hours(0.5) },
    });
    expect(await servedOn()).toBe(0);
    expect(await table.due()).toEqual([]);
    expect((await operations())[0]).toBe('LaunchStoppedByGuard');
    expect(await events()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          type: 'Evidently Launch Status Change',
          detail: expect.objectContaining({ status: 'CANCELLED', statusReason: `alarm ${alarmName} is in ALARM` }),
        }),
        expect.objectContaining({
          type: 'Evidently Launch Guard',
          detail: expect.objectContaining({ action: 'STOP', alarmArn, state: 'ALARM' }),
        }),
      ]),
    );
    await whole();
  });

  it('finds it stopped when its event comes again, or comes late', async () => {
    await launch('STOP');
    expect(await goes('ALARM')).toEqual(['STOP']);
    const before = await operations();
    expect(await goes('ALARM')).toEqual([]);
    expect(await operations()).toEqual(before);
  });

  it('is only told of while it lacks data, once for each event', async () => {
    await launch('STOP');
    expect(await goes('INSUFFICIENT_DATA')).toEqual(['TELL']);
    expect(await goes('INSUFFICIENT_DATA')).toEqual([undefined]);
    expect(await goes('INSUFFICIENT_DATA', 'event-2')).toEqual(['TELL']);
    expect(await goes('OK', 'event-3')).toEqual([]);
    expect((await get()).status).toBe('RUNNING');
    expect((await operations()).filter((one: string) => one === 'LaunchGuardTold')).toHaveLength(2);
  });
});

it('an alarm that is only to be told of changes nothing', async () => {
  await launch('TELL');
  const before = await get();
  expect(await goes('ALARM')).toEqual(['TELL']);
  expect(await get()).toEqual(before);
  expect((await events()).at(-1)).toMatchObject({ type: 'Evidently Launch Guard', detail: { action: 'TELL' } });
});

describe('a launch that is held', () => {
  const hold = async (more: Members = {}) => {
    await launch('HOLD', more);
    at(0.5);
    expect(await goes('ALARM')).toEqual(['HOLD']);
  };

  it('stays in its step, in what is served and in what GetLaunch says, until it is continued', async () => {
    await hold();
    const inStep = await servedOn();
    at(1.75);
    expect(await sweep()).toBe(0);
    expect(await servedOn()).toBe(inStep);
    const held = await get();
    expect(held).toMatchObject({ status: 'RUNNING', heldSince: hours(0.5) });
    expect(timesOf(held)).toEqual([0, 1, 2]);
    const { launch: continued } = await service.ok('ContinueLaunch', { ...ramp, reason: 'a false alarm' });
    expect(timesOf(continued)).toEqual([0, 2.25, 3.25]);
    expect(continued).toMatchObject({ status: 'RUNNING', statusReason: 'a false alarm' });
    expect(continued.heldSince).toBeUndefined();
    await whole();
    at(2.2499);
    expect(await servedOn()).toBe(inStep);
    at(2.25);
    expect(await servedOn()).toBeGreaterThan(2 * inStep);
    expect(await sweep()).toBe(1);
    at(3.25);
    expect(await sweep()).toBe(1);
    expect(await table.due()).toEqual([]);
    expect((await operations()).filter((one: string) => one !== 'CreateLaunch')).toEqual([
      'LaunchStepBegan',
      'LaunchStepBegan',
      'ContinueLaunch',
      'LaunchHeldByGuard',
      'StartLaunch',
    ]);
    const changes = (await events()).filter(({ type }) => type === 'Evidently Launch Traffic Change');
    expect(changes.map(({ detail }) => detail.change)).toEqual([
      'STEP_BEGAN',
      'HELD',
      'STEPS_CHANGED',
      'CONTINUED',
      'STEP_BEGAN',
      'STEP_BEGAN',
    ]);
  });

  it('keeps the patterns of the segments in its step', async () => {
    await service.ok('CreateSegment', segmentInput('vip'));
    const overridden = stepsAt().steps.map((one) => ({
      ...one,
      segmentOverrides: [{ segment: 'vip', evaluationOrder: 1, weights: { b: 100_000 } }],
    }));
    await hold({ scheduledSplitsConfig: { steps: overridden } });
    const evaluationContext = '{"segment":"vip"}';
    const ask = { project: 'shop', feature: 'search', entityId: 'anna', evaluationContext };
    expect((await service.ok('EvaluateFeature', ask)).variation).toBe('on');
  });

  it('is told of a second alarm, and stopped by hand like any other', async () => {
    await hold();
    expect(await goes('ALARM', 'event-2')).toEqual(['TELL']);
    await service.ok('StopLaunch', ramp);
    const stopped = await get();
    expect(stopped.status).toBe('COMPLETED');
    expect(stopped.heldSince).toBe(hours(0.5));
    expect(stopped).not.toHaveProperty('statusReason');
    expect((await service.call('ContinueLaunch', ramp)).error).toBe('ConflictException');
    await whole();
  });

  it('takes an update with the times that it has, though they have passed, and keeps them', async () => {
    await hold();
    at(1.5);
    const { launch: updated } = await service.ok('UpdateLaunch', { ...ramp, scheduledSplitsConfig: stepsAt() });
    expect(timesOf(updated)).toEqual([0, 1, 2]);
    const early = await service.call('UpdateLaunch', { ...ramp, scheduledSplitsConfig: stepsAt(0, 0.25) });
    expect([early.error, early.body.fieldList?.[0]?.name]).toEqual([
      'ValidationException',
      'scheduledSplitsConfig.steps[1].startTime',
    ]);
  });

  it('takes an update with the times from before it was held, and does not go back to them', async () => {
    await hold();
    at(1.5);
    await service.ok('ContinueLaunch', ramp);
    for (const later of [1.5, 2.5, 4]) {
      at(later);
      const { launch: updated } = await service.ok('UpdateLaunch', { ...ramp, scheduledSplitsConfig: stepsAt() });
      expect(timesOf(updated)).toEqual([0, 2, 3]);
    }
    at(2.5);
    const shown = await service.ok('UpdateLaunch', { ...ramp, scheduledSplitsConfig: stepsAt(0, 1, 1) });
    expect(timesOf(shown.launch)).toEqual([0, 2, 3]);
  });

  it('can be held again, and moves on from where it was', async () => {
    await hold();
    at(1);
    await service.ok('ContinueLaunch', ramp);
    at(1.25);
    expect(await goes('ALARM', 'event-2')).toEqual(['HOLD']);
    at(2.25);
    const { launch: continued } = await service.ok('ContinueLaunch', ramp);
    expect(timesOf(continued)).toEqual([0, 2.5, 3.5]);
    expect(await goes('ALARM', 'event-2')).toEqual([undefined]);
    const { launch: updated } = await service.ok('UpdateLaunch', { ...ramp, scheduledSplitsConfig: stepsAt() });
    expect(timesOf(updated)).toEqual([0, 2.5, 3.5]);
  });

  it('had begun the steps that were due, though nobody had written them', async () => {
    await launch('HOLD');
    at(1.25);
    expect(await goes('ALARM')).toEqual(['HOLD']);
    expect((await operations()).slice(0, 2)).toEqual(['LaunchHeldByGuard', 'LaunchStepBegan']);
    at(2.25);
    expect(timesOf((await service.ok('ContinueLaunch', ramp)).launch)).toEqual([0, 1, 3]);
  });
});

it('a launch that is not held cannot be continued', async () => {
  await given(service).launch('ramp');
  expect((await service.call('ContinueLaunch', ramp)).error).toBe('ConflictException');
  await given(service).startLaunch('ramp');
  const { error, body } = await service.call('ContinueLaunch', ramp);
  expect([error, body.message]).toEqual(['ConflictException', 'Launch ramp is RUNNING and not held']);
});

describe('a start asks for the alarms', () => {
  const start = async (...alarms: Members[]) => {
    await given(service).launch('ramp', { alarms });
    return service.call('StartLaunch', ramp);
  };

  it('and names those that are not there or are of another account or region', async () => {
    const other = alarmArn.replace('us-east-1', 'eu-west-1');
    const { error, body } = await start({ alarmArn }, { alarmArn: `${alarmArn}2` }, { alarmArn: other });
    expect(error).toBe('ValidationException');
    expect(body.fieldList).toEqual([
      { name: 'alarms[1].alarmArn', message: "names an alarm that does not exist, 'errors/5xx #12'" },
      {
        name: 'alarms[2].alarmArn',
        message: 'is not an alarm of the account 123456789012 in us-east-1, where this is deployed',
      },
    ]);
  });

  it('and refuses to begin under one that is in ALARM', async () => {
    states[alarmName] = 'ALARM';
    const { error, body } = await start({ alarmArn });
    expect([error, body.message]).toEqual([
      'ConflictException',
      `Alarm ${alarmName} is in ALARM: launch ramp would be stopped or held at once`,
    ]);
    states[alarmName] = 'INSUFFICIENT_DATA';
    expect((await service.call('StartLaunch', ramp)).status).toBe(200);
  });

  it('and answers that CloudWatch cannot be asked', async () => {
    const deaf = await openTestService(sameTable(dynamodb, service), {
      describeAlarms: () => Promise.reject(new Error('gone')),
    });
    await given(service).launch('ramp', { alarms: [{ alarmArn }] });
    expect((await deaf.call('StartLaunch', ramp)).error).toBe('ServiceUnavailableException');
    expect((await service.call('StartLaunch', ramp)).status).toBe(200);
  });
});

it('the alarms of a draft may change, those of a running launch may not', async () => {
  await given(service).launch('ramp', { alarms: [{ alarmArn }] });
  const update = (alarms: Members[]) => service.call('UpdateLaunch', { ...ramp, alarms });
  expect((await update([])).body.launch).not.toHaveProperty('alarms');
  expect((await update([{ alarmArn, onAlarm: 'STOP' }])).body.launch.alarms).toEqual([{ alarmArn, onAlarm: 'STOP' }]);
  await given(service).startLaunch('ramp');
  expect((await update([{ alarmArn, onAlarm: 'STOP' }])).status).toBe(200);
  expect((await update([{ alarmArn }])).body.message).toBe('Launch ramp is running: alarms cannot change');
  expect((await update([])).error).toBe('ConflictException');
});

describe('a monitor that judges', () => {
  const monitor = (more: Members) => [{ metricDefinition: { name: 'm', entityIdKey: 'id', valueKey: 'v' }, ...more }];

  it('has a margin and an action where they are left out', async () => {
    const created = await given(service).launch('ramp', { metricMonitors: monitor({ desiredChange: 'DECREASE' }) });
    expect(created.metricMonitors[0]).toMatchObject({ desiredChange: 'DECREASE', margin: 0, onRegression: 'TELL' });
    await given(service).startLaunch('ramp');
    const again = { ...ramp, metricMonitors: monitor({ desiredChange: 'DECREASE' }) };
    expect((await service.call('UpdateLaunch', again)).status).toBe(200);
  });

  it.each([
    [{ margin: 0.1 }, 'metricMonitors[0].margin'],
    [{ onRegression: 'STOP' }, 'metricMonitors[0].onRegression'],
    [{ desiredChange: 'INCREASE', margin: -0.1 }, 'metricMonitors[0].margin'],
    [{ desiredChange: 'INCREASE', margin: 1.1 }, 'metricMonitors[0].margin'],
  ])('is refused as %j', async (more, name) => {
    const input = launchInput('ramp', { metricMonitors: monitor(more) });
    const { error, body } = await service.call('CreateLaunch', input);
    expect([error, body.fieldList?.map((one: { name: string }) => one.name)]).toEqual(['ValidationException', [name]]);
  });

  it('warns of a step without a control', async () => {
    const steps = [step(hours(0), { a: 90_000, b: 10_000 }), step(days(1), { b: 100_000 })];
    const more = { scheduledSplitsConfig: { steps } };
    const judging = { ...more, metricMonitors: monitor({ desiredChange: 'DECREASE' }) };
    const { warnings } = await given(service).launch('ramp', judging);
    expect(warnings).toEqual([
      'Step 2 gives a, the control, no share: its monitors cannot judge. Leave the control 1 to 5 %.',
    ]);
    expect((await get()).warnings).toEqual(warnings);
    expect(await given(service).launch('other', { ...more, metricMonitors: monitor({}) })).not.toHaveProperty(
      'warnings',
    );
  });
});

describe('when a process dies in the middle', () => {
  it.each([
    ['a stop', 'STOP', 'CANCELLED'],
    ['a hold', 'HOLD', 'RUNNING'],
  ] as const)('%s is done or not, and the next try does it', async (_, onAlarm, status) => {
    for (const fault of ['refused', 'lost'] as const) {
      const fresh = await openTestService(dynamodb, { describeAlarms: async () => states });
      await given(fresh).project();
      await given(fresh).feature();
      const alarms = [{ alarmArn, onAlarm }];
      await given(fresh).launch('ramp', { scheduledSplitsConfig: stepsAt(), alarms });
      await given(fresh).startLaunch('ramp');
      const faulty = injectFaults({ ...dynamodb, config: { ...dynamodb.config, maxAttempts: 1 } }, (operation) =>
        operation === 'TransactWriteItems' ? fault : undefined,
      );
      await goes('ALARM', 'event-1', await openTestService(sameTable(faulty, fresh))).catch(() => undefined);
      expect(violations(await scan(dynamodb, fresh.tableName))).toEqual([]);
      const outcomes = await goes('ALARM', 'event-1', fresh);
      expect(outcomes).toEqual(fault === 'refused' ? [onAlarm] : onAlarm === 'STOP' ? [] : [undefined]);
      expect((await fresh.ok('GetLaunch', ramp)).launch.status).toBe(status);
      if (status === 'RUNNING') expect((await fresh.ok('GetLaunch', ramp)).launch.heldSince).toBe(hours(0));
    }
  });
});
