/**
 * PutProjectEvents of clients whose clocks are behind, or that cut times to whole seconds: the service's own clock stands at half
 * a second.
 */
import type { TrialType } from '../../../domain/lifecycle/trial.ts';
import { entityPartition } from '../../../lambdas/store/table/schema.ts';
import { startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { days, given, type Members, metric, step } from '../resources.ts';
import { scan } from '../scan.ts';

const second = 1_000;
const minute = 60 * second;
const started = startTime + 500;

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb, { now: started });

beforeEach(async () => {
  await given(service).project();
  await given(service).feature();
});

const startExperiment = async () => {
  await given(service).experiment('trial');
  await given(service).startExperiment('trial', days(1));
};

const startLaunch = async (firstStep: number) => {
  const scheduledSplitsConfig = { steps: [step(firstStep / second, { a: 50_000, b: 50_000 })] };
  await given(service).launch('trial', { scheduledSplitsConfig, metricMonitors: [metric('price')] });
  await given(service).startLaunch('trial');
};

const trials = [
  ['an experiment', 'experiment', startExperiment],
  ['a launch', 'launch', () => startLaunch(started)],
] as const;

const put = async (type: string, data: Members, time: number) => {
  const event = { timestamp: time / second, type: `aws.evidently.${type}`, data: JSON.stringify(data) };
  const { eventResults } = await service.ok('PutProjectEvents', { project: 'shop', events: [event] });
  return eventResults[0].errorMessage;
};
const spend = (id: string, time: number) => put('custom', { user: { id }, details: { price: 1 } }, time);
const report = (kind: TrialType, entityId: string, time: number, more: Members = {}) => {
  const details = { [kind]: 'trial', [kind === 'launch' ? 'group' : 'treatment']: 'a', ...more };
  const type = `${kind.toUpperCase()}_RULE_MATCH`;
  return put('evaluation', { feature: 'search', entityId, variation: 'off', type, details }, time);
};
const visit = (entityId: string) => service.ok('EvaluateFeature', { project: 'shop', feature: 'search', entityId });

const itemsOf = async (entityId: string) =>
  (await scan(dynamodb, service.tableName)).filter(({ PK }) => PK === entityPartition('shop', entityId));
/** How many of its events count, for any treatment or group. */
const counted = async (entityId: string): Promise<number> =>
  (await itemsOf(entityId)).reduce((sum, item) => sum + Number(item['c:a'] ?? 0) + Number(item['c:b'] ?? 0), 0);
const assignmentOf = async (entityId: string) => (await itemsOf(entityId)).find(({ arm }) => arm !== undefined);
const dropped = async (kind: TrialType) => {
  const { launches, experiments, drops } = service.service.store;
  const trial = await (kind === 'launch' ? launches : experiments).get('shop', 'trial');
  return (await drops.list(trial?.entity.id ?? ''))(0).dropped;
};

describe.each(trials)('given %s', (_, kind, start) => {
  beforeEach(start);

  it.each([
    ['cut to the whole second', startTime, 1],
    ['3 seconds before the start', started - 3 * second, 1],
    ['5 minutes before the start', started - 5 * minute, 1],
    ['more than 5 minutes before the start', started - 5 * minute - 1, 0],
    ['10 minutes before the start', started - 10 * minute, 0],
  ])('an event dated %s (%d) counts %d times', async (__, time, count) => {
    await visit('ann');
    await spend('ann', time);
    expect(await counted('ann')).toBe(count);
    expect(await dropped(kind)).toMatchObject({ noAssignment: 0, outsideRun: 1 - count });
  });

  it('an event of an entity that was never evaluated has no assignment, whenever it is dated', async () => {
    for (const time of [started - 10 * minute, started - minute, started]) await spend('stranger', time);
    expect(await dropped(kind)).toMatchObject({ noAssignment: 3, outsideAssignment: 0, outsideRun: 0 });
  });

  it('an evaluation dated up to 5 minutes before the start assigns as of the start', async () => {
    for (const [entity, time] of [
      ['cut', startTime],
      ['late', started - 5 * minute],
    ] as const) {
      expect(await report(kind, entity, time)).toBeUndefined();
      expect(await assignmentOf(entity)).toMatchObject({ arm: 'a', since: started });
      await spend(entity, time);
      expect(await counted(entity)).toBe(1);
    }
  });

  it('an evaluation dated earlier is taken, and assigns nothing', async () => {
    expect(await report(kind, 'early', started - 5 * minute - 1)).toBeUndefined();
    expect(await itemsOf('early')).toEqual([]);
  });
});

describe('given a launch that starts before its first step', () => {
  const firstStep = started + 60 * minute;
  beforeEach(() => startLaunch(firstStep));

  it('an evaluation assigns from 5 minutes before the step on, as of the step', async () => {
    await report('launch', 'early', firstStep - 5 * minute - 1);
    await report('launch', 'late', firstStep - 5 * minute);
    expect(await itemsOf('early')).toEqual([]);
    expect(await assignmentOf('late')).toMatchObject({ since: firstStep });
  });

  it('the step counts where it was moved to while the launch runs', async () => {
    const steps = [step((firstStep + 60 * minute) / second, { a: 1 })];
    await service.ok('UpdateLaunch', { project: 'shop', launch: 'trial', scheduledSplitsConfig: { steps } });
    await report('launch', 'early', firstStep);
    expect(await itemsOf('early')).toEqual([]);
  });
});
