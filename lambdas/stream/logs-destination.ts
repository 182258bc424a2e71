/**
 * Lines to CloudWatch Logs: into a stream of the project's name, in batches as PutLogEvents takes them.
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
  /** The time of CloudWatch, in milliseconds since the epoch. */
  readonly now: () => number;
}

interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
}

/** Of one call of PutLogEvents: events, bytes with 26 for each event, and milliseconds from the first to the last. */
const most = { events: 10_000, bytes: 1_048_576, span: 24 * 3_600_000 };
const bytesBeside = 26;

export const logsDestination =
  ({ client, now }: LogsOptions): Destination =>
  async ({ project, to, lines }, signal) => {
    const stream = { logGroupName: to.cloudWatchLogs?.logGroup, logStreamName: project };
    const putBatch = async (logEvents: LogEvent[]) => {
      const put = () => client.send(new PutLogEventsCommand({ ...stream, logEvents }), { abortSignal: signal });
      const { rejectedLogEventsInfo } = await orElse('ResourceNotFoundException', put, async () => {
        const create = () => client.send(new CreateLogStreamCommand(stream), { abortSignal: signal });
        await orElse('ResourceAlreadyExistsException', create, async () => undefined);
        return put();
      });
      return rejected(logEvents, rejectedLogEventsInfo);
    };
    const untaken: LogEvent[] = [];
    for (const batch of batchesOf(lines.map(eventOf))) untaken.push(...(await putBatch(batch)));
    // What is too old or too new for the log group goes in at the time that it is; the line has its own.
    const again = untaken.map((event) => ({ ...event, timestamp: now() }));
    for (const batch of batchesOf(again)) {
      const refused = await putBatch(batch);
      if (refused.length > 0) throw new Error(`CloudWatch Logs refuses ${refused.length} events for their time`);
    }
  };

const eventOf = ({ time, text }: DeliveryRecord): LogEvent => ({ timestamp: time, message: text });

const orElse = async <Result>(
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
    const size = Buffer.byteLength(event.message) + bytesBeside;
    const batch = batches.at(-1);
    const first = batch?.[0];
    const fits =
      first &&
      batch.length < most.events &&
      bytes + size <= most.bytes &&
      event.timestamp - first.timestamp < most.span;
    if (fits) batch.push(event);
    else batches.push([event]);
    bytes = fits ? bytes + size : size;
  }
  return batches;
};

/** Ends are exclusive. */
const rejected = (events: readonly LogEvent[], info: RejectedLogEventsInfo = {}): LogEvent[] => {
  const { tooOldLogEventEndIndex = 0, expiredLogEventEndIndex = 0, tooNewLogEventStartIndex = events.length } = info;
  const old = Math.max(tooOldLogEventEndIndex, expiredLogEventEndIndex);
  return events.filter((_, index) => index < old || index >= tooNewLogEventStartIndex);
};
