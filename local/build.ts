/**
 * The handlers, the sweep and the counting on this machine: what the stack wires in AWS.
 */
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { openService } from '../lambdas/entry/service.ts';
import { everything } from '../lambdas/handlers/groups/everything.ts';
import { dispatcher } from '../lambdas/http/dispatch.ts';
import { aggregate } from '../lambdas/stream/aggregate.ts';
import { settle } from '../lambdas/time/settle.ts';
import type { Build } from './service.ts';
import { openStream } from './stream.ts';
import { madeTable } from './table.ts';

const tableName = 'Selfevident';
/** Milliseconds between two looks at what is due, and at the stream. */
const pause = { sweep: 1_000, stream: 250 };

export const build: Build = async ({ endpoint, credentials, region, account, now, directory }) => {
  const dynamodb = { endpoint, region, ...(credentials ? { credentials } : {}) };
  const client = new DynamoDBClient(dynamodb);
  const streamArn = await madeTable(client, tableName);
  client.destroy();
  const service = openService({ deployment: { partition: 'aws', region, account }, tableName, dynamodb, clock: now });
  const { store, report } = service;
  const streams = new DynamoDBStreamsClient(dynamodb);
  const stream = openStream({
    client: streams,
    streamArn,
    file: join(directory, 'stream.json'),
    take: async (batch) => {
      const { batchItemFailures } = await aggregate({ store, report }, batch);
      if (batchItemFailures.length > 0) throw new Error('the batch could not be counted');
    },
  });
  const sweep = () => settle({ store, now: now(), report });
  const loops = [
    repeat(sweep, pause.sweep, (error) => report('sweep failed', { error })),
    repeat(stream.drain, pause.stream, (error) => report('stream not read', { error })),
  ];
  return {
    handle: dispatcher(everything, service),
    drain: stream.drain,
    onAdvance: async (_, to) => {
      await settleInOrder(service, to);
      await stream.drain();
    },
    close: async () => {
      await Promise.all(loops.map((stop) => stop()));
      streams.destroy();
    },
  };
};

type Settler = Pick<ReturnType<typeof openService>, 'store' | 'report'>;

/** Each transition at its own time, the earliest first. */
const settleInOrder = async ({ store, report }: Settler, to: number): Promise<void> => {
  let last = Number.NEGATIVE_INFINITY;
  for (;;) {
    const [earliest] = await store.due.at(to, { limit: 1 });
    // What is still due after it was settled cannot be settled; the others must not wait for it.
    const time = earliest && earliest.time > last ? earliest.time : to;
    await settle({ store, now: time, report });
    if (time === to) return;
    last = time;
  }
};

/** Runs `work` again and again until the returned function is called, which resolves when no run is under way. */
const repeat = (work: () => Promise<unknown>, every: number, failed: (error: unknown) => void) => {
  let ended = false;
  let wake = () => {};
  const loop = async () => {
    while (!ended) {
      await work().catch(failed);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, every);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = loop();
  return async (): Promise<void> => {
    ended = true;
    wake();
    await running;
  };
};
