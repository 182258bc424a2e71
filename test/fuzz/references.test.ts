import { type OperationName, rowOf } from '../../contract/index.ts';
import { type AnySchema, factsOf } from '../../contract/shape/facts.ts';
import { sampleParts } from '../contract/sample.ts';
import { startTime } from '../support/in-process.ts';
import { faultsOf, messageOf } from './answer-faults.ts';
import { type BodyMember, bodyMembers, nameOf, withValue } from './body-members.ts';
import { served } from './fuzz-target.ts';
import { type Draft, requestOf } from './request.ts';
import { itLeavesTheTable, useFuzzTarget } from './use-fuzz-target.ts';

const target = useFuzzTarget('references to what cannot be');

const account = 'arn:aws:evidently:us-east-1:123456789012:';
const long = 'a'.repeat(1_900);

/** What is there, by an ARN that is not of this deployment. */
const foreignTo = (path: string): readonly string[] => [
  `arn:aws:evidently:us-east-1:999999999999:${path}`,
  `arn:aws:evidently:eu-west-1:123456789012:${path}`,
  `arn:aws-cn:evidently:us-east-1:123456789012:${path}`,
  `junk${account}${path}`,
];
const strange = (path: string, other: string): readonly string[] => [
  ...foreignTo(path),
  `arn:aws:s3:us-east-1:123456789012:${path}`,
  account + other,
  ':',
];
/** By the name of the shape, references that have a message of their own. */
const foreign: Readonly<Record<string, readonly string[]>> = {
  ProjectRef: strange('project/abcd', 'segment/abcd'),
  SegmentRef: strange('segment/abcd', 'project/abcd'),
  Arn: ['project/abcd', 'segment/abcd', 'project/abcd/feature/abcd'].flatMap(foreignTo),
};

/** References that the model allows, by the name of their shape, and that no resource can have. */
const impossible: Readonly<Record<string, readonly string[]>> = {
  ProjectRef: [
    ...[128, 1_018, 2_048].map((length) => 'a'.repeat(length)),
    ...['#COUNTS', 'abcd#COUNTS', 'abcd#x', 'abcd:x', 'é', '\u0000', ' ', '/', long].map(
      (name) => `${account}project/${name}`,
    ),
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

type References = typeof impossible;

const referencesTo = (schema: AnySchema, to: References): readonly string[] => to[factsOf(schema).shape] ?? [];

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

/** What a preview may propose, one at a time, with all but the reference right. */
const proposals: Readonly<Record<string, object>> = {
  createLaunch: bodies.CreateLaunch as object,
  updateLaunch: { launch: 'abcd', scheduledSplitsConfig },
  createExperiment: bodies.CreateExperiment as object,
  updateExperiment: { experiment: 'abcd' },
};

const bodyOf = (name: OperationName, { path: [first] }: BodyMember): object => {
  const proposed = String(first);
  return name === 'PreviewTraffic' ? { [proposed]: proposals[proposed] } : (bodies[name] ?? {});
};

/** The request of an operation with each impossible reference in the place of each that it has. */
const draftsOf = (name: OperationName, to: References): [title: string, draft: Draft][] => {
  const { params, query: sampled } = sampleParts(name);
  const query = { ...sampled, nextToken: [], after: [] };
  const labels = Object.entries(rowOf(name).params?.shape ?? {});
  return [
    ...labels.flatMap(([label, schema]) =>
      referencesTo(schema, to)
        .filter((reference) => reference !== '')
        .map((reference): [string, Draft] => [
          `${label} ${reference.slice(0, 80)}`,
          { query, params: { ...params, [label]: reference } },
        ]),
    ),
    ...bodyMembers(name).flatMap((member) =>
      referencesTo(member.schema, to).map((reference): [string, Draft] => [
        `${nameOf(member)} ${reference.slice(0, 80)}`,
        { text: JSON.stringify(withValue(bodyOf(name, member), member, reference)) },
      ]),
    ),
  ];
};

describe('given a reference that the model allows and no resource can have', () => {
  it.each(served.filter((name) => draftsOf(name, impossible).length > 0))('%s finds nothing there', async (name) => {
    const mistakes: unknown[] = [];
    for (const [title, draft] of draftsOf(name, impossible)) {
      const answer = await target.send(requestOf(name, draft));
      const faults = faultsOf(name, answer);
      if (faults.length > 0 || answer.error !== 'ResourceNotFoundException')
        mistakes.push({ title, faults, status: answer.status, body: answer.body });
    }
    expect(mistakes).toEqual([]);
  });

  itLeavesTheTable(target);
});

describe('given an ARN of what is there that is not one of this deployment', () => {
  const named = (name: OperationName) => draftsOf(name, foreign);

  it('is every operation that names a project, a segment or a resource', () => {
    const labels = (name: OperationName) => Object.keys(rowOf(name).params?.shape ?? {});
    const some = served.filter((name) =>
      labels(name).some((one) => ['project', 'segment', 'resourceArn'].includes(one)),
    );
    expect(served.filter((name) => named(name).length > 0)).toEqual(some);
  });

  it.each(served.filter((name) => named(name).length > 0))('%s finds nothing, and says why', async (name) => {
    const mistakes: unknown[] = [];
    for (const [title, draft] of named(name)) {
      const answer = await target.send(requestOf(name, draft));
      const faults = faultsOf(name, answer);
      const reference = title.split(' ').at(-1) ?? '';
      // An ARN of this deployment needs no former account: it names another type of resource.
      const reasons = reference.startsWith(account)
        ? ['This ARN is of the type']
        : [account, 'formerArns (--former-arn)'];
      const says = [reference, ...reasons].every((text) => messageOf(answer.body).includes(text));
      if (faults.length > 0 || answer.error !== 'ResourceNotFoundException' || !says)
        mistakes.push({ title, faults, status: answer.status, body: answer.body });
    }
    expect(mistakes).toEqual([]);
  });

  itLeavesTheTable(target);
});
