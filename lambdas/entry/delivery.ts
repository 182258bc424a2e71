/** Publishes changes to EventBridge, as the stream of the table delivers them. */
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { eventBridge } from '../stream/event-bridge.ts';
import { publish } from '../stream/publish.ts';
import { deploymentFromEnvironment } from './environment.ts';
import { toStandardError as report } from './report.ts';

const bus = { client: new EventBridgeClient({}), name: process.env.EVENT_BUS_NAME ?? 'default', report };
const publication = { deployment: deploymentFromEnvironment(), send: eventBridge(bus), report };

export const handler = (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => publish(publication, event);
