import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AnyPrincipal, Group, type IGrantable, Role, User } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { isByKey, type OperationName, operationNames, rowOf } from '../../../contract/index.ts';
import type { GrantName } from '../../../lib/api/invoke-patterns.ts';
import { Selfevident } from '../../../lib/selfevident.ts';
import { newApp } from '../app.ts';
import { allows, type Policy, policiesOfCallers } from './invoking.ts';
import { encoded, requestsOf } from './requests.ts';

type Grantor = (service: Selfevident, grantee: IGrantable, project?: string) => unknown;

const grantors: Record<GrantName, Grantor> = {
  evaluate: (service, grantee, project) => service.grantEvaluate(grantee, project),
  putEvents: (service, grantee, project) => service.grantPutEvents(grantee, project),
  evaluateElsewhere: (service, grantee, project) => service.grantEvaluateElsewhere(grantee, project),
  read: (service, grantee, project) => service.grantRead(grantee, project),
  operate: (service, grantee, project) => service.grantOperate(grantee, project),
  manage: (service, grantee, project) => service.grantManage(grantee, project),
};
const names = Object.keys(grantors) as GrantName[];

/** What a policy of IAM says nothing about: it is called with a key. */
const signedNames = operationNames.filter((name) => !isByKey(name));
const evaluate: readonly OperationName[] = ['EvaluateFeature', 'BatchEvaluateFeature'];
const putEvents: readonly OperationName[] = ['PutProjectEvents', 'ReportUsage'];
const changesNothing = (name: OperationName): boolean =>
  rowOf(name).method === 'GET' ||
  rowOf(name).group === 'analysis' ||
  ['TestSegmentPattern', 'ExplainEvaluation', 'PreviewTraffic', 'GetEntity', 'TestMetric'].includes(name);

const operated: readonly OperationName[] = [
  ...(['CreateLaunch', 'StartLaunch', 'StopLaunch', 'UpdateLaunch', 'ContinueLaunch'] as const),
  ...(['CreateExperiment', 'StartExperiment', 'StopExperiment', 'UpdateExperiment'] as const),
  ...(['UpdateFeature', 'ShipVariation', 'RevertChange', 'StartTap'] as const),
];

/** What each grant is for. */
const operationsOf: Record<GrantName, readonly OperationName[]> = {
  evaluate,
  putEvents,
  evaluateElsewhere: ['GetProjectSnapshot', ...putEvents],
  read: operationNames.filter(changesNothing),
  operate: operationNames.filter((name) => changesNothing(name) || operated.includes(name)),
  manage: signedNames.filter((name) => ![...evaluate, ...putEvents].includes(name)),
};

const grantees: Record<string, (scope: Construct, id: string) => IGrantable> = {
  Role: (scope, id) => new Role(scope, id, { assumedBy: new AnyPrincipal() }),
  User: (scope, id) => new User(scope, id),
  Group: (scope, id) => new Group(scope, id),
};
const makeRole = grantees.Role as (scope: Construct, id: string) => IGrantable;

/** The policies of a stack in which something is granted. */
const policiesOf = (grant: (service: Selfevident, stack: Stack) => void): Policy[] => {
  const stack = new Stack(newApp(), 'Granting');
  grant(new Selfevident(stack, 'Service'), stack);
  return policiesOfCallers(Template.fromStack(stack));
};

/** A role for each grant, of all projects and of one. */
const all = policiesOf((service, stack) => {
  for (const name of names)
    for (const project of [undefined, 'shop']) grantors[name](service, makeRole(stack, `${name}Of${project}`), project);
});
const granted = (name: GrantName, project?: string): Policy =>
  all.find(({ id }) => id.startsWith(`${name}Of${project}`)) as Policy;

/**
 * Where a grant of all projects is not exact, which patterns cannot be: whoever manages may evaluate features of these
 * names; results of an experiment called explanations are read by the ARN of the experiment,
 * and traffic of a feature called so by that of the feature.
 */
const exceptions: Partial<Record<GrantName, RegExp>> = {
  manage:
    /^POST\/projects\/[^/]+\/evaluations\/(durations|entities|metric-tests|taps|features|launches|experiments|keys)$/,
  operate: /^POST\/projects\/[^/]+\/evaluations\/(durations|entities|metric-tests|taps|launches|experiments)$/,
  read: /^POST\/projects\/[^/]+\/(experiments\/explanations\/results|features\/explanations\/traffic)$/,
};

describe.each(names)('the grant to %s', (name) => {
  const isFor = (operation: OperationName) => operationsOf[name].includes(operation);

  it('allows its operations and no other, whatever things are called', () => {
    const wrong = signedNames.flatMap((operation) =>
      requestsOf(operation).filter((request) => allows(granted(name), request) !== isFor(operation)),
    );
    const known = exceptions[name];
    expect(wrong.filter((request) => !known?.test(request))).toEqual([]);
    expect(wrong.length > 0).toBe(known !== undefined);
  });

  it('of one project allows them there, by name and by ARN, and nowhere else, whatever things are called', () => {
    const policy = granted(name, 'shop');
    const wrong = signedNames.flatMap((operation) => {
      const isHere = isFor(operation) && rowOf(operation).path.includes('{project}');
      const here = ['shop', encoded('shop')].flatMap((project) => requestsOf(operation, { project }));
      const others = ['shop2', 'sho', 'other', encoded('shop2'), encoded('other')];
      const elsewhere = rowOf(operation).path.includes('{project}')
        ? others.flatMap((project) => requestsOf(operation, { project }))
        : requestsOf(operation);
      return [
        ...here.filter((request) => isHere && !allows(policy, request)),
        ...here.filter((request) => !isHere && allows(policy, request)),
        ...elsewhere.filter((request) => allows(policy, request)),
      ];
    });
    expect(wrong).toEqual([]);
  });
});

it('of one project allows it by the ARNs that it had, of the accounts and regions that are listed, and by no other', () => {
  const stack = new Stack(newApp(), 'Moved');
  const service = new Selfevident(stack, 'Service', { formerArns: ['999999999999/eu-west-1'] });
  service.grantEvaluate(makeRole(stack, 'Web'), 'shop');
  const [policy] = policiesOfCallers(Template.fromStack(stack)) as [Policy];
  const evaluationBy = (account: string, region: string) =>
    `POST/projects/${encodeURIComponent(`arn:aws:evidently:${region}:${account}:project/shop`)}/evaluations/search`;
  expect(allows(policy, evaluationBy('999999999999', 'eu-west-1'))).toBe(true);
  expect(allows(policy, evaluationBy('999999999999', 'us-east-1'))).toBe(false);
  expect(allows(policy, evaluationBy('123456789012', 'eu-west-1'))).toBe(false);
});

it('everything is granted by one of the grants', () => {
  expect(new Set(Object.values(operationsOf).flat())).toEqual(new Set(signedNames));
});

const long = (letter: string): string => letter.repeat(127);
const cases: readonly [title: string, most: number, projects: readonly (string | undefined)[]][] = [
  ['all projects', 1, [undefined]],
  ['one project', 2, ['shop']],
  ['three projects', 6, ['shop', 'blog', 'search']],
  ['three projects with the longest names', 10, [long('a'), long('b'), long('c')]],
];
const idOf = (kind: string, title: string): string => `${kind}Of${title.replaceAll(' ', '')}End`;

describe.each(Object.keys(grantees))('the policies of a %s', (kind) => {
  const made = policiesOf((service, stack) => {
    for (const [title, , projects] of cases) {
      const one = grantees[kind]?.(stack, idOf(kind, title)) as IGrantable;
      // Who manages also reads and operates.
      for (const project of projects)
        for (const name of ['evaluate', 'putEvents', 'manage'] as const) grantors[name](service, one, project);
    }
  });

  it.each(cases)('with every grant for %s are at most %i managed ones, and as large as IAM allows', (title, most) => {
    const policies = made.filter(({ id }) => id.startsWith(`${idOf(kind, title)}EvidentlyAccess`));
    expect(policies.length).toBeGreaterThan(0);
    expect(policies.length).toBeLessThanOrEqual(most);
    for (const { text } of policies) expect(text.length).toBeLessThanOrEqual(6_144);
  });

  it('are all managed', () => {
    expect(made.filter(({ id }) => !id.includes('EvidentlyAccess'))).toEqual([]);
  });
});

it('a role that is not to be changed is not changed', () => {
  const policies = policiesOf((service, stack) => {
    service.grantManage(new Role(stack, 'Fixed', { assumedBy: new AnyPrincipal() }).withoutPolicyUpdates(), 'shop');
  });
  expect(policies).toEqual([]);
});

it.each(['', 'no such * project', 'arn:aws:evidently:eu-west-1:123456789012:project/shop'])(
  '"%s" is not the name of a project',
  (project) => {
    expect(() => policiesOf((service, stack) => service.grantEvaluate(makeRole(stack, 'Web'), project))).toThrow(
      /^".*" is not the name of a project\.$/,
    );
  },
);
