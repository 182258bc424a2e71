/**
 * The program around the service: options, what is printed, signals, the exit code.
 */
import { type LocalOptions, optionsOf } from './options.ts';
import { type Build, type Service, startService } from './service.ts';
import { reasonOf } from './start-error.ts';

/** Runs until a signal ends it, or prints one line and exits with 1 when it cannot. */
export const main = async (argv: readonly string[], build: Build): Promise<void> => {
  // Whoever reads the events may be gone (`npm start -- --events | head`); that is no reason to end. The console minds this by itself.
  process.stdout.on('error', () => undefined);
  try {
    const options = optionsOf(argv);
    if (typeof options === 'string') process.stdout.write(options);
    else await run(options, build);
  } catch (error) {
    fail(error);
  }
};

const run = async (options: LocalOptions, build: Build): Promise<void> => {
  const service = await startService(options, build);
  void service.failed.then(async (failure) => {
    await service.stop();
    fail(failure);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(service));
  endWithNpm(() => void end(service));
  process.stdout.write(greeting(service, options));
};

const fail = (error: unknown): never => {
  console.error(`Selfevident cannot run: ${reasonOf(error)}`);
  process.exit(1);
};

let ending = false;

/** A second signal does not wait; the embedded DynamoDB ends with this process in any case. */
const end = async (service: Service): Promise<void> => {
  if (ending) process.exit(1);
  ending = true;
  await service.stop();
  process.exit(0);
};

/** npm ends on a signal that it alone gets, without passing it on; what it has started must end with it. */
const endWithNpm = (ended: () => void): void => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    ended();
  }, 250);
  timer.unref();
};

const greeting = ({ url, dataDirectory }: Service, { region, credentials }: LocalOptions): string => `\
Selfevident is ready at ${url}

  JavaScript   new EvidentlyClient({ endpoint: '${url}', disableHostPrefix: true, region: '${region}' })
  AWS CLI      export AWS_ENDPOINT_URL_EVIDENTLY=${url}
  Credentials  ${credentials.size > 0 ? [...credentials.keys()].join(', ') : 'any'}
  Data         ${dataDirectory ?? 'kept nowhere'}
`;
