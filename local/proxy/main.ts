/**
 * `selfevident proxy`: the API of a deployment on this machine, for browsers and for clients that cannot sign for it.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { endOnSignal, fail } from '../ending.ts';
import { listen } from '../http/http-server.ts';
import { preflight } from '../http/preflight.ts';
import type { ReceivedRequest } from '../http/received-request.ts';
import { openRequestLog } from '../http/request-log.ts';
import { forwarder } from './forward.ts';
import { type ProxyOptions, proxyOptionsOf } from './options.ts';

/** Runs until a signal ends it, or prints one line and exits with 1 when it cannot. */
export const proxy = async (argv: readonly string[]): Promise<void> => {
  try {
    const options = proxyOptionsOf(argv, process.env);
    if (typeof options === 'string') process.stdout.write(options);
    else await run(options);
  } catch (error) {
    fail(error);
  }
};

const run = async ({ url, region, port, origins, verbose }: ProxyOptions): Promise<void> => {
  // The SDK's default chain (environment, profile, single sign-on) also renews credentials that expire.
  const { credentials } = new DynamoDBClient({ region }).config;
  const forward = forwarder({ url, region, credentials });
  const answer = async (request: ReceivedRequest) => (request.method === 'OPTIONS' ? preflight : forward(request));
  const rules = { port, hosts: ['127.0.0.1'], origins, fixedHosts: true } as const;
  const server = await listen(rules, answer, openRequestLog({ verbose }));
  endOnSignal({ stop: () => server.close() });
  process.stdout.write(`Selfevident at ${url.href} is signed for at http://127.0.0.1:${server.port}\n`);
};
