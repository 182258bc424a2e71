/**
 * Events to EventBridge: ten at a time, each refused one again, and none too large to be taken ever.
 */
import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge';
import { pause } from '../store/table/pause.ts';
import type { Publication } from './publish.ts';
import type { ServiceEvent } from './service-event.ts';

/** Of one call of PutEvents: entries, and bytes of all of them together. */
const most = { entries: 10, bytes: 262_144 };
/** How long refused events are sent again before the stream is to deliver them again, in milliseconds. */
const timeoutMs = 5_000;
/** An event that is refused for these would be refused for ever. */
const hopeless = new Set(['MalformedDetail', 'InvalidArgument']);

interface EventBus {
  readonly client: Pick<EventBridgeClient, 'send'>;
  /** Name or ARN. */
  readonly name: string;
  readonly report: Publication['report'];
}

export const eventBridge =
  (bus: EventBus): Publication['send'] =>
  async (events) => {
    const calls = callsOf(events.map((event) => ({ event, entry: entryOf(event, bus.name) })));
    for (const [index, call] of calls.entries()) {
      const untaken = await putAll(bus, call);
      // A bus that takes no more is not asked for what is behind: the stream delivers that again in any case.
      if (untaken.length > 0)
        return [
          ...untaken,
          ...calls
            .slice(index + 1)
            .flat()
            .map(({ event }) => event),
        ];
    }
    return [];
  };

interface Sending {
  readonly event: ServiceEvent;
  readonly entry: PutEventsRequestEntry;
}

const callsOf = (all: readonly Sending[]): Sending[][] => {
  const calls: Sending[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const one of all) {
    const size = sizeOf(one.entry);
    if (bytes + size > most.bytes || calls.at(-1)?.length === most.entries) {
      calls.push([]);
      bytes = 0;
    }
    calls.at(-1)?.push(one);
    bytes += size;
  }
  return calls;
};

/** Resolves to the events that were not taken in time. */
const putAll = async ({ client, report }: EventBus, call: readonly Sending[]): Promise<ServiceEvent[]> => {
  const deadline = Date.now() + timeoutMs;
  let waiting: readonly Sending[] = call;
  for (let attempt = 0; ; attempt++) {
    const { Entries = [] } = await client.send(new PutEventsCommand({ Entries: waiting.map(({ entry }) => entry) }));
    const left = refused(waiting, Entries);
    for (const { event, code } of left)
      if (hopeless.has(code)) report('event refused for ever', { id: event.id, code });
    waiting = left.filter(({ code }) => !hopeless.has(code));
    if (waiting.length === 0 || !(await pause(attempt, deadline))) return waiting.map(({ event }) => event);
  }
};

/** Answers come in the order of the entries. */
const refused = (call: readonly Sending[], answers: readonly PutEventsResultEntry[]): (Sending & { code: string })[] =>
  call.flatMap((one, index) => {
    const code = answers[index]?.ErrorCode;
    return code === undefined ? [] : [{ ...one, code }];
  });

const entryOf = (event: ServiceEvent, bus: string): PutEventsRequestEntry => {
  const entry = {
    EventBusName: bus,
    Source: event.source,
    DetailType: event['detail-type'],
    Time: new Date(event.time),
    Resources: [...event.resources],
  };
  const whole = { ...entry, Detail: JSON.stringify(event.detail) };
  if (sizeOf(whole) <= most.bytes) return whole;
  const omitted = { omitted: true, originalSize: sizeOf(whole), reason: 'size exceeded' };
  const { requestParameters: _, responseElements: __, ...rest } = event.detail;
  return {
    ...entry,
    Detail: JSON.stringify({ ...rest, requestParameters: omitted, responseElements: omitted }),
  };
};

/** As EventBridge counts it: 14 bytes for the time, and the UTF-8 of the texts. */
const sizeOf = ({ Source = '', DetailType = '', Detail = '', Resources = [] }: PutEventsRequestEntry): number =>
  [Source, DetailType, Detail, ...Resources].reduce((sum, text) => sum + Buffer.byteLength(text), 14);
