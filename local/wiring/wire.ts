/**
 * Wires the handlers, the counting, the delivery and the sweep on this machine, as the stack wires them in AWS.
 */
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { checkKey } from '../../lambdas/authorization/check-key.ts';
import { openService } from '../../lambdas/entry/service.ts';
import { timeouts } from '../../lambdas/entry/timeouts.ts';
import { allOperations } from '../../lambdas/functions/all-operations.ts';
import { dispatcher } from '../../lambdas/http/dispatch.ts';
import { openAlarms } from '../alarms.ts';
import { readerFiles } from '../dynamodb/data-consistency.ts';
import { createTable, tableName } from '../dynamodb/table.ts';
import { healthOf } from '../health.ts';
import type { Surroundings, Wire } from '../service.ts';
import { announceDrops } from '../stream/announce-drops.ts';
import { openEvents } from '../stream/events.ts';
import { wireAlarms } from './wire-alarms.ts';
import { wireDelivery } from './wire-delivery.ts';
import { wirePruning } from './wire-pruning.ts';
import { wireStream } from './wire-stream.ts';
import { wireSweep } from './wire-sweep.ts';
import type { Wires } from './wires.ts';

export const wire: Wire = async (surroundings) => {
  const wires = await openWires(surroundings);
  const { client, streams, service } = wires;
  const events = openEvents({ file: join(wires.directory, readerFiles.events), print: surroundings.printEvent });
  const stream = wireStream(wires, events);
  const delivery = wireDelivery(wires);
  const sweep = wireSweep(wires, stream.drain);
  const pruning = wirePruning(wires, [stream, delivery]);
  return {
    handle: dispatcher(allOperations, service),
    checkKey: (authorization) => checkKey(authorization, { keys: service.store.keys, now: wires.now() }),
    health: () => healthOf(client, tableName),
    drain: async () => {
      await Promise.all([stream.drain(), delivery.drain(), service.store.usage.flush()]);
    },
    advance: sweep.advance,
    nextEvent: sweep.nextEvent,
    setAlarm: wireAlarms(wires),
    events: async (after) => {
      await stream.drain();
      return events.list(after);
    },
    close: async () => {
      await Promise.all([stream, delivery, sweep, pruning].map(({ stop }) => stop()));
      await Promise.all([service.store.drops.flush(), service.store.usage.flush()]);
      streams.destroy();
      client.destroy();
    },
  };
};

const openWires = async (surroundings: Surroundings): Promise<Wires> => {
  const { endpoint, credentials, region, account, formerArns, quotas, historyRetention, now, directory } = surroundings;
  const dynamodb = { endpoint, region, ...(credentials ? { credentials } : {}) };
  const client = new DynamoDBClient({ ...dynamodb, requestHandler: timeouts });
  // The loops try again by themselves.
  const streams = new DynamoDBStreamsClient({ ...dynamodb, requestHandler: timeouts, maxAttempts: 1 });
  const streamArn = await createTable(client, tableName);
  const deployment = { partition: 'aws', region, account, formerArns };
  const alarms = openAlarms(join(directory, 'alarms.json'));
  const options = { deployment, quotas, historyRetention, tableName, dynamodb, clock: now };
  const service = openService({ ...options, describeAlarms: alarms.describe });
  const drops = announceDrops(service.store.drops, (line) => console.error(line));
  return {
    client,
    streams,
    streamArn,
    directory,
    now,
    alarms,
    service: { ...service, store: { ...service.store, drops } },
  };
};
