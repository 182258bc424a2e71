/**
 * `selfevident agent`: evaluates beside the application what it asks, on its own host or in its Lambda function.
 */
import { endOnSignal, fail } from '../ending.ts';
import { type Answer, type HttpServer, listen } from '../http/http-server.ts';
import { openRequestLog } from '../http/request-log.ts';
import { reasonOf } from '../start-error.ts';
import type { Agent } from './agent.ts';
import { credentialsFor } from './credentials.ts';
import { endAgent } from './end-agent.ts';
import { type AgentOptions, agentOptionsOf } from './options.ts';

/** Runs until a signal or Lambda ends it, or prints one line and exits with 1 when it cannot. */
export const agent = async (argv: readonly string[]): Promise<void> => {
  try {
    const options = agentOptionsOf(argv, process.env);
    if (typeof options === 'string') process.stdout.write(options);
    else await run(options);
  } catch (error) {
    fail(error);
  }
};

/** The agent, whose code is read when it is first asked for: after the port is open. */
type Open = () => Agent | Promise<Agent>;

const run = async (options: AgentOptions): Promise<void> => {
  const { url, port, hosts, origins } = options;
  const [open, log] = [await opener(options), openRequestLog(options)];
  const server = await listen({ port, hosts, origins }, answerBy(open), log);
  endOnSignal({ stop: async () => endAgent(await open(), server) });
  process.stdout.write(
    `Selfevident's agent for ${url.href} is ready at http://${shownHost(hosts[0])}:${server.port}\n`,
  );
  const { AWS_LAMBDA_RUNTIME_API: host, SELFEVIDENT_EXTENSION: file } = process.env;
  if (host && file) await extend(open, server, { host, file });
  else void (await open()).prefetch();
};

const answerBy =
  (open: Open): Answer =>
  (request) => {
    const agent = open();
    return agent instanceof Promise ? agent.then(({ answer }) => answer(request)) : agent.answer(request);
  };

/** Opens the journal at once: a directory that cannot be used is no start. */
const opener = async (options: AgentOptions): Promise<Open> => {
  const { url, region } = options;
  const target = { url, region, credentials: credentialsFor(url, process.env) };
  const journal =
    options.journal === undefined ? undefined : (await import('./journal.ts')).openJournal(options.journal);
  let opened: Agent | Promise<Agent> | undefined;
  return () => {
    opened ??= import('./agent.ts').then(({ openAgent }) => {
      opened = openAgent(options, { target, journal, report });
      return opened;
    });
    return opened;
  };
};

/** Lambda does not wait for the rules to be fetched: the first evaluation does. */
const extend = async (open: Open, server: HttpServer, place: { readonly host: string; readonly file: string }) => {
  const { runExtension } = await import('./extension/lifecycle.ts');
  const isManaged = process.env.AWS_LAMBDA_INITIALIZATION_TYPE === 'lambda-managed-instances';
  const deadline = await runExtension({
    ...place,
    isManaged,
    prepare: async () => (await open()).prefetch(),
    reportAtOnce: async () => (await open()).reportAtOnce(),
    flush: async () => (await open()).flush('idle'),
    report,
  });
  await endAgent(await open(), server, deadline - Date.now());
  process.exit(0);
};

const shownHost = (host: string): string => (host.includes(':') ? `[${host}]` : host);

const report = (message: string, { error, ...facts }: Readonly<Record<string, unknown>> = {}): void => {
  const shown = Object.entries(facts).map(([name, value]) => `${name} ${String(value)}`);
  const reason = error === undefined ? [] : [reasonOf(error)];
  console.error([`Selfevident's agent: ${message}`, ...shown, ...reason].join('; '));
};
