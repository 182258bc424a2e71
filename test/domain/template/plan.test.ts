import type { ResourceType } from '../../../domain/arn.ts';
import { callOn } from '../../../domain/template/call.ts';
import { readProperties } from '../../../domain/template/desired.ts';
import { planChange, planDeletion } from '../../../domain/template/plan.ts';
import { given, hours, variations } from '../../lambdas/resources.ts';
import { startTime } from '../../support/in-process.ts';
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';
import { converge, names, type Properties, readActual } from './converge.ts';
import { everyProperty } from './properties.ts';

const service = useSharedService(useDynamoDB());

let count = 0;
let shop = '';

/** Every property of a type, in the project of the test. */
const whole = (type: ResourceType): Properties => ({
  ...everyProperty[type],
  ...(type === 'project' ? { Name: shop } : type === 'segment' ? {} : { Project: shop }),
  ...(type === 'launch' ? { Groups: groupsOf(shop) } : {}),
});

const groupsOf = (project: string) =>
  (everyProperty.launch.Groups as Properties[]).map((group) => ({
    ...group,
    Feature: String(group.Feature).replace('project/shop', `project/${project}`),
  }));

const HOUR = 3_600_000;
const iso = (time: number) => new Date(time).toISOString();

beforeEach(async () => {
  service.clock.now = startTime;
  count += 1;
  shop = `shop-${count}`;
  await given(service).project(shop);
  await given(service).feature('search', { project: shop });
});

beforeAll(async () => {
  await given(service).segment('testers', {
    pattern: '{"team":["test"]}',
    description: 'Who test',
    tags: { team: 'web' },
  });
});

const launch = (more: Properties = {}): Properties => ({
  Project: shop,
  Name: 'spring',
  Groups: [
    { GroupName: 'a', Feature: 'search', Variation: 'off' },
    { GroupName: 'b', Feature: 'search', Variation: 'on' },
  ],
  ScheduledSplitsConfig: [step(startTime, '10000')],
  ExecutionStatus: { Status: 'START' },
  ...more,
});

/** The group b gets a share. */
const step = (time: number, SplitWeight: string) => ({
  StartTime: iso(time),
  GroupWeights: [{ GroupName: 'b', SplitWeight }],
});

const experiment = (more: Properties = {}): Properties => ({
  Project: shop,
  Name: 'price',
  Treatments: [
    { TreatmentName: 'a', Feature: 'search', Variation: 'off' },
    { TreatmentName: 'b', Feature: 'search', Variation: 'on' },
  ],
  MetricGoals: [{ MetricName: 'price', EntityIdKey: 'user.id', ValueKey: 'price', DesiredChange: 'INCREASE' }],
  OnlineAbConfig: {},
  ...more,
});

const running = (more: Properties = {}): Properties =>
  experiment({ RunningStatus: { Status: 'START', AnalysisCompleteTime: String(hours(24)) }, ...more });

const stepsOf = async (name = 'spring') => {
  const { launch: found } = await service.ok('GetLaunch', { project: shop, launch: name });
  return found.scheduledSplitsDefinition.steps.map(
    ({ startTime: time, groupWeights }: { startTime: number; groupWeights: { b: number } }) => [
      Math.round(time * 1000 - startTime) / 1000,
      groupWeights.b,
    ],
  );
};

describe('a plan', () => {
  it('has no call for what is as it should be', async () => {
    await service.ok('DeleteFeature', { project: shop, feature: 'search' });
    await service.ok('DeleteProject', { project: shop });
    await service.ok('DeleteSegment', { segment: 'testers' });
    for (const type of ['project', 'segment', 'feature', 'launch', 'experiment'] as const) {
      const created = await converge(service, type, whole(type));
      expect(names(created.calls)).toHaveLength(1);
      expect(await converge(service, type, whole(type))).toEqual({ calls: [], warnings: [], faults: [] });
    }
  });

  it('has no call for other blanks, an ARN instead of a name, or what is omitted', async () => {
    await converge(service, 'launch', whole('launch'));
    const { Groups, MetricMonitors, ScheduledSplitsConfig, ...rest } = whole('launch');
    const [one, other] = Groups as Properties[];
    const [metric] = MetricMonitors as Properties[];
    const [only] = ScheduledSplitsConfig as { SegmentOverrides: Properties[] }[];
    const [override] = only?.SegmentOverrides ?? [];
    const plan = await converge(service, 'launch', {
      ...rest,
      Groups: [{ ...one, Feature: `arn:aws:evidently:us-east-1:123456789012:project/${shop}/feature/search` }, other],
      MetricMonitors: [{ ...metric, EventPattern: '{ "details.price": [ {"exists": true} ] }' }],
      ScheduledSplitsConfig: [
        {
          ...only,
          SegmentOverrides: [{ ...override, Segment: 'arn:aws:evidently:us-east-1:123456789012:segment/testers' }],
        },
      ],
    });
    expect(plan.calls).toEqual([]);
  });

  it('puts the arms of a draft in the order of the template, which decides who is in which; not of one that runs', async () => {
    await converge(service, 'launch', launch({ ExecutionStatus: undefined }));
    const Groups = (launch().Groups as Properties[]).toReversed();
    const turned = await converge(service, 'launch', launch({ Groups, ExecutionStatus: undefined }));
    expect(names(turned.calls)).toEqual(['UpdateLaunch']);
    expect(names((await converge(service, 'launch', launch({ Groups }))).calls)).toEqual(['StartLaunch']);
    expect((await converge(service, 'launch', launch())).calls).toEqual([]);
  });

  it('gives what a template no longer has its default', async () => {
    await converge(service, 'feature', whole('feature'));
    await converge(service, 'feature', {
      Project: shop,
      Name: 'search',
      Variations: [{ VariationName: 'on', StringValue: 'yes' }],
    });
    const { feature } = await service.ok('GetFeature', { project: shop, feature: 'search' });
    expect(feature).toMatchObject({
      description: '',
      evaluationStrategy: 'ALL_RULES',
      defaultVariation: 'on',
      valueType: 'STRING',
      entityOverrides: {},
      tags: {},
    });
    expect(feature.variations).toEqual([{ name: 'on', value: { stringValue: 'yes' } }]);
  });

  it('sends only the members that differ', async () => {
    await converge(service, 'experiment', experiment({ Segment: 'testers', SamplingRate: '1000' }));
    const { calls } = await converge(service, 'experiment', experiment({ Description: 'New' }));
    expect(calls).toEqual([
      {
        operation: 'UpdateExperiment',
        input: { project: shop, experiment: 'price', description: 'New', samplingRate: 100_000, removeSegment: true },
      },
    ]);
  });

  it('moves the destination of a project, and turns it off', async () => {
    const project = (DataDelivery?: Properties) => ({ Name: shop, ...(DataDelivery ? { DataDelivery } : {}) });
    await converge(service, 'project', project({ S3: { BucketName: 'evaluations' } }));
    const moved = await converge(service, 'project', project({ LogGroup: 'evaluations' }));
    expect(names(moved.calls)).toEqual(['UpdateProjectDataDelivery']);
    await converge(service, 'project', project());
    expect((await service.ok('GetProject', { project: shop })).project).not.toHaveProperty('dataDelivery');
  });

  it('leaves what no operation takes away, with a warning', async () => {
    const AppConfigResource = { ApplicationId: 'abc1234', EnvironmentId: 'def5678' };
    await converge(service, 'project', { Name: shop, AppConfigResource });
    const { calls, warnings } = await converge(service, 'project', { Name: shop });
    expect(calls).toEqual([]);
    expect(warnings).toEqual([{ name: 'AppConfigResource', message: 'stays, because no operation takes it away' }]);
  });

  it('replaces, adds and removes tags', async () => {
    const tags = (tagged: Record<string, string>) => ({
      Name: shop,
      Tags: Object.entries(tagged).map(([Key, Value]) => ({ Key, Value })),
    });
    await converge(service, 'project', tags({ a: '1', b: '2' }));
    const { calls } = await converge(service, 'project', tags({ b: '3', c: '4' }));
    expect(names(calls)).toEqual(['UntagResource', 'TagResource']);
    expect((await service.ok('GetProject', { project: shop })).project.tags).toEqual({ b: '3', c: '4' });
  });

  it('refuses another pattern for a segment, and knows one with other blanks', async () => {
    const segment = { ...whole('segment'), Name: 'buyers' };
    await converge(service, 'segment', segment);
    await converge(service, 'segment', { ...segment, Pattern: '{ "team": ["test"] }' });
    await expect(converge(service, 'segment', { ...segment, Pattern: '{"team":["web"]}' })).rejects.toThrow(
      'Pattern cannot change in a segment: give the segment a new name',
    );
    expect((await converge(service, 'segment', segment)).calls).toEqual([]);
  });
});

describe('a launch in a template', () => {
  it('starts at once when its time is long past', async () => {
    const { calls } = await converge(service, 'launch', launch({ ScheduledSplitsConfig: [step(0, '10000')] }));
    expect(names(calls)).toEqual(['CreateLaunch', 'StartLaunch']);
    expect((await service.ok('GetLaunch', { project: shop, launch: 'spring' })).launch.status).toBe('RUNNING');
  });

  it('keeps its begun steps when its times are written anew', async () => {
    const dated = (time: number) =>
      launch({ ScheduledSplitsConfig: [step(time, '10000'), step(time + 24 * HOUR, '50000')] });
    await converge(service, 'launch', dated(startTime));
    service.clock.now += HOUR;
    const { calls, warnings } = await converge(service, 'launch', dated(service.clock.now));
    expect(names(calls)).toEqual(['UpdateLaunch']);
    expect(warnings.map(({ name }) => name)).toEqual(['ScheduledSplitsConfig[0].StartTime']);
    expect(await stepsOf()).toEqual([
      [0, 10_000],
      [25 * 3_600, 50_000],
    ]);
    service.clock.now += 48 * HOUR;
    expect((await converge(service, 'launch', dated(service.clock.now))).calls).toEqual([]);
  });

  it('begins a step now when its share is another, and goes back in the same way', async () => {
    const share = (SplitWeight: string) => launch({ ScheduledSplitsConfig: [step(startTime, SplitWeight)] });
    await converge(service, 'launch', share('10000'));
    service.clock.now += HOUR;
    await converge(service, 'launch', share('50000'));
    expect((await converge(service, 'launch', share('50000'))).calls).toEqual([]);
    service.clock.now += HOUR;
    await converge(service, 'launch', share('10000'));
    expect(await stepsOf()).toEqual([
      [0, 10_000],
      [3_600, 50_000],
      [7_200, 10_000],
    ]);
  });

  it('refuses the seventh step before any call, with the way out', async () => {
    const share = (SplitWeight: string) => launch({ ScheduledSplitsConfig: [step(startTime, SplitWeight)] });
    for (const given of ['1', '2', '3', '4', '5', '6']) {
      await converge(service, 'launch', share(given));
      service.clock.now += HOUR;
    }
    await expect(converge(service, 'launch', share('7'))).rejects.toThrow(
      'ScheduledSplitsConfig would come to 7 steps with those that have begun, and a launch has at most 6 in all: ' +
        'stop the launch, and go on with one of a new name and the same RandomizationSalt',
    );
    expect((await converge(service, 'launch', share('6'))).calls).toEqual([]);
  });

  it('adds, moves and drops steps to come', async () => {
    const later = (...more: readonly (readonly [hours: number, share: string])[]) =>
      launch({
        ScheduledSplitsConfig: [
          step(startTime, '10000'),
          ...more.map(([at, share]) => step(startTime + at * HOUR, share)),
        ],
      });
    await converge(service, 'launch', later([24, '50000']));
    service.clock.now += HOUR;
    await converge(service, 'launch', later([12, '20000'], [24, '60000']));
    expect(await stepsOf()).toEqual([
      [0, 10_000],
      [12 * 3_600, 20_000],
      [24 * 3_600, 60_000],
    ]);
    await converge(service, 'launch', later());
    expect(await stepsOf()).toEqual([[0, 10_000]]);
  });

  it('is not started again after its end, and no text makes it fail', async () => {
    await converge(service, 'launch', launch());
    await service.ok('StopLaunch', { project: shop, launch: 'spring' });
    const redated = { ScheduledSplitsConfig: [step(startTime + HOUR, '10000')], Description: 'Of spring' };
    const { calls, warnings } = await converge(
      service,
      'launch',
      launch({ ...redated, Tags: [{ Key: 'a', Value: '1' }] }),
    );
    expect(names(calls)).toEqual(['TagResource']);
    expect(warnings.map(({ message }) => message)).toEqual([
      'stays as it is, because spring is COMPLETED',
      'stays as it is, because spring is COMPLETED',
    ]);
    await expect(converge(service, 'launch', launch({ RandomizationSalt: 'other' }))).rejects.toThrow(
      'RandomizationSalt cannot change, because spring is COMPLETED: give the resource a new name',
    );
  });

  it('stops as the template says', async () => {
    await converge(service, 'launch', launch());
    const stop = { Status: 'STOP', DesiredState: 'CANCELLED', Reason: 'Too slow' };
    const last = launch({ ExecutionStatus: stop, ScheduledSplitsConfig: [step(startTime, '0')] });
    expect(names((await converge(service, 'launch', last)).calls)).toEqual(['UpdateLaunch', 'StopLaunch']);
    expect((await converge(service, 'launch', last)).calls).toEqual([]);
    expect(await stepsOf()).toEqual([
      [0, 10_000],
      [0.001, 0],
    ]);
    const { launch: found } = await service.ok('GetLaunch', { project: shop, launch: 'spring' });
    expect(found).toMatchObject({ status: 'CANCELLED', statusReason: 'Too slow' });
  });

  it('takes an empty salt for none', async () => {
    await converge(service, 'launch', launch({ RandomizationSalt: '' }));
    expect((await converge(service, 'launch', launch({ RandomizationSalt: '' }))).calls).toEqual([]);
  });
});

describe('an experiment in a template', () => {
  it('starts, keeps the end of its start, and does not start again', async () => {
    expect(names((await converge(service, 'experiment', running())).calls)).toEqual([
      'CreateExperiment',
      'StartExperiment',
    ]);
    const later = { RunningStatus: { Status: 'START', AnalysisCompleteTime: String(hours(48)) } };
    const { calls, warnings } = await converge(service, 'experiment', running(later));
    expect([calls, warnings.map(({ name }) => name)]).toEqual([[], ['RunningStatus.AnalysisCompleteTime']]);
    service.clock.now += 30 * HOUR;
    expect((await converge(service, 'experiment', running())).calls).toEqual([]);
  });

  it('shares equally again when its weights are no longer given', async () => {
    const TreatmentWeights = [{ Treatment: 'b', SplitWeight: '100000' }];
    await converge(service, 'experiment', experiment({ OnlineAbConfig: { TreatmentWeights } }));
    await converge(service, 'experiment', experiment());
    const { experiment: found } = await service.ok('GetExperiment', { project: shop, experiment: 'price' });
    expect(found.onlineAbDefinition).toEqual({ controlTreatmentName: 'a', treatmentWeights: { a: 50_000, b: 50_000 } });
  });
});

describe('what the API has beyond Evidently', () => {
  const metric = { EntityIdKey: 'user.id', ValueKey: 'price' };
  const trials: readonly [ResourceType, (more?: Properties) => Properties, Properties][] = [
    [
      'experiment',
      experiment,
      {
        MetricGoals: [
          {
            ...metric,
            MetricName: 'spent',
            Aggregation: 'VALUE_PER_ENTITY',
            EntityCap: '100',
            WindowHours: '24',
            DesiredChange: 'INCREASE',
          },
        ],
        Guardrails: [{ ...metric, MetricName: 'slow', DesiredChange: 'DECREASE', Margin: '0.05' }],
      },
    ],
    [
      'launch',
      (more) => launch({ ExecutionStatus: { Status: 'STOP' }, ...more }),
      {
        MetricMonitors: [
          { ...metric, MetricName: 'slow', DesiredChange: 'DECREASE', Margin: '0.05', OnRegression: 'HOLD' },
        ],
        Alarms: [{ AlarmArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors', OnAlarm: 'STOP' }],
      },
    ],
  ];

  it.each(trials)('has properties too, and no call when it is as it should be: %s', async (type, properties, more) => {
    const created = await converge(service, type, properties(more));
    expect(names(created.calls)).toHaveLength(1);
    expect((await converge(service, type, properties(more))).calls).toEqual([]);
  });

  it('changes nothing of an experiment that runs', async () => {
    const [[, , more] = []] = trials;
    await converge(service, 'experiment', running(more));
    expect((await converge(service, 'experiment', running(more))).calls).toEqual([]);
  });

  it.each(trials)('is taken away with its property: %s', async (type, properties, more) => {
    await converge(service, type, properties(more));
    expect(names((await converge(service, type, properties())).calls)).toHaveLength(1);
    expect((await converge(service, type, properties())).calls).toEqual([]);
  });
});

describe('a deletion', () => {
  const identity = () => ({ type: 'launch', project: shop, name: 'spring' }) as const;

  it('stops what runs first, and has no call for what is gone', async () => {
    await converge(service, 'launch', launch());
    const { desired } = readProperties('launch', launch());
    const calls = planDeletion(identity(), await readActual(service, desired));
    expect(names(calls)).toEqual(['StopLaunch', 'DeleteLaunch']);
    for (const { operation, input } of calls) await service.ok(operation, input);
    expect(planDeletion(identity(), await readActual(service, desired))).toEqual([]);
    expect((await service.call('GetLaunch', callOn(identity(), 'Get').input)).status).toBe(404);
  });
});

describe('a plan from data alone', () => {
  it('needs no template', async () => {
    const desired = {
      type: 'feature',
      project: shop,
      name: 'search',
      members: { variations: variations('off', 'on') },
      tags: {},
    } as const;
    expect(planChange(desired, await readActual(service, desired), 0).calls).toEqual([]);
  });
});
