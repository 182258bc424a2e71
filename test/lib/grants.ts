import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AnyPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { type OperationName, operationNames, rowOf } from '../../contract/index.ts';
import { grants } from '../../lib/operations.ts';
import { Selfevident } from '../../lib/selfevident.ts';
import { newApp } from './app.ts';
import { type Properties, resources } from './stacks.ts';

type Kind = keyof typeof grants;
type Grantor = (service: Selfevident, role: Role, project?: string) => unknown;

const grantors: Record<Kind, Grantor> = {
  evaluate: (service, role, project) => service.grantEvaluate(role, project),
  putEvents: (service, role, project) => service.grantPutEvents(role, project),
  read: (service, role, project) => service.grantRead(role, project),
  manage: (service, role, project) => service.grantManage(role, project),
};
const kinds = Object.keys(grantors) as Kind[];

/** A role for each grant, of all projects and of one. */
const policies = (() => {
  const app = newApp();
  const stack = new Stack(app, 'Granting');
  const service = new Selfevident(stack, 'Service');
  for (const kind of kinds)
    for (const project of [undefined, 'shop'])
      grantors[kind](service, new Role(stack, `${kind}Of${project}`, { assumedBy: new AnyPrincipal() }), project);
  return resources(Template.fromStack(stack), 'AWS::IAM::Policy');
})();

/** The ARNs that a grant comes to, as `METHOD/path` patterns. */
const granted = (kind: Kind, project?: string): string[] => {
  const found = Object.entries(policies).find(([id]) => id.startsWith(`${kind}Of${project}`))?.[1] as Properties;
  const [statement, ...others] = found.PolicyDocument.Statement as Properties[];
  expect([statement?.Action, others]).toEqual(['execute-api:Invoke', []]);
  return [statement?.Resource].flat().map(textOf);
};

/** An ARN without what comes before the method, its references by name. */
const textOf = (arn: Properties): string => {
  const parts = arn['Fn::Join'][1].map((part: string | { Ref: string }) =>
    typeof part === 'string' ? part : part.Ref,
  );
  const values = { 'AWS::Partition': 'aws', 'AWS::Region': 'eu-west-1', 'AWS::AccountId': '123456789012' };
  const text = Object.entries(values).reduce((all, [name, value]) => all.replaceAll(name, value), parts.join(''));
  return text.replace(/^arn:aws:execute-api:eu-west-1:123456789012:\w+\/\w+\//, '');
};

const allows = (patterns: readonly string[], request: string): boolean =>
  patterns.some((pattern) =>
    new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(request),
  );

const requestOf = (name: OperationName, project = 'shop'): string =>
  `${rowOf(name).method}${rowOf(name)
    .path.replace('{project}', project)
    .replace(/\{\w+\}/g, 'some')}`;

const encoded = (project: string): string =>
  encodeURIComponent(`arn:aws:evidently:eu-west-1:123456789012:project/${project}`);

describe.each(kinds)('the grant to %s', (kind) => {
  const operations: readonly OperationName[] = grants[kind];

  it('allows its operations and no other', () => {
    const patterns = granted(kind);
    for (const name of operationNames)
      expect([name, allows(patterns, requestOf(name))]).toEqual([name, operations.includes(name)]);
  });

  it('of one project allows them there, by name and by ARN, and nowhere else', () => {
    const patterns = granted(kind, 'shop');
    for (const name of operationNames.filter((each) => rowOf(each).path.includes('{project}'))) {
      const tried = ['shop', encoded('shop'), 'shop2', 'other', encoded('other')];
      const wanted = operations.includes(name) ? [true, true, false, false, false] : tried.map(() => false);
      expect([name, tried.map((project) => allows(patterns, requestOf(name, project)))]).toEqual([name, wanted]);
    }
    expect(allows(patterns, 'GET/projects')).toBe(false);
  });
});

it('everything is granted by one of the grants', () => {
  expect(new Set(Object.values(grants).flat())).toEqual(new Set(operationNames));
});
