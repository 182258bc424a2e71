/**
 * ShipVariation: what it makes of a feature and of what runs there, what it says beforehand, and that the shares that it
 * says are those of evaluations.
 */
import { evaluate } from '@selfevident/evaluation';
import type { Rules } from '../../../lambdas/store/resources/rules.ts';
import { eventsOf } from '../../../lambdas/stream/outbox.ts';
import { settle } from '../../../lambdas/time/settle.ts';
import { startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { violations } from '../invariants.ts';
import { account, arms, days, given, hours, type Members, step } from '../resources.ts';
import { scan } from '../scan.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
const make = given(service);
const shop = { project: 'shop' };
const ship = (more: Members = {}) =>
  service.ok('ShipVariation', { ...shop, feature: 'search', variation: 'on', ...more });
const launchArn = `${account}:project/shop/launch/ramp`;
const experimentArn = `${account}:project/shop/experiment/trial`;

beforeEach(async () => {
  await make.project();
  await make.feature();
});

const start = async (launch: Members = {}, experiment: Members = {}) => {
  const steps = [step(hours(0), { b: 20_000 }), step(days(1), { b: 50_000 })];
  await make.launch('ramp', { scheduledSplitsConfig: { steps }, ...launch });
  await make.startLaunch('ramp');
  await make.experiment('trial', { samplingRate: 50_000, ...experiment });
  await make.startExperiment('trial', days(7));
};

const everything = async () => {
  const items = await scan(dynamodb, service.tableName);
  expect(violations(items)).toEqual([]);
  return items;
};

it('says in a dry run what it then does, and writes nothing before', async () => {
  await start();
  const before = await everything();
  const planned = await ship({ dryRun: true });
  expect(await everything()).toEqual(before);
  const version = planned.feature.version + 3;
  expect(await ship()).toEqual({ ...planned, feature: { ...planned.feature, version } });
  expect(planned.stopped).toEqual([launchArn, experimentArn]);
  expect(planned.feature).toMatchObject({ defaultVariation: 'on', evaluationRules: [] });
  expect(planned.changes.sentences).toEqual([
    'Everyone is served on; before, 60 % had off and 40 % had on.',
    'The launch ramp is stopped; 1 step ahead will not begin.',
    'The experiment trial is stopped before its planned end, 12 Jan: its results stay, without a final p-value.',
  ]);
});

it('makes the variation the default and stops what runs, with one reason', async () => {
  await start();
  await ship({ reason: 'it won' });
  await everything();
  const { feature } = await service.ok('GetFeature', { ...shop, feature: 'search' });
  expect(feature).toMatchObject({ defaultVariation: 'on', evaluationRules: [] });
  const { launch } = await service.ok('GetLaunch', { ...shop, launch: 'ramp' });
  const { experiment } = await service.ok('GetExperiment', { ...shop, experiment: 'trial' });
  for (const one of [launch, experiment])
    expect(one).toMatchObject({ status: 'COMPLETED', statusReason: 'it won', execution: { endedTime: hours(0) } });
  const { project } = await service.ok('GetProject', shop);
  expect(project).toMatchObject({ activeLaunchCount: 0, activeExperimentCount: 0 });
  const evaluated = await service.ok('EvaluateFeature', { ...shop, feature: 'search', entityId: 'e' });
  expect(evaluated).toMatchObject({ variation: 'on', reason: 'DEFAULT' });
  const explained = await service.ok('ExplainEvaluation', { ...shop, feature: 'search', entityId: 'e' });
  expect(JSON.stringify(explained.checks)).toContain('ramp');
});

it('records the change of each resource, and publishes one call and two changes of status', async () => {
  await start();
  service.clock.now += 1_000;
  await ship();
  const { history } = await service.ok('ListHistory', { ...shop, maxResults: 3 });
  const shipped = history.filter(({ operation }: { operation: string }) => operation === 'ShipVariation');
  const types = shipped.map(({ resourceType }: { resourceType: string }) => resourceType);
  expect(types.toSorted()).toEqual(['experiment', 'feature', 'launch']);
  const owner = (await service.service.store.projects.get('shop'))?.entity.id ?? '';
  const list = { owner, now: service.clock.now };
  const { entities } = await service.service.store.history.list(list, { limit: 3, after: undefined });
  const deployment = { partition: 'aws', region: 'us-east-1', account: '123456789012' };
  const events = entities.flatMap((record) => eventsOf(record, deployment));
  expect(events.map((event) => event['detail-type']).toSorted()).toEqual([
    'Evidently API Call',
    'Evidently Experiment Status Change',
    'Evidently Launch Status Change',
  ]);
  const reason = 'Variation on of feature search is shipped';
  for (const { detail } of events.filter((event) => event['detail-type'].endsWith('Status Change')))
    expect(detail).toMatchObject({ previousStatus: 'RUNNING', status: 'COMPLETED', statusReason: reason });
});

it('changes nothing where the variation is the default and nothing runs', async () => {
  await make.launch('draft');
  await ship();
  const before = await everything();
  const again = await ship();
  expect(again).toMatchObject({
    stopped: [],
    changes: { sentences: ['Nothing changes: on is the default, and nothing runs.'] },
  });
  expect(await everything()).toEqual(before);
  expect((await service.ok('GetLaunch', { ...shop, launch: 'draft' })).launch.status).toBe('CREATED');
});

it('says which overrides and which strategy stay', async () => {
  const entityOverrides = { anna: 'off', ben: 'on', cleo: 'off' };
  await service.ok('UpdateFeature', {
    ...shop,
    feature: 'search',
    entityOverrides,
    evaluationStrategy: 'DEFAULT_VARIATION',
  });
  await start();
  const { changes, feature } = await ship();
  expect(changes.overrides).toEqual({ off: 2 });
  expect(changes.audiences).toEqual([
    {
      segments: [],
      variations: [
        { variation: 'off', before: 1, after: 0 },
        { variation: 'on', before: 0, after: 1 },
      ],
    },
  ]);
  expect(changes.sentences[0]).toBe('Everyone without an override is served on; before, 100 % had off.');
  expect(changes.sentences.slice(-2)).toEqual([
    'What overrides serve stays: 2 overrides of off.',
    'The evaluation strategy stays DEFAULT_VARIATION: launches and experiments have no effect on this feature.',
  ]);
  expect(feature).toMatchObject({ evaluationStrategy: 'DEFAULT_VARIATION', entityOverrides });
});

it('stops a launch of several features for all of them, and says so', async () => {
  await make.feature('other');
  const groups = [...arms({ a: 'off' }), ...arms({ b: 'on' }, 'other'), ...arms({ c: 'on' })];
  const steps = [step(hours(0), { a: 10_000, b: 30_000, c: 40_000 })];
  await start({ groups, scheduledSplitsConfig: { steps } }, { treatments: arms({ a: 'off', b: 'on' }, 'other') });
  const { stopped, changes } = await ship();
  expect(stopped).toEqual([launchArn]);
  expect(changes.audiences[0].variations.map(({ before }: { before: number }) => before)).toEqual([0.6, 0.4]);
  expect(changes.sentences).toContain(
    'The launch ramp ends for other too: there serves what else runs, or the default variation, which stays.',
  );
  const { feature } = await service.ok('GetFeature', { ...shop, feature: 'other' });
  expect(feature.evaluationRules).toEqual([{ name: 'trial', type: 'aws.evidently.onlineab' }]);
  await everything();
});

it('says the shares that evaluations have, within segments and outside', async () => {
  await make.feature('other');
  for (const name of ['beta', 'vip', 'staff']) await make.segment(name);
  const groups = [...arms({ a: 'off', b: 'on' }), ...arms({ c: 'on' }, 'other')];
  const segmentOverrides = [
    { segment: 'beta', evaluationOrder: 2, weights: { b: 60_000 } },
    { segment: 'staff', evaluationOrder: 1, weights: { a: 5_000, c: 45_000 } },
  ];
  const steps = [step(hours(0), { a: 10_000, b: 20_000, c: 30_000 }, { segmentOverrides })];
  const onlineAbConfig = { treatmentWeights: { a: 30_000, b: 50_000 } };
  await start({ groups, scheduledSplitsConfig: { steps } }, { segment: 'vip', samplingRate: 70_000, onlineAbConfig });
  const rules = (await service.service.store.rules.get('shop', 'search')) as Exclude<Rules, string>;
  const { changes } = await ship({ dryRun: true });
  const asked = changes.audiences.map(({ segments }: { segments: string[] }) => segments);
  expect(asked).toEqual([[], ['staff'], ['beta'], ['vip'], ['staff', 'vip'], ['beta', 'vip']]);
  const whom = changes.sentences.slice(0, 6).map((sentence: string) => sentence.split(' is served ')[0]);
  expect([whom[0], whom[3], whom[5]]).toEqual(['Who is in staff', 'Who is in staff and vip', 'Everyone else']);
  const entities = 20_000;
  for (const { segments, variations } of changes.audiences) {
    const context = JSON.stringify({ segment: segments });
    const on = Array.from({ length: entities }, (_, index) =>
      evaluate(rules, `entity-${index}`, context, startTime).variation.name === 'on' ? 1 : 0,
    ).reduce((sum: number, one) => sum + one, 0);
    const said = variations.find(({ variation }: { variation: string }) => variation === 'on').before;
    expect(Math.abs(on / entities - said)).toBeLessThan(4 * Math.sqrt((said * (1 - said)) / entities));
  }
});

it('names the variation that is none, and the feature that is missing', async () => {
  const { error, body } = await service.call('ShipVariation', { ...shop, feature: 'search', variation: 'no' });
  expect([error, body.fieldList]).toEqual([
    'ValidationException',
    [{ name: 'variation', message: "'no' is not a variation of the feature search: off, on" }],
  ]);
  expect((await service.call('ShipVariation', { ...shop, feature: 'no', variation: 'no' })).status).toBe(404);
});

it('races with stops by hand and the end of an experiment: each trial stops once', async () => {
  for (let round = 0; round < 8; round++) {
    const [launch, experiment] = [`l${round}`, `e${round}`];
    await make.launch(launch);
    await make.startLaunch(launch);
    await make.experiment(experiment);
    await make.startExperiment(experiment, service.clock.now / 1000 + 60);
    service.clock.now += 60_000;
    const variation = round % 2 === 0 ? 'on' : 'off';
    const [shipped, stopped] = await Promise.all([
      service.call('ShipVariation', { ...shop, feature: 'search', variation, reason: 'ship' }),
      service.call('StopLaunch', { ...shop, launch, reason: 'hand' }),
      service.call('StopExperiment', { ...shop, experiment, reason: 'hand' }),
      settle({ store: service.service.store, now: service.clock.now, report: service.service.report }),
    ]);
    expect(shipped.status).toBe(200);
    const ended = (await service.ok('GetLaunch', { ...shop, launch })).launch;
    expect(ended).toMatchObject({ status: 'COMPLETED', statusReason: stopped.status === 200 ? 'hand' : 'ship' });
    expect((await service.ok('GetFeature', { ...shop, feature: 'search' })).feature.evaluationRules).toEqual([]);
  }
  await everything();
});
