/**
 * A subscription to the Telemetry API: checked as the documentation has it, and sent in batches.
 */
import { request } from 'node:http';

export interface TelemetryEvent {
  readonly time: string;
  readonly type: string;
  readonly record: object;
}

export interface Subscription {
  readonly tell: (event: TelemetryEvent) => void;
  readonly end: () => void;
}

interface Asked {
  readonly schemaVersion: string;
  readonly types: readonly string[];
  readonly buffering?: { readonly maxItems?: number; readonly maxBytes?: number; readonly timeoutMs?: number };
  readonly destination: { readonly protocol: string; readonly URI: string };
}

/** Ranges and defaults of the documentation. */
const ranges = {
  maxItems: [1_000, 10_000, 10_000],
  maxBytes: [262_144, 1_048_576, 262_144],
  timeoutMs: [25, 30_000, 1_000],
} as const;

/** Returns the violation for a subscription that Lambda would refuse. */
export const subscriptionOf = (body: unknown): Subscription | string => {
  const { schemaVersion, types, buffering = {}, destination } = body as Asked;
  if (!['2022-07-01', '2022-12-13', '2025-01-29'].includes(schemaVersion)) return `the schema version ${schemaVersion}`;
  if (types.some((type) => !['platform', 'function', 'extension'].includes(type))) return `the types ${types}`;
  for (const [name, [least, most, otherwise]] of Object.entries(ranges)) {
    const value = buffering[name as keyof typeof ranges] ?? otherwise;
    if (!(value >= least && value <= most)) return `${name} ${value}`;
  }
  const [, port] = /^http:\/\/sandbox(?:\.localdomain)?:(\d+)\/?$/.exec(destination.URI) ?? [];
  if (destination.protocol !== 'HTTP' || port === undefined || port === '9001')
    return `the destination ${destination.URI}`;
  return openSubscription(Number(port), buffering.timeoutMs ?? ranges.timeoutMs[2]);
};

const openSubscription = (port: number, timeoutMs: number): Subscription => {
  let waiting: TelemetryEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  const send = () => {
    timer = undefined;
    const body = JSON.stringify(waiting.splice(0));
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request({ host: '127.0.0.1', port, method: 'POST', headers, agent: false }, (answer) =>
      answer.resume(),
    );
    sent.on('error', () => undefined);
    sent.end(body);
  };
  return {
    tell: (event) => {
      waiting.push(event);
      timer ??= setTimeout(send, timeoutMs);
    },
    end: () => {
      clearTimeout(timer);
      waiting = [];
    },
  };
};
