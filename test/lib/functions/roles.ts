import type { Access } from '../../../lib/functions/access.ts';
import { functionRows } from '../../../lib/functions/functions.ts';
import { only, optional, type Properties, resources, template } from '../stacks.ts';

/** What a role may do: actions by what they are for, from all policies that name it. */
const actionsOf = (name: string, from = template): string[] => {
  const policies = Object.values(resources(from, 'AWS::IAM::Policy')).filter(({ Roles }) =>
    JSON.stringify(Roles).includes(`Functions${name}Role`),
  );
  const statements = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement as Properties[]);
  return [...new Set(statements.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => Action))].sort();
};

const logs = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const configure = ['BatchGetItem', 'ConditionCheckItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'];
const table = (...actions: string[]) => actions.map((action) => `dynamodb:${action}`);
const stream = table('DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams');
const following = [...stream, 's3:ListBucket', 's3:PutObject'];

describe('a role', () => {
  it.each([
    ['Management', [...table(...configure), 'cloudwatch:DescribeAlarms', ...logs]],
    ['Evaluation', [...table('GetItem', 'PutItem', 'Query', 'UpdateItem'), ...logs]],
    ['Ingestion', [...table('BatchGetItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'), ...logs]],
    ['Analysis', [...table('BatchGetItem', 'GetItem', 'PutItem', 'Query'), ...logs]],
    ['Aggregation', [...table('GetItem', 'PutItem'), ...following, ...logs]],
    ['Delivery', [...table('PutItem'), 'events:PutEvents', ...following, ...logs]],
    ['Transitions', [...table(...configure), ...logs]],
    ['Alarms', [...table(...configure.filter((one) => one !== 'ConditionCheckItem')), 'sqs:SendMessage', ...logs]],
    ['Authorizer', [...table('GetItem'), ...logs]],
    ['Fallback', logs],
  ])('of %s has these actions and no others', (name, actions) => {
    expect(actionsOf(name)).toEqual([...actions].sort());
  });

  it('of the template provider has what management has', () => {
    expect(actionsOf('TemplateProvider', optional)).toEqual(actionsOf('Management', optional));
  });

  it('of everything has what the functions have whose operations it serves', () => {
    const parts = ['Management', 'Evaluation', 'Ingestion', 'Analysis'].flatMap((name) => actionsOf(name));
    expect(actionsOf('AllOperations', optional)).toEqual([...new Set(parts)].sort());
  });

  it('is for one function, and has no managed policy', () => {
    const roles = Object.values(resources(template, 'AWS::Lambda::Function')).map(({ Role }) => JSON.stringify(Role));
    expect(new Set(roles).size).toBe(roles.length);
    for (const role of Object.values(resources(template, 'AWS::IAM::Role')))
      expect(role.ManagedPolicyArns).toBeUndefined();
  });

  it('reaches the table by the partition keys of its statements only', () => {
    const statements = Object.values(resources(template, 'AWS::IAM::Policy'))
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement as Properties[])
      .filter(({ Resource }) => /ServiceTable[0-9A-F]+","Arn"/.test(JSON.stringify(Resource)));
    const rows = Object.entries(functionRows).filter(
      ([name]) => !['all-operations', 'template-provider'].includes(name),
    );
    const parts = rows.flatMap(([, { access }]) => access as readonly Access[]);
    const denials = parts.filter(({ otherKeys = [] }) => otherKeys.length > 0);
    expect(statements).toHaveLength(parts.length + denials.length);
    expect(statements.filter(({ Effect }) => Effect === 'Deny')).toHaveLength(denials.length);
    for (const { Condition } of statements)
      expect(Condition['ForAllValues:StringLike']['dynamodb:LeadingKeys']).not.toContain('*');
  });

  it('writes to destinations that are named, and to one bus', () => {
    const { PolicyDocument } = only(optional, 'AWS::IAM::Policy', 'ServiceFunctionsDeliveryRole');
    const found = (PolicyDocument.Statement as Properties[])
      .map(({ Action, Resource }) => [Action, JSON.stringify(Resource)] as const)
      .filter(([, resource]) => /events-of-mine|evidently|event-bus/.test(resource));
    expect(found).toEqual([
      ['s3:PutObject', expect.stringMatching(/:s3:::events-of-mine\/\*.*:s3:::events-of-theirs\/\*/)],
      [['logs:CreateLogStream', 'logs:PutLogEvents'], expect.stringContaining(':log-group:/evidently/events:*')],
      ['events:PutEvents', expect.stringContaining(':event-bus/changes')],
    ]);
    const actions = actionsOf('Transitions', optional);
    expect(actions).toEqual(expect.arrayContaining(['s3:PutObject', 'logs:PutLogEvents']));
    expect(actions).not.toContain('events:PutEvents');
  });

  it('of the management function adds to history and cannot change it', () => {
    const { PolicyDocument } = only(template, 'AWS::IAM::Policy', 'ServiceFunctionsManagementRole');
    const of = (effect: string, action: string): unknown[] =>
      (PolicyDocument.Statement as Properties[])
        .filter(({ Effect, Action }) => Effect === effect && Action === `dynamodb:${action}`)
        .map(({ Condition }) => Condition);
    const keys = (...leading: string[]) => ({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leading } });
    const known = { Null: { 'dynamodb:LeadingKeys': 'false' } };
    expect(of('Deny', 'DeleteItem')).toEqual([{ ...keys('H#*', 'ACCOUNT'), ...known }]);
    expect(of('Deny', 'UpdateItem')).toEqual([
      { ...keys('K#*', 'S#*', 'DUE', 'GUARDED', 'ALARM#*', 'USAGE#*', 'H#*'), ...known },
    ]);
    expect(of('Allow', 'DeleteItem')).toEqual([
      keys('PROJECTS', 'P#*', 'K#*', 'SEGMENTS', 'S#*', 'DUE', 'GUARDED', 'ALARM#*', 'USAGE#*', 'H#*', 'ACCOUNT'),
    ]);
    expect(of('Deny', 'PutItem')).toEqual([{ ...keys('USAGE#*'), ...known }]);
  });

  it('of the evaluation function writes entities and reads rules, so that it cannot change a project', () => {
    const { PolicyDocument } = only(template, 'AWS::IAM::Policy', 'ServiceFunctionsEvaluationRole');
    const found = (PolicyDocument.Statement as Properties[])
      .filter(({ Condition }) => Condition)
      .map(({ Action, Condition }) => [Action, Condition['ForAllValues:StringLike']['dynamodb:LeadingKeys']]);
    expect(found).toEqual([
      ['dynamodb:GetItem', ['PROJECTS', 'P#*']],
      ['dynamodb:GetItem', ['ACCOUNT']],
      ['dynamodb:Query', ['P#*']],
      ['dynamodb:UpdateItem', ['E#*']],
      ['dynamodb:PutItem', ['D#*']],
      ['dynamodb:UpdateItem', ['U#*', 'USAGE#*']],
    ]);
  });
});
