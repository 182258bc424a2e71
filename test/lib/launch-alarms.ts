/**
 * What brings alarms to the launches that they guard, and who may ask for alarms.
 */
import { compilePattern, matches } from '@selfevident/evaluation';
import { only, optional, type Properties, resources, template } from './stacks.ts';

/**
 * The event of an alarm that AWS documents, without the texts of its reasons:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 */
const documented = (value: string) => ({
  version: '0',
  id: 'c4c1c1c9-6542-e61b-6ef0-8c4d36933a92',
  'detail-type': 'CloudWatch Alarm State Change',
  source: 'aws.cloudwatch',
  account: '123456789012',
  time: '2019-10-02T17:04:40Z',
  region: 'us-east-1',
  resources: ['arn:aws:cloudwatch:us-east-1:123456789012:alarm:ServerCpuTooHigh'],
  detail: {
    alarmName: 'ServerCpuTooHigh',
    configuration: { metrics: [{ id: 'm', metricStat: { period: 300, stat: 'Average' }, returnData: true }] },
    previousState: { timestamp: '2019-10-01T13:56:40.987+0000', value: value === 'OK' ? 'ALARM' : 'OK' },
    state: { timestamp: '2019-10-02T17:04:40.989+0000', value },
  },
});

const { EventPattern, Targets, State } = only(template, 'AWS::Events::Rule', '');

describe('the rule for alarms', () => {
  it.each([
    ['ALARM', true],
    ['INSUFFICIENT_DATA', true],
    ['OK', false],
  ])('takes the documented event of a state of %s: %s', (state, taken) => {
    expect(matches(compilePattern(JSON.stringify(EventPattern)), documented(state))).toBe(taken);
  });

  it('takes no other event of CloudWatch', () => {
    const other = { ...documented('ALARM'), 'detail-type': 'CloudWatch Alarm Configuration Change' };
    expect(matches(compilePattern(JSON.stringify(EventPattern)), other)).toBe(false);
  });

  it('sends them to the alarms function, which tries again for an hour and then gives up to the queue', () => {
    expect(State).toBe('ENABLED');
    expect(JSON.stringify(Targets)).toContain('FunctionsAlarms');
    const invoked = only(template, 'AWS::Lambda::EventInvokeConfig', 'ServiceFunctionsAlarms');
    expect(invoked).toMatchObject({ MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 3_600 });
    expect(JSON.stringify(invoked.DestinationConfig.OnFailure)).toContain('GivenUp');
    const [permission, ...others] = Object.values(resources(template, 'AWS::Lambda::Permission')).filter(
      ({ Principal }) => Principal === 'events.amazonaws.com',
    );
    expect(others).toEqual([]);
    expect(JSON.stringify(permission?.SourceArn)).toContain('LaunchAlarmsChanged');
  });
});

it('alarms are described to what starts launches, and to nobody else', () => {
  const asking = (from: typeof template) =>
    Object.entries(resources(from, 'AWS::IAM::Policy'))
      .filter(([, { PolicyDocument }]) =>
        (PolicyDocument.Statement as Properties[]).some(({ Action }) => Action === 'cloudwatch:DescribeAlarms'),
      )
      .map(([id]) => id.replace(/Role.*/, ''));
  expect(asking(template)).toEqual(['ServiceFunctionsManagement']);
  expect(asking(optional).sort()).toEqual(
    ['AllOperations', 'Management', 'TemplateProvider'].map((name) => `ServiceFunctions${name}`),
  );
});
