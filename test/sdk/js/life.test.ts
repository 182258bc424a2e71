import * as sdk from '@aws-sdk/client-evidently';
import { modelOperations } from '../../../contract/index.ts';
import { type RunningService, startService, uniqueName } from '../../support/over-http.ts';
import { allOf, type RecordingClient, recordingClient } from './client.ts';

let service: RunningService;
let recording: RecordingClient;
let send: sdk.EvidentlyClient['send'];

const project = uniqueName('js-life');
const segment = uniqueName('js-life');
let projectArn = '';
let segmentArn = '';
const feature = 'checkout';
const metricDefinition = { name: 'price', entityIdKey: 'user.id', valueKey: 'cart.total' };
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

beforeAll(async () => {
  service = await startService();
  recording = recordingClient(service.endpoint);
  send = recording.client.send.bind(recording.client) as typeof send;
});

afterAll(async () => {
  recording.client.destroy();
  await service.stop();
});

describe('a project', () => {
  it('is created, read by name and by ARN, and listed', async () => {
    const created = await send(new sdk.CreateProjectCommand({ name: project, tags: { team: 'a' } }));
    projectArn = created.project?.arn ?? '';
    expect(created.project).toMatchObject({ name: project, status: 'AVAILABLE', description: '', tags: { team: 'a' } });
    expect(created.project?.createdTime).toBeInstanceOf(Date);
    const byName = await send(new sdk.GetProjectCommand({ project }));
    const byArn = await send(new sdk.GetProjectCommand({ project: projectArn }));
    expect(byArn.project).toEqual(byName.project);
    const pages = sdk.paginateListProjects({ client: recording.client }, {});
    const all = await allOf(pages);
    expect(all.flatMap((page) => page.projects ?? []).map(({ name }) => name)).toContain(project);
  });

  it('is changed, by its ARN too, and delivers its events elsewhere', async () => {
    const updated = await send(new sdk.UpdateProjectCommand({ project: projectArn, description: 'changed' }));
    expect(updated.project?.description).toBe('changed');
    const s3Destination = { bucket: 'events-of-mine', prefix: 'evidently' };
    const to = await send(new sdk.UpdateProjectDataDeliveryCommand({ project, s3Destination }));
    expect(to.project?.dataDelivery).toEqual({ s3Destination });
    const off = await send(new sdk.UpdateProjectDataDeliveryCommand({ project: projectArn }));
    expect(off.project?.dataDelivery).toBeUndefined();
  });

  it('is tagged', async () => {
    await send(new sdk.TagResourceCommand({ resourceArn: projectArn, tags: { cost: 'b', gone: 'c' } }));
    await send(new sdk.UntagResourceCommand({ resourceArn: projectArn, tagKeys: ['gone', 'team'] }));
    const { tags } = await send(new sdk.ListTagsForResourceCommand({ resourceArn: projectArn }));
    expect(tags).toEqual({ cost: 'b' });
  });
});

describe('a segment', () => {
  it('is created with its pattern as given, and read by name and by ARN', async () => {
    const pattern = '{ "country" : ["NL"] }';
    const created = await send(new sdk.CreateSegmentCommand({ name: segment, pattern }));
    segmentArn = created.segment?.arn ?? '';
    expect(String(created.segment?.pattern)).toBe(pattern);
    const byName = await send(new sdk.GetSegmentCommand({ segment }));
    const byArn = await send(new sdk.GetSegmentCommand({ segment: segmentArn }));
    // The client wraps JSON text in a class of its own, of which no two objects are equal.
    expect(JSON.stringify(byArn.segment)).toBe(JSON.stringify(byName.segment));
    const pages = sdk.paginateListSegments({ client: recording.client }, {});
    const all = await allOf(pages);
    expect(all.flatMap((page) => page.segments ?? []).map(({ name }) => name)).toContain(segment);
  });

  it('tells what its pattern matches', async () => {
    const pattern = '{"country":["NL"]}';
    const matches = (payload: object) =>
      send(new sdk.TestSegmentPatternCommand({ pattern, payload: JSON.stringify(payload) }));
    expect(await Promise.all([matches({ country: 'NL' }), matches({ country: 'BE' })])).toMatchObject([
      { match: true },
      { match: false },
    ]);
  });
});

describe('a feature', () => {
  it('is created, read, changed and listed, with values of its type', async () => {
    const variations = [
      { name: 'off', value: { boolValue: false } },
      { name: 'on', value: { boolValue: true } },
    ];
    const created = await send(new sdk.CreateFeatureCommand({ project: projectArn, name: feature, variations }));
    expect(created.feature).toMatchObject({ valueType: 'BOOLEAN', defaultVariation: 'off', variations });
    const updated = await send(
      new sdk.UpdateFeatureCommand({ project, feature, entityOverrides: { tester: 'on' }, description: 'new' }),
    );
    expect(updated.feature).toMatchObject({ entityOverrides: { tester: 'on' }, description: 'new' });
    const found = await send(new sdk.GetFeatureCommand({ project: projectArn, feature }));
    expect(found.feature).toEqual(updated.feature);
    const { features } = await send(new sdk.ListFeaturesCommand({ project: projectArn }));
    expect(features?.map(({ name }) => name)).toEqual([feature]);
  });

  it('is evaluated, alone and in a batch', async () => {
    const one = await send(new sdk.EvaluateFeatureCommand({ project: projectArn, feature, entityId: 'tester' }));
    expect(one).toMatchObject({ variation: 'on', value: { boolValue: true }, reason: 'ENTITY_OVERRIDES_MATCH' });
    const requests = [
      { feature, entityId: 'other' },
      { feature: 'none', entityId: 'other' },
    ];
    const { results } = await send(new sdk.BatchEvaluateFeatureCommand({ project, requests }));
    expect(results).toMatchObject([
      { variation: 'off', reason: 'DEFAULT' },
      { reason: expect.stringMatching(/^Feature does not exist with arn/) },
    ]);
  });
});

describe('a launch', () => {
  const launch = 'rollout';
  const groups = [
    { name: 'old', feature, variation: 'off' },
    { name: 'new', feature, variation: 'on' },
  ];
  const segmentOverrides = [{ segment, evaluationOrder: 1, weights: { new: 100_000 } }];

  it('is created, changed, listed, and refers to its segment', async () => {
    const step = { startTime: inDays(-1), groupWeights: { old: 100_000 }, segmentOverrides };
    const scheduledSplitsConfig = { steps: [step] };
    const created = await send(
      new sdk.CreateLaunchCommand({ project: projectArn, name: launch, groups, scheduledSplitsConfig }),
    );
    expect(created.launch).toMatchObject({ status: 'CREATED', randomizationSalt: launch });
    const updated = await send(new sdk.UpdateLaunchCommand({ project, launch, randomizationSalt: 'salt' }));
    const { launch: found } = await send(new sdk.GetLaunchCommand({ project: projectArn, launch }));
    expect(found).toEqual(updated.launch);
    const { launches } = await send(new sdk.ListLaunchesCommand({ project, status: 'CREATED' }));
    expect(launches?.map(({ name }) => name)).toEqual([launch]);
    const { referencedBy } = await send(new sdk.ListSegmentReferencesCommand({ segment: segmentArn, type: 'LAUNCH' }));
    expect(referencedBy).toMatchObject([{ name: launch, type: 'LAUNCH' }]);
  });

  it('takes in whom it should while it runs, and nobody after it was stopped', async () => {
    const started = await send(new sdk.StartLaunchCommand({ project: projectArn, launch }));
    expect(started.launch?.status).toBe('RUNNING');
    const evaluate = () =>
      send(new sdk.EvaluateFeatureCommand({ project, feature, entityId: 'e', evaluationContext: '{"country":"NL"}' }));
    expect(await evaluate()).toMatchObject({ variation: 'on', reason: 'LAUNCH_RULE_MATCH' });
    const stopped = await send(new sdk.StopLaunchCommand({ project, launch, reason: 'done' }));
    expect(stopped.endedTime).toBeInstanceOf(Date);
    const { launch: ended } = await send(new sdk.GetLaunchCommand({ project, launch }));
    expect(ended).toMatchObject({ status: 'COMPLETED', statusReason: 'done' });
  });
});

describe('an experiment', () => {
  const experiment = 'colours';
  const treatments = [
    { name: 'a', feature, variation: 'off' },
    { name: 'b', feature, variation: 'on' },
  ];

  it('is created, changed and listed', async () => {
    const created = await send(
      new sdk.CreateExperimentCommand({
        project: projectArn,
        name: experiment,
        treatments,
        metricGoals: [{ metricDefinition, desiredChange: 'INCREASE' }],
        segment: segmentArn,
      }),
    );
    expect(created.experiment).toMatchObject({
      status: 'CREATED',
      segment: segmentArn,
      type: 'aws.evidently.onlineab',
    });
    const updated = await send(
      new sdk.UpdateExperimentCommand({ project, experiment, samplingRate: 100_000, removeSegment: true }),
    );
    expect(updated.experiment?.samplingRate).toBe(100_000);
    const found = await send(new sdk.GetExperimentCommand({ project: projectArn, experiment }));
    expect(found.experiment).toEqual(updated.experiment);
    const { experiments } = await send(new sdk.ListExperimentsCommand({ project }));
    expect(experiments?.map(({ name }) => name)).toEqual([experiment]);
  });

  it('runs: it serves treatments, takes events, answers for results, and is stopped', async () => {
    const start = { project: projectArn, experiment, analysisCompleteTime: inDays(1) };
    expect((await send(new sdk.StartExperimentCommand(start))).startedTime).toBeInstanceOf(Date);
    const entityId = 'visitor';
    const served = await send(new sdk.EvaluateFeatureCommand({ project, feature, entityId }));
    expect(served.reason).toBe('EXPERIMENT_RULE_MATCH');
    const data = JSON.stringify({ user: { id: entityId }, cart: { total: 12.5 } });
    const events: sdk.Event[] = [{ timestamp: new Date(), type: 'aws.evidently.custom', data }];
    const { failedEventCount, eventResults } = await send(new sdk.PutProjectEventsCommand({ project, events }));
    expect([failedEventCount, eventResults?.length]).toEqual([0, 1]);
    const results = await send(
      new sdk.GetExperimentResultsCommand({ project, experiment, metricNames: ['price'], treatmentNames: ['a', 'b'] }),
    );
    expect(results.details).toBe('Not enough events to generate results');
    const stop = { project, experiment, desiredState: 'CANCELLED', reason: 'enough' } as const;
    expect((await send(new sdk.StopExperimentCommand(stop))).endedTime).toBeInstanceOf(Date);
  });
});

describe('in the end', () => {
  it('everything is deleted, and the project is not found', async () => {
    await send(new sdk.DeleteExperimentCommand({ project: projectArn, experiment: 'colours' }));
    await send(new sdk.DeleteLaunchCommand({ project, launch: 'rollout' }));
    await send(new sdk.DeleteFeatureCommand({ project: projectArn, feature }));
    await send(new sdk.DeleteSegmentCommand({ segment: segmentArn }));
    await send(new sdk.DeleteProjectCommand({ project: projectArn }));
    await expect(send(new sdk.GetProjectCommand({ project }))).rejects.toBeInstanceOf(sdk.ResourceNotFoundException);
  });

  it('every operation of the client has succeeded', () => {
    expect([...recording.called].sort()).toEqual([...modelOperations].sort());
  });
});
