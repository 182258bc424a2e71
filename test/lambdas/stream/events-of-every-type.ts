/**
 * A story that makes an event of every type, for the tests and for docs/events.md. Ids of creations are numbered, so that
 * it is the same each time.
 */
import type { OperationName } from '../../../contract/index.ts';
import type { HistoryRecord } from '../../../lambdas/store/resources/history.ts';
import { eventsOf } from '../../../lambdas/stream/outbox.ts';
import type { ServiceEvent } from '../../../lambdas/stream/service-event.ts';
import { guardByAlarm } from '../../../lambdas/time/guard-by-alarm.ts';
import { settle } from '../../../lambdas/time/settle.ts';
import type { TestDynamoDB } from '../../support/dynamodb.ts';
import { openTestService, startTime } from '../../support/in-process.ts';
import { viewTable } from '../../time/table-view.ts';
import { arms, days, given, type Members, metric, step } from '../resources.ts';

const day = 86_400_000;
const shop = { project: 'shop' };

/** All events of the story, as they are published. */
export const makeEveryEvent = async (dynamodb: TestDynamoDB): Promise<ServiceEvent[]> => {
  const one = await openTestService(dynamodb, { describeAlarms: async () => ({ errors: 'OK', crashes: 'OK' }) });
  const { store } = one.service;
  const create = given(one);
  const at = async (time: number, name: OperationName, input: Members) => {
    one.clock.now = startTime + time;
    await one.ok(name, { ...shop, ...input });
  };
  await create.project();
  await create.feature('search');
  const steps = [step(days(0), { b: 10_000 }), step(days(1), { b: 50_000 })];
  await create.launch('ramp', { scheduledSplitsConfig: { steps } });
  await create.experiment('trial', { metricGoals: [metric('price')], samplingRate: 20_000 });
  await at(0, 'StartLaunch', { launch: 'ramp' });
  await at(0, 'StartExperiment', { experiment: 'trial', analysisCompleteTime: days(14) });
  await at(1_500, 'UpdateExperiment', { experiment: 'trial', samplingRate: 100_000 });
  const later = { steps: [...steps, step(days(2), { b: 100_000 })] };
  await at(2_500, 'UpdateLaunch', { launch: 'ramp', scheduledSplitsConfig: later });
  await settle({ store, now: startTime + day, report: one.service.report });
  await at(3 * day, 'StopLaunch', { launch: 'ramp', desiredState: 'CANCELLED', reason: 'too slow' });
  await create.feature('checkout');
  await create.experiment('other', { treatments: arms({ a: 'off', b: 'on' }, 'checkout') });
  await at(3 * day, 'StartExperiment', { experiment: 'other', analysisCompleteTime: days(14) });
  await at(4 * day, 'StopExperiment', { experiment: 'other', desiredState: 'CANCELLED', reason: 'no use' });
  await settle({ store, now: startTime + 15 * day, report: one.service.report });
  await at(16 * day, 'DeleteLaunch', { launch: 'ramp' });
  const at17 = { scheduledSplitsConfig: { steps: [step(days(17), { b: 10_000 }), step(days(18), { b: 50_000 })] } };
  await create.launch('guarded', { ...at17, alarms });
  await at(17 * day, 'StartLaunch', { launch: 'guarded' });
  const raise = (alarmName: string, id: string, time: number) => {
    const detail = { alarmName, state: { value: 'ALARM' } };
    return guardByAlarm({ store, now: startTime + time }, { id, resources: [arnOfAlarm(alarmName)], detail });
  };
  await raise('errors', 'c4c1c1c9', 17.5 * day);
  await at(17.75 * day, 'ContinueLaunch', { launch: 'guarded', reason: 'a false alarm' });
  await raise('crashes', 'd5d2d2d0', 17.9 * day);
  const table = viewTable(dynamodb, one);
  const projectId = (await store.projects.get('shop'))?.entity.id ?? '';
  const events = [
    ...(await table.events(projectId)),
    ...findings.flatMap((record) => eventsOf(record, one.service.deployment)),
  ];
  table.close();
  return numbered(events);
};

const arnOfAlarm = (name: string): string => `arn:aws:cloudwatch:us-east-1:123456789012:alarm:${name}`;

const alarms = [
  { alarmArn: arnOfAlarm('errors'), onAlarm: 'HOLD' },
  { alarmArn: arnOfAlarm('crashes'), onAlarm: 'STOP' },
];

const found = {
  time: startTime + day / 2,
  resourceType: 'experiment',
  name: 'trial',
  project: 'shop',
  status: 'RUNNING',
} as const;

/** What a look finds; look.test.ts, decisions.test.ts and guard-by-monitor.test.ts hold that it does. */
const findings: readonly HistoryRecord[] = [
  {
    ...found,
    resourceType: 'launch',
    name: 'ramp',
    id: 't-launch-monitor-0-0-1-TELL',
    operation: 'LaunchGuardTold',
    after: {
      guard: {
        action: 'TELL',
        reason: 'monitor price: b is worse than a in step 1',
        metricName: 'price',
        groupName: 'b',
        controlName: 'a',
        step: 1,
        startTime,
        pValue: 0.0031,
      },
    },
  },
  {
    ...found,
    resourceType: 'launch',
    name: 'ramp',
    id: 't-launch-mismatch-0-TELL',
    operation: 'LaunchGuardTold',
    after: {
      guard: {
        action: 'TELL',
        reason: 'step 1: its entities arrive in other shares than intended, so it is not judged',
        sampleRatioMismatch: true,
        step: 1,
        startTime,
        pValue: 0.0007,
      },
    },
  },
  {
    ...found,
    id: `experiment-${found.time}-verdict-0-b`,
    operation: 'ExperimentVerdictChanged',
    before: { verdict: 'Inconclusive' },
    after: {
      metricName: 'price',
      treatmentName: 'b',
      verdict: 'Better',
      pValue: 0.0314,
      drift: false,
      lowerBound: 0.0125,
      upperBound: 0.3875,
    },
  },
  {
    ...found,
    id: `experiment-${found.time}-verdict-1-b`,
    operation: 'ExperimentVerdictChanged',
    before: { verdict: 'Open' },
    after: {
      metricName: 'seconds',
      treatmentName: 'b',
      verdict: 'Harmed',
      pValue: 0.0021,
      guardrail: true,
      margin: 0.02,
    },
  },
  {
    ...found,
    id: `experiment-${found.time}-mismatch`,
    operation: 'SampleRatioMismatchFound',
    after: {
      pValue: 0.0024,
      treatments: [
        { treatmentName: 'a', entities: 4_210, expectedShare: 0.5 },
        { treatmentName: 'b', entities: 3_846, expectedShare: 0.5 },
      ],
    },
  },
];

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Creation ids as they come, in events whose order is not that of their making. */
const numbered = (events: readonly ServiceEvent[]): ServiceEvent[] => {
  const ids = new Map<string, string>();
  const number = (id: string): string => {
    const known = ids.get(id) ?? `00000000-0000-4000-8000-${String(ids.size + 1).padStart(12, '0')}`;
    ids.set(id, known);
    return known;
  };
  const sorted = events.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return JSON.parse(JSON.stringify(sorted).replace(uuid, number)) as ServiceEvent[];
};

/** By what they say, without ids. */
const orderOf = ({ time, resources, detail, ...event }: ServiceEvent): string =>
  [time, event['detail-type'], ...resources, detail.eventName ?? ''].join(' ');
