/**
 * The program around the service: options, output, exit code.
 */
import { endOnSignal, fail } from './ending.ts';
import { greeting, warningOf } from './greeting.ts';
import { hintOf } from './npm-options.ts';
import { type LocalOptions, optionNames, optionsOf } from './options.ts';
import { type LocalService, startService, type Wire } from './service.ts';

/** Runs until a signal ends it, or prints one line and exits with 1 when it cannot. */
export const main = async (argv: readonly string[], wire: Wire): Promise<void> => {
  // The reader of the events may go (`npm start -- --events | head`), and the service goes on. The console handles this
  // itself.
  process.stdout.on('error', () => undefined);
  tell(hintOf(optionNames, process.env));
  try {
    const options = optionsOf(argv);
    if (typeof options === 'string') process.stdout.write(options);
    else await run(options, wire);
  } catch (error) {
    fail(error);
  }
};

const run = async (options: LocalOptions, wire: Wire): Promise<void> => {
  const service = await startService(options, wire);
  void service.failed.then(async (failure) => {
    await service.stop();
    fail(failure);
  });
  endOnSignal(service);
  if (options.seed !== undefined) await seed(options.seed, service, options);
  process.stdout.write(greeting(service, options));
  tell(warningOf(options));
};

/** A service that has only a part of its file is of no use. */
const seed = async (path: string, service: LocalService, options: LocalOptions): Promise<void> => {
  try {
    const { seedService } = await import('./flags/seed.ts');
    await seedService(path, service, options);
  } catch (error) {
    await service.stop();
    throw error;
  }
};

const tell = (line: string | undefined): void => {
  if (line !== undefined) console.error(line);
};
