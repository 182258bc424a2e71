/**
 * A launch that an alarm guards: the emulator sends no event of an alarm, so it is put on the bus.
 */
import assert from 'node:assert/strict';
import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  DeleteRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import * as sdk from '@aws-sdk/client-evidently';
import { CreateLaunchCommand } from '@selfevident/evidently-client/extensions';
import type { Deployed } from './deployed.ts';
import { account, region, rootCredentials } from './emulator.ts';
import { eventually } from './eventually.ts';

const project = 'guarded';
const launch = 'watched';
const AlarmName = 'checkout-errors';
const Source = 'test.cloudwatch';
const ruleName = 'alarms-of-the-test';
const alarmArn = `arn:aws:cloudwatch:${region}:${account}:alarm:${AlarmName}`;

/** The launch starts while its alarm is quiet, refuses to start under one that is not, and is stopped by its event. */
export const stopsByAlarm = async ({ client, endpoint }: Deployed): Promise<void> => {
  const connection = { endpoint, region, credentials: rootCredentials };
  const [cloudWatch, bus] = [new CloudWatchClient(connection), new EventBridgeClient(connection)];
  await makeLaunch(client);
  await assert.rejects(
    client.send(new sdk.StartLaunchCommand({ project, launch })),
    /names an alarm that does not exist/,
  );
  await cloudWatch.send(
    new PutMetricAlarmCommand({
      AlarmName,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      MetricName: 'Errors',
      Namespace: 'Checkout',
      Period: 60,
      Statistic: 'Sum',
      Threshold: 1,
    }),
  );
  const setState = (StateValue: 'OK' | 'ALARM') =>
    cloudWatch.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason: 'a test' }));
  await setState('ALARM');
  await assert.rejects(client.send(new sdk.StartLaunchCommand({ project, launch })), /is in ALARM/);
  await setState('OK');
  await client.send(new sdk.StartLaunchCommand({ project, launch }));
  await putEvent(bus);
  await eventually(60_000, async () => {
    const answer = await client.send(new sdk.GetLaunchCommand({ project, launch }));
    assert.equal(answer.launch?.status, 'CANCELLED');
    assert.equal(answer.launch?.statusReason, `alarm ${AlarmName} is in ALARM`);
  });
  await removeRule(bus);
  await cloudWatch.send(new DeleteAlarmsCommand({ AlarmNames: [AlarmName] }));
};

const makeLaunch = async (client: sdk.EvidentlyClient): Promise<void> => {
  await client.send(new sdk.CreateProjectCommand({ name: project }));
  const variations = ['old', 'new'].map((name) => ({ name, value: { stringValue: name } }));
  await client.send(new sdk.CreateFeatureCommand({ project, name: 'checkout', variations }));
  const steps = [{ startTime: new Date(), groupWeights: { new: 50_000 } }];
  await client.send(
    new CreateLaunchCommand({
      project,
      name: launch,
      groups: [{ name: 'new', feature: 'checkout', variation: 'new' }],
      scheduledSplitsConfig: { steps },
      alarms: [{ alarmArn, onAlarm: 'STOP' }],
    }),
  );
};

/**
 * What CloudWatch would say of the alarm. Nobody but AWS may put events of its sources on a bus, so a rule of the test
 * takes one of another source to the target of the rule that was deployed.
 */
const putEvent = async (bus: EventBridgeClient): Promise<void> => {
  const { Rules = [] } = await bus.send(new ListRulesCommand({}));
  const deployed = Rules.find(({ EventPattern }) => EventPattern?.includes('aws.cloudwatch'));
  assert.ok(deployed, 'no rule takes events of alarms');
  const { Targets = [] } = await bus.send(new ListTargetsByRuleCommand({ Rule: deployed.Name }));
  const EventPattern = deployed.EventPattern?.replace('aws.cloudwatch', Source);
  await bus.send(new PutRuleCommand({ Name: ruleName, EventPattern }));
  await bus.send(new PutTargetsCommand({ Rule: ruleName, Targets: [{ Id: 'alarms', Arn: Targets[0]?.Arn }] }));
  const Detail = JSON.stringify({ alarmName: AlarmName, state: { value: 'ALARM', reason: 'a test' } });
  const DetailType = 'CloudWatch Alarm State Change';
  const entry = { Source, DetailType, Resources: [alarmArn], Detail };
  const { FailedEntryCount } = await bus.send(new PutEventsCommand({ Entries: [entry] }));
  assert.equal(FailedEntryCount, 0);
};

/** So that nothing is left behind by the deployment. */
const removeRule = async (bus: EventBridgeClient): Promise<void> => {
  await bus.send(new RemoveTargetsCommand({ Rule: ruleName, Ids: ['alarms'] }));
  await bus.send(new DeleteRuleCommand({ Name: ruleName }));
};
