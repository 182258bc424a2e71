/**
 * The program around the service: options, output, exit code.
 */
import { endOnSignal, fail } from './ending.ts';
import { greeting, warningOf } from './greeting.ts';
import { hintOf } from './npm-options.ts';
import { type LocalOptions, optionNames, optionsOf } from './options.ts';
import { startService, type Wire } from './service.ts';

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
  process.stdout.write(greeting(service, options));
  tell(warningOf(options));
};

const tell = (line: string | undefined): void => {
  if (line !== undefined) console.error(line);
};
