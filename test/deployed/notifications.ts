/**
 * Somebody who is told: a queue that is subscribed to the topic of the deployment, as people subscribe by mail. The
 * emulator's CloudFormation has no types of a webhook's connection and destination, so none is deployed.
 */
import assert from 'node:assert/strict';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { examplesIn } from '../lib/event-targets.ts';
import { json, query } from './aws.ts';
import { account, region, rootCredentials } from './emulator.ts';
import { eventually } from './eventually.ts';

const name = 'told';
export const topic = `arn:aws:sns:${region}:${account}:${name}`;

const sqs = (endpoint: string, action: string, asked: object) => json(endpoint, 'sqs', `AmazonSQS.${action}`, asked);
const sns = (endpoint: string, Action: string, asked: Record<string, string>) =>
  query(endpoint, 'sns', { Action, Version: '2010-03-31', ...asked });

const queueArn = `arn:aws:sqs:${region}:${account}:${name}`;

/** Lets a service do one thing, as docs/notifications.md says it for the topic. */
const policy = (Service: string, Action: string, Resource: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service }, Action, Resource }],
  });

/** Makes the topic, which is there before the deployment, and subscribes. */
export const subscribes = async (endpoint: string): Promise<void> => {
  const Policy = policy('sns.amazonaws.com', 'sqs:SendMessage', queueArn);
  await sqs(endpoint, 'CreateQueue', { QueueName: name, Attributes: { Policy } });
  await sns(endpoint, 'CreateTopic', { Name: name });
  await sns(endpoint, 'SetTopicAttributes', {
    TopicArn: topic,
    AttributeName: 'Policy',
    AttributeValue: policy('events.amazonaws.com', 'sns:Publish', topic),
  });
  await sns(endpoint, 'Subscribe', {
    TopicArn: topic,
    Protocol: 'sqs',
    Endpoint: queueArn,
    'Attributes.entry.1.key': 'RawMessageDelivery',
    'Attributes.entry.1.value': 'true',
  });
};

const [verdict] = examplesIn('docs/events.md').filter((event) => `${event['detail-type']}`.endsWith('Verdict Change'));
const detail = verdict?.detail as { readonly sentence: string };

/** What happened in the steps before, and the verdict, once each, in readable text. */
const happened = [
  'The launch watched of the project guarded was stopped by a guard: alarm checkout-errors is in ALARM.',
  'The experiment colours of the project background is completed, as planned.',
  detail.sentence,
].map((sentence) => `"${sentence} (account ${account}, ${region})"`);

/**
 * A guard's stop, an end and a verdict arrive. Others of the suites may arrive too. No experiment of the suites runs long
 * enough for a verdict, so the example of docs/events.md is put on the bus.
 */
export const tellsPeople = async (endpoint: string): Promise<void> => {
  const bus = new EventBridgeClient({ endpoint, region, credentials: rootCredentials });
  const entry = { Source: 'selfevident', DetailType: `${verdict?.['detail-type']}`, Detail: JSON.stringify(detail) };
  await bus.send(new PutEventsCommand({ Entries: [entry] }));
  const told: string[] = [];
  await eventually(150_000, async () => {
    told.push(...(await receive(endpoint)));
    assert.deepEqual(told.filter((text) => happened.includes(text)).toSorted(), happened.toSorted());
  });
  for (const text of told) assert.match(text, /^"The (launch|experiment) .*\. \(account \d{12}, [\w-]+\)"$/);
};

const receive = async (endpoint: string): Promise<string[]> => {
  const QueueUrl = `${endpoint}/${account}/${name}`;
  const { Messages = [] } = await sqs(endpoint, 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
  const received = Messages as readonly { readonly Body: string; readonly ReceiptHandle: string }[];
  for (const { ReceiptHandle } of received) await sqs(endpoint, 'DeleteMessage', { QueueUrl, ReceiptHandle });
  return received.map(({ Body }) => Body);
};
