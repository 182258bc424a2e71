/**
 * The handlers, the sweep and the counting on this machine: what the stack wires in AWS.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { repeat, serialize } from '../lambdas/concurrency.ts';
import { openService } from '../lambdas/entry/service.ts';
import { timeouts } from '../lambdas/entry/timeouts.ts';
import { allOperations } from '../lambdas/functions/all-operations.ts';
import { dispatcher } from '../lambdas/http/dispatch.ts';
import { StoreError } from '../lambdas/store/table/store-error.ts';
import { aggregate } from '../lambdas/stream/aggregate.ts';
import { deliverer } from '../lambdas/stream/deliver.ts';
import { publish } from '../lambdas/stream/publish.ts';
import { redeliver } from '../lambdas/stream/redeliver.ts';
import { sweeper } from '../lambdas/time/sweep.ts';
import { advance } from './clock/advance.ts';
import { besideDatabase } from './dynamodb/data-consistency.ts';
import { dataFile, pruneStream } from './dynamodb/data-file.ts';
import { expire } from './dynamodb/expire.ts';
import { createTable, tableName } from './dynamodb/table.ts';
import { healthOf } from './health.ts';
import type { Build } from './service.ts';
import { announcingDrops } from './stream/announce-drops.ts';
import { localDestination } from './stream/destination.ts';
import { openEvents } from './stream/events.ts';
import { openStream } from './stream/stream.ts';

const day = 86_400_000;
/** Milliseconds between two looks at what is due, at what is to be counted and delivered, at what could not be delivered, and at what has expired. */
const pause = { sweep: 1_000, counting: 500, delivery: 1_000, undelivered: 5_000, prune: 30_000, expire: 3_600_000 };

export const wire: Build = async ({
  endpoint,
  credentials,
  region,
  account,
  formerArns,
  quotas,
  historyRetention,
  now,
  directory,
  printEvent,
}) => {
  const dynamodb = { endpoint, region, ...(credentials ? { credentials } : {}) };
  const client = new DynamoDBClient({ ...dynamodb, requestHandler: timeouts });
  const streamArn = await createTable(client, tableName);
  const deployment = { partition: 'aws', region, account, formerArns };
  const opened = openService({ deployment, quotas, historyRetention, tableName, dynamodb, clock: now });
  const drops = announcingDrops(opened.store.drops, (line) => console.error(line));
  const service = { ...opened, store: { ...opened.store, drops } };
  const { store, report } = service;
  const events = openEvents({ file: join(directory, besideDatabase.events), print: printEvent });
  // What does not answer is asked again by the loop below.
  const streams = new DynamoDBStreamsClient({ ...dynamodb, requestHandler: timeouts, maxAttempts: 1 });
  const stream = openStream({
    client: streams,
    streamArn,
    file: join(directory, besideDatabase.counted),
    take: async (batch) => {
      const sequence = batch.Records.at(-1)?.dynamodb?.SequenceNumber ?? '0';
      const send = (sent: Parameters<typeof events.send>[0]) => events.send(sent, { streamArn, sequence });
      const taken = await Promise.all([
        aggregate({ store, report }, batch),
        publish({ deployment, send, report }, batch),
      ]);
      if (taken.some(({ batchItemFailures }) => batchItemFailures.length > 0))
        throw notTaken('the batch could not be taken');
    },
  });
  const send = localDestination({ directory, region });
  const deliver = deliverer({ store, send, report, now, timer: () => performance.now() });
  // A reader of its own, as in AWS: a destination that takes its time must not hold up the counting.
  const lines = openStream({
    client: streams,
    streamArn,
    file: join(directory, besideDatabase.delivered),
    take: async (batch) => {
      const { batchItemFailures } = await deliver(batch);
      if (batchItemFailures.length > 0) throw notTaken('the batch could not be delivered');
    },
  });
  const inTurn = serialize();
  const sweep = sweeper({ store, report });
  const sweepNow = () => inTurn(() => sweep(now()));
  let open = true;
  const redeliverAll = () => redeliver({ store, send, report, hasTime: () => open });
  const expireNow = () => expire({ client, tableName, now: now() });
  const prune = async () => {
    const file = join(directory, dataFile);
    const read = [stream, lines].flatMap(({ positions }) => Object.values(positions()));
    // Only the embedded engine, which has one shard, keeps its data there.
    if (existsSync(file) && read.length === 2) pruneStream(file, tableName, smallest(read));
  };
  const loops = [
    repeat(prune, pause.prune, (error) => report('stream not pruned', { error })),
    repeat(sweepNow, pause.sweep, (error) => report('sweep failed', { error })),
    repeat(stream.drain, pause.counting, (error) => report('stream not read', { error })),
    repeat(lines.drain, pause.delivery, (error) => report('stream not read', { error })),
    repeat(expireNow, pause.expire, (error) => report('nothing expired', { error })),
    repeat(redeliverAll, pause.undelivered, (error) => report('lines not redelivered', { error })),
  ];
  return {
    handle: dispatcher(allOperations, service),
    health: () => healthOf(client, tableName),
    drain: async () => {
      await Promise.all([stream.drain(), lines.drain()]);
    },
    advance: (clock, journey) =>
      inTurn(async () => {
        const from = now();
        await advance({ clock, store, sweep, drain: stream.drain }, journey);
        if (now() - from >= day) await expireNow();
      }),
    events: async (after) => {
      await stream.drain();
      return events.list(after);
    },
    close: async () => {
      open = false;
      await Promise.all(loops.map((stop) => stop()));
      await drops.flush();
      streams.destroy();
      client.destroy();
    },
  };
};

/** It will be tried again, and what kept it from being taken has been reported. */
const notTaken = (message: string) => new StoreError('unavailable', new Error(message));

const smallest = (sequences: readonly string[]): bigint =>
  sequences.map(BigInt).sort((one, other) => Number(one - other))[0] ?? 0n;
