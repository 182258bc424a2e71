import { Aws, Stack, Token } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import { readSettings } from '../../lib/context.ts';
import type { SelfevidentProps } from '../../lib/props.ts';
import { Selfevident } from '../../lib/selfevident.ts';
import { checkSettings } from '../../lib/settings.ts';
import { newApp } from './app.ts';
import { everyOption, optional, resources, template } from './stacks.ts';

const certificate = {} as NonNullable<SelfevidentProps['domain']>['certificate'];
const domain = { name: 'evidently.example.com', certificate };
const endpoint = {} as NonNullable<SelfevidentProps['privateEndpoints']>[number];

/** As JavaScript and the command line can give them. */
const given = (props: object): SelfevidentProps => props as SelfevidentProps;

describe('settings', () => {
  it.each<[string, object, string]>([
    ['a quota that there is not', { quotas: { projectz: 5 } }, 'quotas: Unrecognized key: "projectz"'],
    ['a quota below nothing', { quotas: { projects: -5 } }, 'quotas.projects: must be a whole number, 0 or more'],
    ['a quota that is a list', { quotas: [5] }, 'quotas: Invalid input: expected object, received array'],
    ['destinations of no kind', { destinations: { bucket: 'x' } }, 'destinations: Unrecognized key: "bucket"'],
    [
      'the ARN of a bucket',
      { destinations: { buckets: ['arn:aws:s3:::mine'] } },
      'destinations.buckets.0: must be the name of a bucket',
    ],
    [
      'the ARN of a log group',
      { destinations: { logGroups: ['arn:aws:logs:eu-west-1:123456789012:log-group:mine'] } },
      'destinations.logGroups.0: must be the name of a log group',
    ],
    [
      'more destinations than a function can be told',
      { destinations: { buckets: Array.from({ length: 200 }, (_, index) => `bucket-of-a-longer-name-${index}`) } },
      'destinations: take more than 3000 characters',
    ],
    [
      'an account that there is not',
      { trustedAccounts: ['1234'] },
      'trustedAccounts.0: must be the 12 digits of an account',
    ],
    ['requests below nothing', { throttle: { rate: -1, burst: 1 } }, 'throttle.rate: must be 0 or more, a second'],
    [
      'a throttle without a burst',
      { throttle: { rate: 1 } },
      'throttle.burst: Invalid input: expected number, received undefined',
    ],
    [
      'the throttle of no operation',
      { operationThrottles: { Evaluate: { rate: 1, burst: 1 } } },
      'operationThrottles: Unrecognized key: "Evaluate"',
    ],
    ['history of no days', { historyRetention: 0 }, 'historyRetention: must be a number of days, from 1 to 36500'],
    [
      'an ARN where an account and a region are wanted',
      { formerArns: ['arn:aws:evidently:eu-west-1:123456789012:project/shop'] },
      'formerArns.0: must be like 123456789012/eu-west-1',
    ],
    [
      'more former accounts than a function can be told',
      { formerArns: Array.from({ length: 21 }, () => '123456789012/eu-west-1') },
      'formerArns: must be 20 at most',
    ],
    [
      'the owner of another bucket',
      { destinations: { buckets: ['mine'], bucketOwners: { other: '111122223333' } } },
      'destinations.bucketOwners: must be of buckets that are named in buckets',
    ],
    [
      'roles with their ARN',
      { trustedAccounts: [{ account: '111122223333', roles: ['arn:aws:iam::111122223333:role/x'] }] },
      'trustedAccounts.0.roles.0: must be the name of a role, with its path before it and without an ARN',
    ],
    [
      'no roles',
      { trustedAccounts: [{ account: '111122223333', roles: [] }] },
      'trustedAccounts.0.roles: must be one at least',
    ],
    [
      'an organization by something else',
      { trustedAccounts: ['111122223333', { organization: 'ou-ab12-11111111' }] },
      'trustedAccounts.1.organization: must be the id of an organization, which begins with o-',
    ],
    [
      'callers of no form',
      { trustedAccounts: [{ accounts: ['111122223333'] }] },
      'trustedAccounts.0.account: Invalid input: expected string, received undefined; trustedAccounts.0: Unrecognized key: "accounts"',
    ],
    [
      'the name of a table where that of its stream is wanted',
      { table: { streamArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/restored' } },
      "table.streamArn: must be the ARN of a table's stream, as arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/stream/LABEL",
    ],
    [
      'the name of a template provider that Lambda would not take',
      { templates: { name: 'a b' } },
      'templates.name: must be letters, digits and hyphens, 35 at most',
    ],
    [
      'an architecture that Lambda does not have',
      { agentLayers: ['x86'] },
      'agentLayers.0: Invalid option: expected one of "x86_64"|"arm64"',
    ],
    [
      'a topic by its name',
      { notifications: { topic: 'people' } },
      'notifications.topic: must be the ARN of a topic, which is not FIFO',
    ],
    [
      'the address of a webhook where its secret is wanted',
      { notifications: { webhook: 'https://hooks.example.com/T0?x' } },
      'notifications.webhook: must be the name or the ARN of a secret',
    ],
    [
      'somebody else to be told',
      { notifications: { webhook: 'slack', mail: 'me@example.com' } },
      'notifications: Unrecognized key: "mail"',
    ],
    ['the ARN of a bus', { eventBusName: 'arn:aws:x' }, 'eventBusName: must be the name of an event bus'],
    [
      'the concurrency of no function',
      { reservedConcurrency: { evaluations: 5 } },
      'reservedConcurrency: Unrecognized key: "evaluations"',
    ],
    [
      'a network without an endpoint',
      { privateEndpoints: [] },
      'privateEndpoints: must be one at least: without any, nobody could call the API',
    ],
    [
      'a name for a private API',
      { domain, privateEndpoints: [endpoint] },
      'domain: cannot be given with privateEndpoints: a regional domain name cannot lead to a private API',
    ],
  ])('refuse %s', (_, props, message) => {
    expect(() => new Selfevident(new Stack(newApp(), 'Some'), 'Service', given(props))).toThrow(
      expect.objectContaining({ name: 'SettingsError', message }),
    );
  });

  it('take every option, and what is only known when the stack is deployed', () => {
    const later = Token.asString({ Ref: 'Later' });
    checkSettings(everyOption);
    checkSettings({
      quotas: { projects: Token.asNumber({ Ref: 'Projects' }) },
      destinations: { buckets: [later], logGroups: [`/of/${later}`] },
      trustedAccounts: [Aws.ACCOUNT_ID],
      eventBusName: later,
    });
  });
});

it('former accounts and regions are told to every function that knows the table, when there are any', () => {
  const told = (template: Template) =>
    Object.values(resources(template, 'AWS::Lambda::Function'))
      .map(({ Environment }) => Environment?.Variables ?? {})
      .filter(({ TABLE_NAME }) => TABLE_NAME !== undefined)
      .map(({ FORMER_ARNS }) => FORMER_ARNS);
  expect(new Set(told(template))).toEqual(new Set([undefined]));
  expect(new Set(told(optional))).toEqual(new Set(['["999999999999/eu-west-1"]']));
});

describe('settings on the command line', () => {
  const read = (context: Record<string, unknown>) => readSettings(newApp({ context }).node);

  it('are at their defaults when nothing is said', () => {
    expect(read({})).toEqual({
      ephemeral: false,
      decodedPaths: false,
      quotas: {},
      destinations: {},
      formerArns: [],
      agentLayers: [],
    });
  });

  it('are beside what the CDK keeps there', () => {
    const ofCdk = { 'cli-telemetry': false, '@aws-cdk/core:stackRelativeExports': true, 'vpc-provider:account=1': {} };
    expect(read({ ...ofCdk, 'aws:cdk:enable-path-metadata': true })).toMatchObject({ ephemeral: false });
  });

  it('have a table by the ARN of its stream', () => {
    const table = 'arn:aws:dynamodb:eu-west-1:111122223333:table/restored/stream/2026-11-29T10:00:00.000';
    expect(read({ table }).table).toEqual({ streamArn: table });
  });

  it('are texts, or what stands in cdk.json', () => {
    const quotas = { projects: 200 };
    expect(read({ ephemeral: 'true', quotas: JSON.stringify(quotas) })).toMatchObject({ ephemeral: true, quotas });
    expect(read({ ephemeral: true, quotas })).toMatchObject({ ephemeral: true, quotas });
  });

  it('have templates, with a name for a second deployment or without', () => {
    expect(read({ templates: 'true' }).templates).toBe(true);
    expect(read({ templates: '{"name":"second"}' }).templates).toEqual({ name: 'second' });
    expect(() => read({ templates: 'yes' })).toThrow('templates: must be JSON, not yes');
  });

  it('list former accounts and regions with commas between them, or in cdk.json as a list', () => {
    const formerArns = ['123456789012/eu-west-1', '123456789012/us-east-1'];
    expect(read({ formerArns: formerArns.join() })).toMatchObject({ formerArns });
    expect(read({ formerArns })).toMatchObject({ formerArns });
  });

  it.each([
    [{ ephemeral: 'yes' }, 'ephemeral: must be true or false, not yes'],
    [{ quotas: '{projects:1}' }, 'quotas: must be JSON, not {projects:1}'],
    [
      { ephmeral: 'true' },
      '--context ephmeral: there is no such setting; there are ephemeral, decodedPaths, quotas, destinations, formerArns, historyRetention, table, templates, agentLayers, notifications, console',
    ],
    [
      { throttle: '{}' },
      '--context throttle: there is no such setting; there are ephemeral, decodedPaths, quotas, destinations, formerArns, historyRetention, table, templates, agentLayers, notifications, console',
    ],
  ])('that are not known, or cannot be read, are refused: %j', (context, message) => {
    expect(() => read(context)).toThrow(expect.objectContaining({ name: 'SettingsError', message }));
  });
});
