/**
 * The whole service in one process. Opens data directory, clock, DynamoDB, handlers and HTTP, and closes them in
 * reverse.
 */
import { join } from 'node:path';
import type { Handle } from '../lambdas/http/dispatch.ts';
import manifest from '../package.json' with { type: 'json' };
import { openClock } from './clock/clock.ts';
import { clockNotice } from './clock/clock-notice.ts';
import { type ConsoleConfig, consoleRoutes } from './console/console.ts';
import { openDataDirectory } from './dynamodb/data-directory.ts';
import { type Dynamodb, openDynamodb } from './dynamodb/dynamodb.ts';
import type { CheckKey } from './gateway/authorize-key.ts';
import { gateway } from './gateway/gateway.ts';
import { listen } from './http/http-server.ts';
import { openRequestLog } from './http/request-log.ts';
import { type LocalHooks, localRoutes } from './local-routes.ts';
import type { LocalOptions } from './options.ts';
import type { StartError } from './start-error.ts';

/** The parts below the handlers. */
export interface Surroundings extends Pick<Dynamodb, 'endpoint' | 'credentials'> {
  readonly region: string;
  readonly account: string;
  readonly formerArns: readonly string[];
  readonly quotas: LocalOptions['quotas'];
  readonly historyRetention: number;
  /** Directory for files that outlive a restart. */
  readonly directory: string;
  /** The service's time, epoch milliseconds. */
  readonly now: () => number;
  /** Takes a line for each event; undefined unless `--events` is set. */
  readonly printEvent: ((line: string) => void) | undefined;
}

export interface WiredService extends LocalHooks {
  readonly handle: Handle;
  readonly checkKey?: CheckKey;
  /** Called once, when the last request has been answered. */
  close?(): Promise<void>;
}

/** Makes the table where needed, and wires the handlers and loops to it. */
export type Wire = (surroundings: Surroundings) => Promise<WiredService>;

export interface LocalService {
  readonly url: string;
  /** Undefined when the data is deleted with the service. */
  readonly dataDirectory: string | undefined;
  /** The service's time, epoch milliseconds. */
  readonly now: () => number;
  /** A sentence for clients; undefined while the clock is the system's. */
  readonly clockNotice: string | undefined;
  /** Settles when the service cannot go on. */
  readonly failed: Promise<StartError>;
  stop(): Promise<void>;
}

/** @throws StartError. Nothing is left running then. */
export const startService = async (options: LocalOptions, wire: Wire): Promise<LocalService> => {
  const closers: (() => unknown)[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    return { ...(await start(options, wire, closers)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const start = async (
  options: LocalOptions,
  wire: Wire,
  closers: (() => unknown)[],
): Promise<Omit<LocalService, 'stop'>> => {
  const { region, account, formerArns, quotas, historyRetention, credentials } = options;
  const directory = openDataDirectory(options.dataDirectory);
  closers.push(directory.release);
  const clock = openClock(join(directory.path, 'clock.json'));
  const { now } = clock;
  const dynamodb = await openDynamodb(directory);
  closers.push(dynamodb.stop);
  const wired = await wire({
    endpoint: dynamodb.endpoint,
    credentials: dynamodb.credentials,
    region,
    account,
    formerArns,
    quotas,
    historyRetention,
    directory: directory.path,
    now,
    printEvent: options.events ? (line) => void process.stdout.write(`${line}\n`) : undefined,
  });
  closers.push(() => wired.close?.());
  const local = localRoutes(clock, wired);
  const answer = gateway({
    handle: wired.handle,
    checkKey: wired.checkKey,
    now,
    project: options.ofrepProject,
    local,
    consoleFiles: consoleRoutes(consoleConfig(options)),
    region,
    account,
    credentials,
  });
  const server = await listen(options, answer, openRequestLog(options));
  closers.push(server.close);
  const url = urlOf(options.hosts[0], server.port);
  directory.announce(url);
  return {
    url,
    now,
    dataDirectory: directory.temporary ? undefined : directory.path,
    clockNotice: clockNotice(clock),
    failed: dynamodb.failed,
  };
};

const consoleConfig = ({ region, credentials }: LocalOptions): ConsoleConfig => ({
  api: '',
  region,
  version: manifest.version,
  signing: credentials.size > 0 ? 'key' : 'none',
  local: true,
});

/** Clients cannot call an address that stands for all; they call this one instead. */
const reachable: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

const urlOf = (host: string, port: number): string => {
  const name = reachable[host] ?? host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
};
