/**
 * The provider is killed at any call of any event, before or behind it, and the event comes again. All ends as it would
 * have without the kill.
 */
import fc from 'fast-check';
import type { ResourceType } from '../../../domain/arn.ts';
import type { Answer } from '../../../lambdas/cloudformation/answer.ts';
import type { Handle } from '../../../lambdas/http/dispatch.ts';
import { startTime } from '../../support/in-process.ts';
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';
import { given } from '../resources.ts';
import { openStack, type Properties, type Stack } from './stack.ts';

const service = useSharedService(useDynamoDB(), { quotas: { projects: 10_000 } });

/** What a template may say of one resource at a time; undefined for a template without it. */
type Version = Properties | undefined;

const type = fc.constantFrom<ResourceType>('project', 'feature', 'launch', 'experiment');
const description = fc.constantFrom('', 'one', 'another');
const name = fc.constantFrom('first', 'second');
const tags = fc.constantFrom<Properties[]>([], [{ Key: 'team', Value: 'web' }], [{ Key: 'team', Value: 'app' }]);
const share = fc.constantFrom('0', '1000', '100000');
const run = fc.constantFrom<Properties>({}, { Status: 'START' }, { Status: 'STOP', Reason: 'Enough' });
const chosen = fc.record({ description, name, tags, share, run });
type Chosen = typeof chosen extends fc.Arbitrary<infer Value> ? Value : never;

const arms = (Group: string) =>
  ['off', 'on'].map((Variation) => ({ [Group]: Variation, Feature: 'search', Variation }));

const DAY = 86_400;

/** The properties of a type; those of a project are its own name. */
const propertiesOf = (project: string, of: ResourceType, { description: Description, ...more }: Chosen): Properties => {
  const common = { Name: more.name, Description, Tags: more.tags };
  const inside = { ...common, Project: project };
  if (of === 'project') return { ...common, Name: `${project}-${more.name}` };
  if (of === 'feature')
    return { ...inside, Variations: [{ VariationName: 'on', LongValue: more.share }, ...otherVariation(more.share)] };
  const isRun = Object.keys(more.run).length > 0;
  if (of === 'launch')
    return {
      ...inside,
      Groups: arms('GroupName'),
      ScheduledSplitsConfig: [{ StartTime: '0', GroupWeights: [{ GroupName: 'on', SplitWeight: more.share }] }],
      ...(isRun ? { ExecutionStatus: more.run } : {}),
    };
  return {
    ...inside,
    Treatments: arms('TreatmentName'),
    MetricGoals: [{ MetricName: 'price', EntityIdKey: 'user', ValueKey: 'price', DesiredChange: 'INCREASE' }],
    SamplingRate: more.share,
    ...(isRun ? { RunningStatus: { ...more.run, AnalysisCompleteTime: String(startTime / 1000 + DAY) } } : {}),
  };
};

const otherVariation = (share: string) => (share === '0' ? [] : [{ VariationName: 'off', LongValue: '1' }]);

/** Before which call, or behind which, the process ends. */
const kill = fc.record({ call: fc.nat(6), behind: fc.boolean() });
type Kill = typeof kill extends fc.Arbitrary<infer Value> ? Value : never;

const killed = (handle: Handle, { call, behind }: Kill): Handle => {
  let calls = 0;
  return async (event) => {
    calls += 1;
    if (calls - 1 < call) return handle(event);
    if (calls - 1 === call && behind) await handle(event);
    throw new Error('killed');
  };
};

interface Life {
  readonly project: string;
  readonly of: ResourceType;
  readonly versions: readonly Version[];
}

/** Sends the event of each version as CloudFormation does; a killed one before it, if there are kills. */
const live = async ({ project, of, versions }: Life, kills: readonly Kill[] = []): Promise<unknown[]> => {
  await given(service).project(project);
  await given(service).feature('search', { project });
  const stack = openStack(service, project);
  const answers: unknown[] = [];
  let physicalId: string | undefined;
  for (const [index, properties] of versions.entries()) {
    const known = physicalId;
    const event = async (to: Stack): Promise<Answer> => {
      service.clock.now += 1_000;
      if (!properties) return known === undefined ? {} : to.remove({ type: of, properties: {} }, known);
      const resource = { type: of, properties, requestId: `event-${index}` };
      return known === undefined ? to.create(resource) : to.update(resource, known);
    };
    const end = kills[index];
    if (end) await event(openStack(service, project, { handle: killed(service.handle, end) }));
    const { Status, PhysicalResourceId: next } = await event(stack);
    answers.push(Status);
    const isCreated = properties !== undefined && !(Status === 'FAILED' && known === undefined);
    physicalId = isCreated ? next : undefined;
    const gone = properties === undefined || physicalId === next ? known : next;
    if (gone !== undefined && gone !== physicalId) await stack.remove({ type: of, properties: {} }, gone);
  }
  return [...answers, await stateOf(project)];
};

/** All that is in the project, and the projects named after it, without times, ARNs and versions. */
const stateOf = async (project: string): Promise<unknown> => {
  const find = async (last: string) =>
    (await service.call('GetProject', { project: `${project}-${last}` })).body.project;
  const named = await Promise.all(['first', 'second'].map(find));
  const { features } = await service.ok('ListFeatures', { project });
  const { launches } = await service.ok('ListLaunches', { project });
  const { experiments } = await service.ok('ListExperiments', { project });
  const texts = JSON.stringify([named, features, launches, experiments], (key, value) =>
    /Time$|^(arn|version)$/.test(key) ? undefined : value,
  );
  return JSON.parse(texts.replaceAll(project, 'shop'));
};

let count = 0;

it('ends as it would have without the kill', async () => {
  const template = type.chain((of) =>
    fc.record({
      of: fc.constant(of),
      versions: fc.array(fc.option(chosen, { nil: undefined, freq: 6 }), { minLength: 1, maxLength: 4 }),
      kills: fc.array(kill, { minLength: 4, maxLength: 4 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(template, async ({ of, versions, kills }) => {
      count += 1;
      const life = (project: string): Life => ({
        project,
        of,
        versions: versions.map((version) => version && propertiesOf(project, of, version)),
      });
      const whole = await live(life(`whole-${count}-shop`));
      const broken = await live(life(`broken-${count}-shop`), kills);
      expect(broken).toEqual(whole);
    }),
    { numRuns: Number(process.env.MODEL_RUNS ?? 4), endOnFailure: true },
  );
});
