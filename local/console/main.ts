/**
 * `selfevident console`: the console of a deployment on this machine, through the signing proxy, with the credentials of
 * the environment. For deployments that have no sign-in of their own.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import manifest from '../../package.json' with { type: 'json' };
import { endOnSignal, fail } from '../ending.ts';
import { compress } from '../gateway/compress.ts';
import { listen } from '../http/http-server.ts';
import type { ReceivedRequest } from '../http/received-request.ts';
import type { Reply } from '../http/reply.ts';
import { openRequestLog } from '../http/request-log.ts';
import { forwarder } from '../proxy/forward.ts';
import { type ProxyOptions, proxyOptionsOf } from '../proxy/options.ts';
import { CONSOLE_PATH, consoleRoutes, isForConsole } from './console.ts';
import { openDoor } from './door.ts';

const help = `Usage: selfevident console --url ADDRESS [options]

Shows the console of a deployment on this machine. Its calls are signed with the credentials of the environment. The
address that is printed has a token of this start, without which nobody else on this machine can use it.

  --url ADDRESS    of the deployment, as cdk deploy prints it
  --region NAME    to sign for (default: the one in the address, or AWS_REGION)
  --port NUMBER    port to listen on (default 2775; 0 takes any free one)
  --verbose        print a line for each request, not only for those that fail
  -h, --help
`;

/** Runs until a signal ends it, or prints one line and exits with 1 when it cannot. */
export const showConsole = async (argv: readonly string[]): Promise<void> => {
  try {
    const options = proxyOptionsOf(argv, process.env, { help, port: '2775' });
    if (typeof options === 'string') process.stdout.write(options);
    else await run(options);
  } catch (error) {
    fail(error);
  }
};

const run = async ({ url, region, port, verbose }: ProxyOptions): Promise<void> => {
  const { credentials } = new DynamoDBClient({ region }).config;
  const forward = forwarder({ url, region, credentials });
  const files = consoleRoutes({ api: '', region, version: manifest.version, signing: 'none', local: false });
  const { token, enter } = openDoor();
  const answer = async (request: ReceivedRequest): Promise<Reply> =>
    enter(request) ?? (isForConsole(request) ? compress(request, await files(request)) : forward(request));
  const rules = { port, hosts: ['127.0.0.1'], origins: [], fixedHosts: true } as const;
  const server = await listen(rules, answer, openRequestLog({ verbose }));
  endOnSignal({ stop: () => server.close() });
  process.stdout.write(
    `The console of ${url.href} is at http://127.0.0.1:${server.port}${CONSOLE_PATH}?token=${token}\n`,
  );
};
