import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { NotificationTargets } from '../../lib/props.ts';
import { Selfevident } from '../../lib/selfevident.ts';
import { newApp } from './app.ts';
import { only, type Properties, resources, template } from './stacks.ts';

const told = (of: readonly (keyof NotificationTargets)[], more: object = {}): Template => {
  const stack = new Stack(newApp(), 'Telling');
  const targets = { topic: new Topic(stack, 'People'), webhook: Secret.fromSecretNameV2(stack, 'Slack', 'slack') };
  const notifications = Object.fromEntries(of.map((name) => [name, targets[name]]));
  new Selfevident(stack, 'Service', { notifications, ...more });
  return Template.fromStack(stack);
};

describe('notifications', () => {
  const both = told(['topic', 'webhook']);
  const rules = Object.values(resources(both, 'AWS::Events::Rule'));
  const targets: Properties[] = rules.flatMap(({ Targets }) => Targets);

  it('are sent nowhere unless somebody is named', () => {
    for (const type of ['AWS::Events::Rule', 'AWS::Events::ApiDestination', 'AWS::Events::Connection'])
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
        { source: ['selfevident'], 'detail-type': ['Evidently Launch Guard'] },
      ]),
    );
    expect(rules.map(({ EventBusName }) => EventBusName)).toEqual(['default', 'default', 'default']);
    const others = resources(told(['topic'], { eventBusName: 'changes' }), 'AWS::Events::Rule');
    expect(Object.values(others).map(({ EventBusName }) => EventBusName)).toEqual(['changes', 'changes', 'changes']);
  });

  it("say the event's own sentence, as a line of mail and as a message of a chat", () => {
    const said = targets.map(({ InputTransformer: { InputPathsMap, InputTemplate } }) => [
      InputPathsMap['detail-sentence'] ?? InputPathsMap['detail-reason'],
      InputTemplate,
    ]);
    expect(said.filter(([path]) => path === '$.detail.sentence')).toHaveLength(4);
    expect(said.filter(([path]) => path === '$.detail.reason')).toHaveLength(2);
    expect(new Set(said.map(([, text]) => text))).toEqual(
      new Set([
        '"<detail-sentence> (<resources-0->)"',
        '{"text":<detail-sentence>}',
        '"<detail-reason> (<resources-0->)"',
        '{"text":<detail-reason>}',
      ]),
    );
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
