import { type OperationName, rowOf } from '../../contract/index.ts';
import { type AnySchema, factsOf } from '../../contract/shape/facts.ts';
import { sampleParts } from '../contract/sample.ts';
import { startTime } from '../support/service.ts';
import { faultsOf, summary } from './judge.ts';
import { bodyPlaces, nameOf, withValue } from './places.ts';
import { type Draft, requestOf } from './request.ts';
import { openTarget, served, type Target } from './target.ts';
import { leavesTheTable } from './unchanged.ts';

let target: Target;

beforeAll(async () => {
  target = await openTarget();
});

afterAll(() => {
  target.stop();
  process.stdout.write(summary('references to what cannot be'));
});

const account = 'arn:aws:evidently:us-east-1:123456789012:';
const long = 'a'.repeat(1_900);

/** References that the model allows, by the name of their shape, and that no resource can have. */
const impossible: Readonly<Record<string, readonly string[]>> = {
  ProjectRef: [
    ...[128, 1_018, 2_048].map((length) => 'a'.repeat(length)),
    ...['#COUNTS', 'abcd#COUNTS', 'abcd#x', 'é', '\u0000', ' ', '/', long].map((name) => `${account}project/${name}`),
  ],
  SegmentRef: [
    ...['', ...[65, 128, 1_018, 2_048].map((length) => 'a'.repeat(length))],
    ...['', '#COUNTS', 'abcd#COUNTS', 'abcd/x', 'é', '\u0000', long].map((name) => `${account}segment/${name}`),
  ],
  Arn: [
    ...['project/abcd#COUNTS', 'segment/abcd#COUNTS', `segment/${'a'.repeat(65)}`, 'project/', 'x', ''],
    ...['project', 'segment', 'project/abcd/feature', 'project/abcd/launch', 'project/abcd/experiment'].flatMap(
      (type) => [`${type}/${long}`, `${type}/\u0000`, `${type}/a b`, `${type}/#`],
    ),
    ...['feature', 'launch', 'experiment'].map((type) => `project/${long}/${type}/abcd`),
  ].map((path) => account + path),
};

const referencesTo = (schema: AnySchema): readonly string[] => impossible[factsOf(schema).shape] ?? [];

const segmentOverrides = [{ segment: 'abcd', evaluationOrder: 1, weights: {} }];
const scheduledSplitsConfig = { steps: [{ startTime: startTime / 1000, groupWeights: {}, segmentOverrides }] };
const groups = [{ name: 'one', feature: 'abcd', variation: 'b' }];

const metricDefinition = { name: 'm', entityIdKey: 'id', valueKey: 'value' };

/** Bodies in which all but the reference is right. */
const bodies: Partial<Record<OperationName, object>> = {
  CreateExperiment: { name: 'new', treatments: [], metricGoals: [{ metricDefinition }] },
  UpdateExperiment: {},
  CreateLaunch: { name: 'new', groups, scheduledSplitsConfig },
  UpdateLaunch: { scheduledSplitsConfig },
};

/** The request of an operation with each impossible reference in the place of each that it has. */
const draftsOf = (name: OperationName): [title: string, draft: Draft][] => {
  const { params, query: sampled } = sampleParts(name);
  const query = { ...sampled, nextToken: [] };
  const labels = Object.entries(rowOf(name).params?.shape ?? {});
  return [
    ...labels.flatMap(([label, schema]) =>
      referencesTo(schema)
        .filter((reference) => reference !== '')
        .map((reference): [string, Draft] => [
          `${label} ${reference.slice(0, 80)}`,
          { query, params: { ...params, [label]: reference } },
        ]),
    ),
    ...bodyPlaces(name).flatMap((place) =>
      referencesTo(place.schema).map((reference): [string, Draft] => [
        `${nameOf(place)} ${reference.slice(0, 80)}`,
        { text: JSON.stringify(withValue(bodies[name] ?? {}, place, reference)) },
      ]),
    ),
  ];
};

describe('given a reference that the model allows and no resource can have', () => {
  it.each(served.filter((name) => draftsOf(name).length > 0))('%s finds nothing there', async (name) => {
    const mistakes: unknown[] = [];
    for (const [title, draft] of draftsOf(name)) {
      const struck = await target.strike(requestOf(name, draft));
      const faults = faultsOf(name, struck);
      if (faults.length > 0 || struck.error !== 'ResourceNotFoundException')
        mistakes.push({ title, faults, status: struck.status, body: struck.body });
    }
    expect(mistakes).toEqual([]);
  });

  leavesTheTable(() => target);
});
