/**
 * Writes delivery records to CloudWatch Logs, in batches for PutLogEvents. Each project has a log stream of its name.
 */

import {
  type CloudWatchLogsClient,
  CreateLogStreamCommand,
  PutLogEventsCommand,
  type RejectedLogEventsInfo,
} from '@aws-sdk/client-cloudwatch-logs';
import type { DeliveryRecord } from '../store/delivery/delivery-record.ts';
import type { Destination } from './destination.ts';

interface LogsOptions {
  readonly client: Pick<CloudWatchLogsClient, 'send'>;
  /** CloudWatch's time, in milliseconds since the epoch. */
  readonly now: () => number;
}

interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
}

/**
 * The limits of one PutLogEvents call: its events, its bytes with 26 for each event, and the milliseconds from the
 * first to the last event.
 */
const CALL_LIMITS = { events: 10_000, bytes: 1_048_576, span: 24 * 3_600_000 };
const EVENT_OVERHEAD_BYTES = 26;

export const logsDestination =
  ({ client, now }: LogsOptions): Destination =>
  async ({ project, to, records }, signal) => {
    const stream = { logGroupName: to.cloudWatchLogs?.logGroup, logStreamName: project };
    const putBatch = async (logEvents: LogEvent[]) => {
      const put = () => client.send(new PutLogEventsCommand({ ...stream, logEvents }), { abortSignal: signal });
      const { rejectedLogEventsInfo } = await recoverFrom('ResourceNotFoundException', put, async () => {
        const create = () => client.send(new CreateLogStreamCommand(stream), { abortSignal: signal });
        await recoverFrom('ResourceAlreadyExistsException', create, async () => undefined);
        return put();
      });
      return rejectedEvents(logEvents, rejectedLogEventsInfo);
    };
    const untaken: LogEvent[] = [];
    for (const batch of batchesOf(records.map(eventOf))) untaken.push(...(await putBatch(batch)));
    // Records that are too old or too new for the log group are written with the current time. Their text keeps their
    // own.
    const again = untaken.map((event) => ({ ...event, timestamp: now() }));
    for (const batch of batchesOf(again)) {
      const refused = await putBatch(batch);
      if (refused.length > 0) throw new Error(`CloudWatch Logs refuses ${refused.length} events for their time`);
    }
  };

const eventOf = ({ time, text }: DeliveryRecord): LogEvent => ({ timestamp: time, message: text });

const recoverFrom = async <Result>(
  name: string,
  attempt: () => Promise<Result>,
  instead: () => Promise<Result | undefined>,
): Promise<Result> => {
  try {
    return await attempt();
  } catch (error) {
    if ((error as { name?: string }).name !== name) throw error;
    return (await instead()) as Result;
  }
};

const batchesOf = (events: readonly LogEvent[]): LogEvent[][] => {
  const batches: LogEvent[][] = [];
  let bytes = 0;
  for (const event of [...events].sort((one, other) => one.timestamp - other.timestamp)) {
    const size = Buffer.byteLength(event.message) + EVENT_OVERHEAD_BYTES;
    const batch = batches.at(-1);
    const first = batch?.[0];
    const fits =
      first &&
      batch.length < CALL_LIMITS.events &&
      bytes + size <= CALL_LIMITS.bytes &&
      event.timestamp - first.timestamp < CALL_LIMITS.span;
    if (fits) batch.push(event);
    else batches.push([event]);
    bytes = fits ? bytes + size : size;
  }
  return batches;
};

/** The end indexes are exclusive. */
const rejectedEvents = (events: readonly LogEvent[], info: RejectedLogEventsInfo = {}): LogEvent[] => {
  const { tooOldLogEventEndIndex = 0, expiredLogEventEndIndex = 0, tooNewLogEventStartIndex = events.length } = info;
  const old = Math.max(tooOldLogEventEndIndex, expiredLogEventEndIndex);
  return events.filter((_, index) => index < old || index >= tooNewLogEventStartIndex);
};
