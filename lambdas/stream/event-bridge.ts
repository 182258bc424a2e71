/** Sends events to EventBridge, ten at a time. Refused events are sent again, and oversized ones are shortened. */

import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge';
import { pause } from '../store/table/pause.ts';
import type { Publication } from './publish.ts';
import type { ServiceEvent } from './service-event.ts';

/** The limits of one PutEvents call: its entries, and the bytes of all of them. */
const CALL_LIMITS = { entries: 10, bytes: 262_144 };
/** Refused events are resent for this long, in milliseconds. Then the stream has to deliver them again. */
const TIMEOUT_MS = 5_000;
/** An event that is refused with one of these codes would be refused for ever. */
const permanentErrors = new Set(['MalformedDetail', 'InvalidArgument']);

interface EventBus {
  readonly client: Pick<EventBridgeClient, 'send'>;
  /** Name or ARN. */
  readonly name: string;
  readonly report: Publication['report'];
}

export const eventBridge =
  (bus: EventBus): Publication['send'] =>
  async (events) => {
    const calls = groupIntoCalls(events.map((event) => ({ event, entry: entryOf(event, bus.name) })));
    for (const [index, call] of calls.entries()) {
      const untaken = await putAll(bus, call);
      // The stream delivers the remaining events again in any case, so a bus that refuses is not called for them.
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

const groupIntoCalls = (all: readonly Sending[]): Sending[][] => {
  const calls: Sending[][] = [];
  let bytes = Infinity;
  for (const one of all) {
    const size = sizeOf(one.entry);
    if (bytes + size > CALL_LIMITS.bytes || calls.at(-1)?.length === CALL_LIMITS.entries) {
      calls.push([]);
      bytes = 0;
    }
    calls.at(-1)?.push(one);
    bytes += size;
  }
  return calls;
};

/** Resolves to the events that the bus did not take in time. */
const putAll = async ({ client, report }: EventBus, call: readonly Sending[]): Promise<ServiceEvent[]> => {
  const deadline = Date.now() + TIMEOUT_MS;
  let waiting: readonly Sending[] = call;
  for (let attempt = 0; ; attempt++) {
    const { Entries = [] } = await client.send(new PutEventsCommand({ Entries: waiting.map(({ entry }) => entry) }));
    const left = refusedEntries(waiting, Entries);
    for (const { event, code } of left)
      if (permanentErrors.has(code)) report('event refused for ever', { id: event.id, code });
    waiting = left.filter(({ code }) => !permanentErrors.has(code));
    if (waiting.length === 0 || !(await pause(attempt, deadline))) return waiting.map(({ event }) => event);
  }
};

/** The results have the order of the entries. */
const refusedEntries = (
  call: readonly Sending[],
  answers: readonly PutEventsResultEntry[],
): (Sending & { code: string })[] =>
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
  if (sizeOf(whole) <= CALL_LIMITS.bytes) return whole;
  const omitted = { omitted: true, originalSize: sizeOf(whole), reason: 'size exceeded' };
  const { requestParameters: _, responseElements: __, ...rest } = event.detail;
  return {
    ...entry,
    Detail: JSON.stringify({ ...rest, requestParameters: omitted, responseElements: omitted }),
  };
};

/** EventBridge counts 14 bytes for the time, and the UTF-8 of the texts. */
const sizeOf = ({ Source = '', DetailType = '', Detail = '', Resources = [] }: PutEventsRequestEntry): number =>
  [Source, DetailType, Detail, ...Resources].reduce((sum, text) => sum + Buffer.byteLength(text), 14);
