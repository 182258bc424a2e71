import { readFileSync } from 'node:fs';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { readSettings } from '../../lib/context.ts';
import type { NotificationTargets } from '../../lib/props.ts';
import { Selfevident } from '../../lib/selfevident.ts';
import { newApp } from './app.ts';
import { examplesIn, rendered, takes } from './event-targets.ts';
import { only, type Properties, resources, template, templateOf } from './stacks.ts';

/** Of notifications: alarms have a rule of their own. */
const rulesOf = (of: Template): Properties[] =>
  Object.entries(resources(of, 'AWS::Events::Rule')).flatMap(([id, rule]) => (/Notifications/.test(id) ? [rule] : []));

const told = (of: readonly (keyof NotificationTargets)[], more: object = {}): Template => {
  const stack = new Stack(newApp(), 'Telling');
  const targets = { topic: new Topic(stack, 'People'), webhook: Secret.fromSecretNameV2(stack, 'Slack', 'slack') };
  const notifications = Object.fromEntries(of.map((name) => [name, targets[name]]));
  new Selfevident(stack, 'Service', { notifications, ...more });
  return Template.fromStack(stack);
};

describe('notifications', () => {
  const both = told(['topic', 'webhook']);
  const rules = rulesOf(both);
  const targets: Properties[] = rules.flatMap(({ Targets }) => Targets);

  it('are sent nowhere unless somebody is named', () => {
    expect(rulesOf(template)).toEqual([]);
    for (const type of ['AWS::Events::ApiDestination', 'AWS::Events::Connection'])
      expect(resources(template, type)).toEqual({});
  });

  it('are of verdicts, mismatches, guards and ends, on the bus of the events', () => {
    expect(rules.map(({ EventPattern }) => EventPattern)).toEqual(
      expect.arrayContaining([
        {
          source: ['selfevident'],
          'detail-type': ['Evidently Experiment Verdict Change', 'Evidently Sample Ratio Mismatch'],
        },
        {
          source: ['selfevident'],
          'detail-type': ['Evidently Launch Status Change', 'Evidently Experiment Status Change'],
          detail: { status: ['COMPLETED', 'CANCELLED'] },
        },
        {
          source: ['selfevident'],
          'detail-type': ['Evidently Launch Guard'],
          detail: { action: ['HOLD', 'TELL'] },
        },
        {
          source: ['selfevident'],
          'detail-type': ['Evidently Launch Traffic Change'],
          detail: { change: ['CONTINUED'] },
        },
      ]),
    );
    expect(rules.map(({ EventBusName }) => EventBusName)).toEqual(Array(4).fill('default'));
    const others = rulesOf(told(['topic'], { eventBusName: 'changes' }));
    expect(others.map(({ EventBusName }) => EventBusName)).toEqual(Array(4).fill('changes'));
  });

  it("say the event's own sentence, as a line of mail and as a message of a chat", () => {
    const said = targets.map(({ InputTransformer }) => InputTransformer);
    expect(said).toHaveLength(8);
    const paths = { 'detail-sentence': '$.detail.sentence' };
    expect(said).toEqual(
      expect.arrayContaining([
        {
          InputPathsMap: { ...paths, account: '$.account', region: '$.region' },
          InputTemplate: '"<detail-sentence> (account <account>, <region>)"',
        },
        { InputPathsMap: paths, InputTemplate: '{"text":<detail-sentence>}' },
      ]),
    );
    expect(new Set(said.map(({ InputTemplate }) => InputTemplate)).size).toBe(2);
  });

  it('are of docs/events.md as docs/notifications.md shows them, one text for each happening', () => {
    const events = examplesIn('docs/events.md');
    const texts = (isMail: boolean) =>
      events.flatMap((event) =>
        rules.flatMap(({ EventPattern, Targets }) =>
          takes(EventPattern, event)
            ? (Targets as Properties[])
                .filter(({ RoleArn }) => (RoleArn === undefined) === isMail)
                .map(({ InputTransformer }) => rendered(InputTransformer, event))
            : [],
        ),
      );
    const page = readFileSync('docs/notifications.md', 'utf8');
    const shown = [...page.matchAll(/^"The .*"$/gm)].map(([line]) => line);
    expect(texts(true).toSorted()).toEqual(shown.toSorted());
    expect(texts(false)).toHaveLength(shown.length);
    for (const text of texts(false)) expect(Object.keys(JSON.parse(text))).toEqual(['text']);
    expect(page).toContain(texts(false)[0]);
  });

  it('are tried again for a day, and then kept in a queue with an alarm', () => {
    const queue = expect.objectContaining({ Arn: { 'Fn::GetAtt': [expect.stringContaining('Undelivered'), 'Arn'] } });
    for (const { RetryPolicy, DeadLetterConfig } of targets) {
      expect(RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 });
      expect(DeadLetterConfig).toEqual(queue);
    }
    expect(only(both, 'AWS::CloudWatch::Alarm', 'ServiceObservabilityNotificationsUndelivered')).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
    });
  });

  it('have the address of the webhook by reference only', () => {
    const { InvocationEndpoint, HttpMethod } = only(both, 'AWS::Events::ApiDestination', 'Service');
    expect(JSON.stringify(InvocationEndpoint)).toContain('{{resolve:secretsmanager:');
    expect(JSON.stringify(InvocationEndpoint)).toContain(':SecretString:::}}');
    expect(HttpMethod).toBe('POST');
  });

  it('go to what the command line names, by its ARN or its name', () => {
    const stack = (notifications: string) => templateOf(readSettings(newApp({ context: { notifications } }).node));
    const topic = 'arn:aws:sns:us-east-1:123456789012:people';
    const secret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:slack-a1b2c3';
    const endpoint = (of: Template) => JSON.stringify(only(of, 'AWS::Events::ApiDestination', 'Service'));
    const named = stack(JSON.stringify({ topic, webhook: 'slack' }));
    expect(rulesOf(named).map(({ Targets }) => Targets[0].Arn)).toEqual(Array(4).fill(topic));
    expect(endpoint(named)).toMatch(/resolve:secretsmanager:.*:secret:slack:SecretString/);
    expect(endpoint(stack(JSON.stringify({ webhook: secret })))).toContain(
      `resolve:secretsmanager:${secret}:SecretString`,
    );
  });

  it('go to one of both where only one is named', () => {
    const types = (of: readonly (keyof NotificationTargets)[]) =>
      Object.keys(resources(told(of), 'AWS::Events::ApiDestination')).length;
    expect([types(['topic']), types(['webhook'])]).toEqual([0, 1]);
  });

  it('cannot go nowhere', () => {
    expect(() => told([])).toThrow('notifications: must have a topic or a webhook');
  });

  it('are kept with the key of the deployment', () => {
    const stack = new Stack(newApp(), 'Keyed');
    const encryptionKey = new Key(stack, 'Key');
    new Selfevident(stack, 'Service', { encryptionKey, notifications: { topic: new Topic(stack, 'People') } });
    const queue = only(Template.fromStack(stack), 'AWS::SQS::Queue', 'ServiceNotificationsUndelivered');
    expect(queue.KmsMasterKeyId).toBeDefined();
  });
});
