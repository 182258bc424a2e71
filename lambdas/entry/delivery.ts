/** The delivery function: sends delivery records to the destinations of projects, and changes to EventBridge. */
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { deliverer } from '../stream/deliver.ts';
import { eventBridge } from '../stream/event-bridge.ts';
import { publish } from '../stream/publish.ts';
import { awsDestination } from './destination.ts';
import { optionsFromEnvironment } from './environment.ts';
import { openService } from './service.ts';

const options = optionsFromEnvironment();
const { store, deployment, clock, report } = openService(options);
const bus = { client: new EventBridgeClient({}), name: process.env.EVENT_BUS_NAME ?? 'default', report };
const publication = { deployment, send: eventBridge(bus), report };
const send = awsDestination(options);
const deliver = deliverer({ store, send, report, now: clock, timer: () => process.uptime() * 1000 });

/** Lambda repeats the batch from the first failure of either. This process does not deliver the same records twice. */
export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const answers = await Promise.all([deliver(event), publish(publication, event)]);
  return { batchItemFailures: answers.flatMap(({ batchItemFailures }) => batchItemFailures) };
};
