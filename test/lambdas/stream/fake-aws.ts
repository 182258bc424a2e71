/**
 * CloudWatch Logs and S3 as far as the delivery uses them, with the limits that the real ones hold calls to.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { S3Client } from '@aws-sdk/client-s3';

interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
}

export interface FakeAws {
  /** Log groups, their streams, and the events of these. */
  readonly groups: Map<string, Map<string, LogEvent[]>>;
  /** Buckets, their keys, and what is there. */
  readonly buckets: Map<string, Map<string, string>>;
  /** The account of the buckets. */
  readonly owner: string;
  /** Sizes of the calls of PutLogEvents. */
  readonly batches: number[];
  readonly endpoint: string;
  readonly logs: CloudWatchLogsClient;
  readonly s3: S3Client;
  readonly stop: () => void;
}

const owner = '123456789012';
const hour = 3_600_000;
const day = 24 * hour;

/** `now` is the time of AWS. */
export const startFakeAws = async (now: number): Promise<FakeAws> => {
  const groups: FakeAws['groups'] = new Map();
  const buckets: FakeAws['buckets'] = new Map();
  const batches: number[] = [];

  const refuse = (response: ServerResponse, name: string) => {
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify({ __type: name, message: name }));
  };

  const createLogStream = (response: ServerResponse, { logGroupName, logStreamName }: Record<string, string>) => {
    const streams = groups.get(logGroupName ?? '');
    if (!streams) return refuse(response, 'ResourceNotFoundException');
    if (streams.has(logStreamName ?? '')) return refuse(response, 'ResourceAlreadyExistsException');
    streams.set(logStreamName ?? '', []);
    response.end('{}');
  };

  const putLogEvents = (response: ServerResponse, input: Record<string, string> & { logEvents: LogEvent[] }) => {
    const stream = groups.get(input.logGroupName ?? '')?.get(input.logStreamName ?? '');
    if (!stream) return refuse(response, 'ResourceNotFoundException');
    const { logEvents } = input;
    const times = logEvents.map(({ timestamp }) => timestamp);
    const bytes = logEvents.reduce((sum, { message }) => sum + Buffer.byteLength(message) + 26, 0);
    const inOrder = times.every((time, index) => index === 0 || time >= (times[index - 1] as number));
    const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
    if (logEvents.length > 10_000 || bytes > 1_048_576 || !inOrder || span >= day)
      return refuse(response, 'InvalidParameterException');
    batches.push(logEvents.length);
    const old = times.filter((time) => time < now - 14 * day).length;
    const tooNew = times.findIndex((time) => time > now + 2 * hour);
    const end = tooNew === -1 ? times.length : tooNew;
    stream.push(...logEvents.slice(old, end));
    const info = {
      ...(old > 0 ? { tooOldLogEventEndIndex: old } : {}),
      ...(tooNew === -1 ? {} : { tooNewLogEventStartIndex: tooNew }),
    };
    response.end(JSON.stringify(old > 0 || tooNew !== -1 ? { rejectedLogEventsInfo: info } : {}));
  };

  const putObject = (response: ServerResponse, path: string, body: string) => {
    const [bucket = '', ...key] = decodeURIComponent(path).slice(1).split('/');
    const objects = buckets.get(bucket);
    objects?.set(key.join('/'), body);
    response.writeHead(objects ? 200 : 404).end();
  };

  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const operation = String(request.headers['x-amz-target'] ?? '').split('.')[1];
    if (operation === 'PutLogEvents') putLogEvents(response, JSON.parse(body));
    else if (operation === 'CreateLogStream') createLogStream(response, JSON.parse(body));
    else if ((request.headers['x-amz-expected-bucket-owner'] ?? owner) !== owner) response.writeHead(403).end();
    else putObject(response, new URL(request.url ?? '', 'http://fake').pathname, body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const options = { endpoint, region: 'us-east-1', credentials, maxAttempts: 1 };
  const logs = new CloudWatchLogsClient(options);
  const s3 = new S3Client({ ...options, forcePathStyle: true });
  const stop = () => {
    logs.destroy();
    s3.destroy();
    server.close();
    server.closeAllConnections();
  };
  return { endpoint, groups, buckets, owner, batches, logs, s3, stop };
};
