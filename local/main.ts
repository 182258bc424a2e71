/**
 * The program around the service: options, what is printed, the exit code.
 */
import { fileURLToPath } from 'node:url';
import { endOnSignal, fail } from './ending.ts';
import { type LocalOptions, optionsOf } from './options.ts';
import { type Build, type Service, startService } from './service.ts';

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
  endOnSignal(service);
  process.stdout.write(greeting(service, options));
};

/** The service model that boto3 and the AWS CLI take; beside `bin`, and beside `dist` in the package. */
const models = fileURLToPath(new URL('../clients/botocore', import.meta.url));

const greeting = ({ url, dataDirectory, clockNotice }: Service, { region, credentials }: LocalOptions): string => `\
Selfevident is ready at ${url}

  boto3, CLI   export AWS_ENDPOINT_URL_EVIDENTLY=${url} AWS_DATA_PATH=${models} AWS_DEFAULT_REGION=${region}
  JavaScript   new Evidently({ endpoint: '${url}', disableHostPrefix: true, region: '${region}' })
  Credentials  ${credentials.size > 0 ? [...credentials.keys()].join(', ') : 'any'}
  Data         ${dataDirectory ?? 'kept nowhere'}
${clockNotice ? `  Clock        ${clockNotice}\n` : ''}`;
