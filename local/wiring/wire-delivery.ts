/**
 * Delivers evaluations and events to the destinations of projects: first from the stream, later from the table.
 */
import { join } from 'node:path';
import { repeat } from '../../lambdas/concurrency.ts';
import { deliverer } from '../../lambdas/stream/deliver.ts';
import { redeliver } from '../../lambdas/stream/redeliver.ts';
import { readerFiles } from '../dynamodb/data-consistency.ts';
import { localDestination } from '../stream/destination.ts';
import { openStream, type Stream } from '../stream/stream.ts';
import { batchError, type Wires } from './wires.ts';

/** Milliseconds between two reads of the stream, and between two attempts at what could not be delivered. */
const PAUSE = { delivery: 1_000, undelivered: 5_000 };

/** Reads the stream by itself, as in AWS: a slow destination must not hold up the counting. */
export const wireDelivery = (wires: Wires): Stream & { readonly stop: () => Promise<void> } => {
  const { streams, streamArn, directory, now, service } = wires;
  const { store, report, deployment } = service;
  const send = localDestination({ directory, region: deployment.region, now });
  const deliver = deliverer({ store, send, report, now, timer: () => performance.now() });
  const stream = openStream({
    client: streams,
    streamArn,
    file: join(directory, readerFiles.delivered),
    take: async (batch) => {
      const { batchItemFailures } = await deliver(batch);
      if (batchItemFailures.length > 0) throw batchError('the batch could not be delivered');
    },
  });
  let open = true;
  const redeliverAll = () => redeliver({ store, send, report, hasTime: () => open });
  const loops = [
    repeat(stream.drain, PAUSE.delivery, (error) => report('stream not read', { error })),
    repeat(redeliverAll, PAUSE.undelivered, (error) => report('lines not redelivered', { error })),
  ];
  const stop = async (): Promise<void> => {
    open = false;
    await Promise.all(loops.map((end) => end()));
  };
  return { ...stream, stop };
};
