/**
 * Counts what the stream of the table has, and publishes its changes as events.
 */
import { join } from 'node:path';
import { repeat } from '../../lambdas/concurrency.ts';
import { aggregate } from '../../lambdas/stream/aggregate.ts';
import { publish } from '../../lambdas/stream/publish.ts';
import { readerFiles } from '../dynamodb/data-consistency.ts';
import type { LocalEvents } from '../stream/events.ts';
import { openStream, type Stream, type StreamBatch } from '../stream/stream.ts';
import { batchError, type Wires } from './wires.ts';

/** Milliseconds between two reads of the stream. */
const PAUSE = 500;

export const wireStream = (wires: Wires, events: LocalEvents): Stream & { readonly stop: () => Promise<void> } => {
  const { streams, streamArn, directory, service } = wires;
  const stream = openStream({
    client: streams,
    streamArn,
    file: join(directory, readerFiles.counted),
    take: (batch) => countAndPublish(wires, events, batch),
  });
  const stop = repeat(stream.drain, PAUSE, (error) => service.report('stream not read', { error }));
  return { ...stream, stop };
};

const countAndPublish = async (
  { service, streamArn }: Wires,
  events: LocalEvents,
  batch: StreamBatch,
): Promise<void> => {
  const { store, deployment, report } = service;
  const sequence = batch.Records.at(-1)?.dynamodb?.SequenceNumber ?? '0';
  const send = (sent: Parameters<typeof events.send>[0]) => events.send(sent, { streamArn, sequence });
  const answers = await Promise.all([
    aggregate({ store, report }, batch),
    publish({ deployment, send, report }, batch),
  ]);
  if (answers.some(({ batchItemFailures }) => batchItemFailures.length > 0))
    throw batchError('the batch could not be taken');
};
