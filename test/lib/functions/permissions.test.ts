import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { OperationName } from '../../../contract/index.ts';
import { operationNames, operations } from '../../../contract/index.ts';
import type { Sums } from '../../../domain/stats/sums.ts';
import { openService } from '../../../lambdas/entry/service.ts';
import { analysis } from '../../../lambdas/functions/analysis.ts';
import { evaluation } from '../../../lambdas/functions/evaluation.ts';
import { ingestion } from '../../../lambdas/functions/ingestion.ts';
import { management } from '../../../lambdas/functions/management.ts';
import { dispatcher } from '../../../lambdas/http/dispatch.ts';
import type { ServiceContext } from '../../../lambdas/http/run-operation.ts';
import { keys } from '../../../lambdas/store/table/schema.ts';
import { aggregate } from '../../../lambdas/stream/aggregate.ts';
import { deliverer } from '../../../lambdas/stream/deliver.ts';
import { redeliver } from '../../../lambdas/stream/redeliver.ts';
import { guardByAlarm } from '../../../lambdas/time/guard-by-alarm.ts';
import { sweeper } from '../../../lambdas/time/sweep.ts';
import type { Access } from '../../../lib/functions/access.ts';
import { type FunctionName, functionRows } from '../../../lib/functions/functions.ts';
import {
  days,
  experimentInput,
  hours,
  launchInput,
  type Members,
  metric,
  segmentInput,
  step,
  variations,
} from '../../lambdas/resources.ts';
import { recordsOf } from '../../lambdas/stream/stream-records.ts';
import { eventOf, startTime } from '../../support/in-process.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { type Recorder, type Sent, startRecorder } from './dynamodb-recorder.ts';

const names = [
  'management',
  'evaluation',
  'ingestion',
  'analysis',
  'aggregation',
  'delivery',
  'transitions',
  'alarms',
] as const;
type Name = (typeof names)[number];

const day = 86_400_000;
/** So many entities with one event each, of which some have the value 1. */
const ones = (entities: number, count: number): Sums => {
  const [all, unit] = [BigInt(entities), 10n ** 15n];
  const sum = BigInt(count) * unit;
  return { K: all, N: all, S: sum, SS: sum * unit, SC: sum, CC: all };
};
const shop = { project: 'shop' };
const clock = { now: startTime };
const dynamodb = useDynamoDB();
let tableName: string;
const asked = new Set<OperationName>();
const recorders = {} as Record<Name, Recorder>;
const services = {} as Record<Name, ServiceContext>;

/** Sends an operation to the function that serves it. */
const ask = async (name: OperationName, input: Members, key?: unknown): Promise<Members> => {
  const { group } = operations[name];
  asked.add(name);
  const handlers = { management, evaluation, ingestion, analysis }[group];
  const event = eventOf(name, input);
  const authorizer = key === undefined ? undefined : { project: 'shop', key: JSON.stringify(key) };
  const requestContext = { ...event.requestContext, ...(authorizer ? { authorizer } : {}) };
  const { statusCode, body } = await dispatcher(handlers, services[group])({ ...event, requestContext } as never);
  if (statusCode !== 200) throw new Error(`${name}: ${statusCode} ${body}`);
  return JSON.parse(body) as Members;
};

beforeAll(async () => {
  tableName = await dynamodb.newTable();
  for (const name of names) {
    recorders[name] = await startRecorder(String(dynamodb.config.endpoint));
    services[name] = openService({
      deployment: { partition: 'aws', region: 'us-east-1', account: '123456789012' },
      tableName,
      dynamodb: { ...dynamodb.config, endpoint: recorders[name].endpoint },
      clock: () => clock.now,
      report: () => {},
      describeAlarms: async () => ({ errors: 'OK', fatal: 'OK' }),
    });
  }
  // The first sweep of a deployment.
  await services.transitions.store.usage.countedSince(clock.now);
  await configured();
  await served();
  await followed();
  await guarded();
  await judged();
  await swept();
  await removed();
}, 60_000);

afterAll(() => {
  for (const { stop } of Object.values(recorders)) stop();
});

const configured = async () => {
  await ask('CreateProject', { name: 'shop', dataDelivery: { s3Destination: { bucket: 'events-of-mine' } } });
  await ask('GetEntity', { ...shop, entityId: 'e1' });
  await ask('CreateSegment', segmentInput('vip'));
  await ask('CreateFeature', { ...shop, name: 'search', variations: variations('off', 'on') });
  await ask('CreateFeature', { ...shop, name: 'second', variations: variations('off', 'on') });
  const of = { feature: 'second' };
  const groups = [
    { name: 'a', variation: 'off', ...of },
    { name: 'b', variation: 'on', ...of },
  ];
  const halves = { a: 50_000, b: 50_000 };
  const steps = [hours(0), days(1), days(2)].map((time) => step(time, halves));
  const metricMonitors = [{ ...metric('price'), desiredChange: 'INCREASE' }];
  await ask(
    'CreateLaunch',
    launchInput('ramp', {
      groups,
      scheduledSplitsConfig: { steps },
      metricMonitors,
      alarms: [{ alarmArn: alarm('errors') }],
    }),
  );
  await ask('CreateExperiment', experimentInput('trial', { metricGoals: [metric('price')], segment: 'vip' }));
  await ask('StartLaunch', { ...shop, launch: 'ramp' });
  await ask('StartExperiment', { ...shop, experiment: 'trial', analysisCompleteTime: days(3) });
  await ask('UpdateExperiment', { ...shop, experiment: 'trial', description: 'changed' });
  for (const list of ['ListProjects', 'ListSegments', 'ListFeatures', 'ListLaunches', 'ListExperiments'] as const)
    await ask(list, { ...shop, maxResults: 1 });
  await ask('ListSegmentReferences', { segment: 'vip', type: 'EXPERIMENT' });
  const { history } = await ask('ListHistory', { ...shop, resource: 'experiment/trial' });
  const updated = (history as readonly Members[]).find(({ operation }) => operation === 'UpdateExperiment');
  const { id, time } = updated as Members;
  await ask('RevertChange', { ...shop, id, time });
  await ask('ListAccountHistory', { maxResults: 1 });
  await ask('ListFeatureUsage', shop);
  await ask('ListFeatureUsage', { ...shop, feature: 'search' });
  await ask('GetService', {});
  await leaveStray();
  await ask('GetProject', shop);
  await changed();
};

/** What else there is to ask while all is there. */
const changed = async () => {
  const bucket = { s3Destination: { bucket: 'events-of-mine' } };
  await ask('UpdateProject', { ...shop, description: 'changed' });
  await ask('UpdateProjectDataDelivery', { ...shop, ...bucket });
  await ask('UpdateFeature', { ...shop, feature: 'search', description: 'changed' });
  await ask('UpdateLaunch', { ...shop, launch: 'ramp', description: 'changed' });
  await ask('GetFeature', { ...shop, feature: 'search' });
  await ask('GetLaunch', { ...shop, launch: 'ramp' });
  await ask('GetFeatureTraffic', { ...shop, feature: 'search' });
  await ask('PreviewTraffic', { ...shop, feature: 'second', updateLaunch: { launch: 'ramp' } });
  await ask('GetExperiment', { ...shop, experiment: 'trial' });
  await ask('GetSegment', { segment: 'vip' });
  await ask('TestSegmentPattern', { pattern: '{"a":["b"]}', payload: '{"a":"b"}' });
  const arn = 'arn:aws:evidently:us-east-1:123456789012:';
  for (const resource of ['project/shop', 'project/shop/feature/search', 'project/shop/launch/ramp', 'segment/vip']) {
    const resourceArn = `${arn}${resource}`;
    await ask('TagResource', { resourceArn, tags: { a: 'b' } });
    await ask('ListTagsForResource', { resourceArn });
    await ask('UntagResource', { resourceArn, tagKeys: ['a'] });
  }
};

/** Something is due that is not there any more, as after a crash. */
const leaveStray = async () => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(dynamodb.config));
  const Item = keys.due(startTime, { type: 'experiment', project: 'shop', name: 'gone' });
  await client.send(new PutCommand({ TableName: tableName, Item }));
  client.destroy();
};

const served = async () => {
  const evaluationContext = '{"segment":"vip"}';
  for (const entityId of ['e1', 'e2', '€'.repeat(500)])
    for (const feature of ['search', 'second'])
      await ask('EvaluateFeature', { ...shop, feature, entityId, evaluationContext });
  await ask('BatchEvaluateFeature', { ...shop, requests: [{ feature: 'search', entityId: 'e3', evaluationContext }] });
  await ask('ExplainEvaluation', { ...shop, feature: 'search', entityId: 'e1', evaluationContext });
  clock.now += 20 * 60_000;
  const data = (id: string) => JSON.stringify({ user: { id }, details: { price: 2 } });
  const of = (id: string) => ({ timestamp: clock.now / 1000, type: 'aws.evidently.custom', data: data(id) });
  await ask('EvaluateFeature', { ...shop, feature: 'search', entityId: 'e1', evaluationContext });
  await ask('EvaluateFlag', { ...shop, key: 'search', context: { targetingKey: 'e1' } });
  await ask('EvaluateFlags', { ...shop, context: { targetingKey: 'e1' } });
  await ask('GetProjectSnapshot', shop);
  const { key } = await ask('CreateKey', shop);
  await ask('EvaluateFlags', { ...shop, context: { targetingKey: 'e1' } }, key);
  await ask('GetManifest', shop);
  await ask('GetManifestFile', shop);
  const { id: tap } = await ask('StartTap', shop);
  await ask('ReportExposures', { ...shop, tokens: ['token'] });
  await ask('ReportEvents', { ...shop, events: [] });
  await ask('ReportUsage', { ...shop, usage: [{ feature: 'search', counts: { on: 1 } }] });
  await ask('PutProjectEvents', { ...shop, events: [of('e1'), of('e2'), of('nobody')] });
  await ask('ReadTap', { ...shop, id: tap });
  await ask('GetExperimentHealth', { ...shop, experiment: 'trial' });
  await ask('GetLaunchMetrics', { ...shop, launch: 'ramp' });
  await ask('ListExperimentSummaries', shop);
  await ask('GetExperimentEnrolments', { ...shop, experiment: 'trial' });
  await ask('GetLaunchEnrolments', { ...shop, launch: 'ramp' });
  const { metricDefinition } = metric('price');
  await ask('TestMetric', { ...shop, metricDefinition, data: data('e1'), entityId: 'e1' });
  const plan = (baseline: Members) =>
    ask('EstimateDuration', { ...shop, baseline, effect: 1, entitiesByDay: [10_000] });
  await plan({ given: { mean: 1, standardDeviation: 1 } });
  // Nothing has counted yet. Everything is read before that is seen.
  await expect(plan({ experiment: { name: 'trial', metricName: 'price' } })).rejects.toThrow('a plan needs 20');
  await expect(plan({ launch: { name: 'ramp', metricName: 'price' } })).rejects.toThrow('a plan needs 20');
};

const alarm = (name: string) => `arn:aws:cloudwatch:us-east-1:123456789012:alarm:${name}`;
const alarmGoes = (name: string, value: string) =>
  guardByAlarm(
    { store: services.alarms.store, now: clock.now },
    { id: `${name}-${value}`, resources: [alarm(name)], detail: { alarmName: name, state: { value } } },
  );

/** A launch that one alarm holds and another stops, with a step that has begun meanwhile. */
const guarded = async () => {
  await ask('CreateFeature', { ...shop, name: 'third', variations: variations('off', 'on') });
  const groups = [{ name: 'a', variation: 'on', feature: 'third' }];
  const segmentOverrides = [{ segment: 'vip', evaluationOrder: 1, weights: { a: 1 } }];
  const begins = clock.now / 1000;
  const steps = [0, 3_600, 7_200].map((later) => step(begins + later, { a: 1 }, { segmentOverrides }));
  const alarms = [
    { alarmArn: alarm('errors'), onAlarm: 'HOLD' },
    { alarmArn: alarm('fatal'), onAlarm: 'STOP' },
  ];
  const metricMonitors = [{ ...metric('price'), desiredChange: 'INCREASE' }];
  const more = { groups, scheduledSplitsConfig: { steps }, alarms, metricMonitors };
  await ask('CreateLaunch', launchInput('watched', more));
  await ask('StartLaunch', { ...shop, launch: 'watched' });
  await alarmGoes('errors', 'ALARM');
  await ask('ContinueLaunch', { ...shop, launch: 'watched' });
  clock.now += 3_600_000;
  await alarmGoes('fatal', 'INSUFFICIENT_DATA');
  await alarmGoes('fatal', 'ALARM');
  await ask('DeleteLaunch', { ...shop, launch: 'watched' });
};

/** Launches that the sweep holds and stops, because b is worse than a. */
const judged = async () => {
  const segmentOverrides = [{ segment: 'vip', evaluationOrder: 1, weights: { a: 1, b: 1 } }];
  const steps = [step(clock.now / 1000, { a: 1, b: 1 }, { segmentOverrides })];
  for (const onRegression of ['HOLD', 'STOP', 'TELL']) {
    const feature = `judged-${onRegression}`;
    await ask('CreateFeature', { ...shop, name: feature, variations: variations('off', 'on') });
    const groups = [
      { name: 'a', variation: 'off', feature },
      { name: 'b', variation: 'on', feature },
    ];
    const metricMonitors = [{ ...metric('price'), desiredChange: 'INCREASE', onRegression }];
    const alarms = [{ alarmArn: alarm('errors'), onAlarm: 'TELL' }];
    await ask(
      'CreateLaunch',
      launchInput(feature, { groups, scheduledSplitsConfig: { steps }, metricMonitors, alarms }),
    );
    await ask('StartLaunch', { ...shop, launch: feature });
    const trialId = (await services.management.store.launches.get('shop', feature))?.entity.id ?? '';
    const deltas = { '0:0': ones(1_000, 500), '0:1': ones(1_000, 100) };
    const place = { trialId, period: Math.floor(clock.now / 300_000) * 300_000, shard: 's', metric: 0 };
    await services.aggregation.store.totals.add(place, [{ sequence: '1'.padStart(40, '0'), deltas }]);
  }
  const { store, report } = services.transitions;
  await sweeper({ store, report })(clock.now);
  for (const launch of ['judged-HOLD', 'judged-TELL']) await ask('StopLaunch', { ...shop, launch });
  for (const launch of ['judged-HOLD', 'judged-STOP', 'judged-TELL']) {
    await ask('DeleteLaunch', { ...shop, launch });
    await ask('DeleteFeature', { ...shop, feature: launch });
  }
};

const broken = {
  eventID: 'broken',
  eventName: 'MODIFY' as const,
  dynamodb: { Keys: { PK: { S: 'E#shop=e' }, SK: { S: 'M#trial#0' } }, NewImage: { PK: { S: 'no sums' } } },
};

const followed = async () => {
  const Records = await recordsOf(dynamodb, tableName);
  const { store, report } = services.aggregation;
  await aggregate({ store, report }, { Records: [...Records, broken] });
  const send = () => Promise.reject(new Error('gone'));
  await deliverer({ store: services.delivery.store, send, report, now: () => clock.now, timer: () => clock.now })({
    Records,
  });
};

const swept = async () => {
  const { store, report } = services.transitions;
  const sweep = sweeper({ store, report });
  await leaveStray();
  await sweep(clock.now);
  await redeliver({ store, send: async () => {}, report, hasTime: () => true });
  const looks = { ...shop, experiment: 'trial', metricNames: ['price'], treatmentNames: ['a', 'b'] };
  clock.now = startTime + 2.5 * day;
  await ask('GetExperimentResults', looks);
  await sweep(clock.now);
  clock.now = startTime + 6 * day;
  await sweep(clock.now);
  await ask('GetExperimentResults', { ...looks, period: 300, endTime: days(1) });
  clock.now = startTime + 64 * day;
  await ask('GetExperimentHealth', { ...shop, experiment: 'trial' });
  clock.now = startTime + 6 * day;
};

const removed = async () => {
  await ask('ShipVariation', { ...shop, feature: 'search', variation: 'on', dryRun: true });
  await ask('StopLaunch', { ...shop, launch: 'ramp' });
  await ask('DeleteLaunch', { ...shop, launch: 'ramp' });
  await ask('DeleteExperiment', { ...shop, experiment: 'trial' });
  await ask('CreateExperiment', experimentInput('short'));
  await ask('StartExperiment', { ...shop, experiment: 'short', analysisCompleteTime: days(30) });
  await ask('StopExperiment', { ...shop, experiment: 'short' });
  await ask('DeleteExperiment', { ...shop, experiment: 'short' });
  await ask('DeleteFeature', { ...shop, feature: 'search' });
  await ask('DeleteFeature', { ...shop, feature: 'second' });
  await ask('DeleteFeature', { ...shop, feature: 'third' });
  await ask('DeleteSegment', { segment: 'vip' });
  const made = [await ask('CreateKey', shop), await ask('CreateKey', shop)];
  const [first = ''] = made.map(({ key }) => (key as { readonly id: string }).id);
  await ask('UpdateKey', { ...shop, key: first, description: 'pages' });
  await ask('ListKeys', shop);
  await ask('DeleteKey', { ...shop, key: first });
  await ask('DeleteProject', shop);
};

const matches = (pattern: string, key: string): boolean =>
  pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : pattern === key;

const matchesSome = (patterns: readonly string[], key: string): boolean => patterns.some((each) => matches(each, key));

/** What a policy says to an action on keys: an allowance for all of them, and no denial of all of them. */
const isAllowed = (rows: readonly Access[], action: string, asked: readonly string[]): boolean => {
  const statements = rows.filter(({ actions }) => (actions as readonly string[]).includes(`dynamodb:${action}`));
  const allow = ({ partitionKeys, otherKeys = [] }: Access) =>
    asked.every((key) => matchesSome([...partitionKeys, ...otherKeys], key));
  const deny = ({ otherKeys = [] }: Access) => asked.every((key) => matchesSome(otherKeys, key));
  return statements.some(allow) && !statements.some(deny);
};

const texts = (sent: readonly Sent[]): string[] => [...new Set(sent.map(({ action, key }) => `${action} ${key}`))];

/** Actions with a key that a statement is for, and that nothing above asks for. */
const unused = (name: FunctionName & Name): string[] =>
  (functionRows[name].access as readonly Access[]).flatMap(({ actions, partitionKeys: of }) =>
    actions.flatMap((action) =>
      of
        .filter(
          (pattern) =>
            !recorders[name].sent.some((sent) => action === `dynamodb:${sent.action}` && matches(pattern, sent.key)),
        )
        .map((pattern) => `${action} ${pattern}`),
    ),
  );

describe.each(names)('the statements of the %s function', (name) => {
  const rows: readonly Access[] = functionRows[name].access;

  it('allow all that it sends to the table, when each write of a transaction is asked for its own key', () => {
    const { sent } = recorders[name];
    expect(sent.length).toBeGreaterThan(0);
    expect(texts(sent.filter(({ action, key }) => !isAllowed(rows, action, [key])))).toEqual([]);
  });

  it('allow all that it sends to the table, when each write of a transaction is asked for all its keys', () => {
    const { sent } = recorders[name];
    expect(texts(sent.filter(({ action, together }) => !isAllowed(rows, action, together)))).toEqual([]);
  });

  it('allow no action for keys that it does not send it for', () => {
    expect(unused(name)).toEqual([]);
  });
});

it('every operation was asked', () => {
  expect(operationNames.filter((name) => !asked.has(name))).toEqual([]);
});

it.each(['management', 'transitions'] as const)('%s writes history and cannot change it', (name) => {
  const { access } = functionRows[name];
  const may = (action: string) => isAllowed(access, action, ['H#shop']);
  expect([may('PutItem'), may('UpdateItem'), may('DeleteItem')]).toEqual([true, false, false]);
});
