/**
 * Runs `selfevident migrate`: rewrites templates for the template provider, or compares them with a service.
 */
import { fail } from '../ending.ts';
import { compareFiles } from './compare-files.ts';
import { migrateFiles } from './migrate-files.ts';
import { migrateOptionsOf } from './options.ts';

/** On a failure it prints one line and exits with 1, and nothing is written. */
export const migrate = async (argv: readonly string[]): Promise<void> => {
  try {
    const options = migrateOptionsOf(argv);
    if (typeof options === 'string') {
      process.stdout.write(options);
      return;
    }
    const { output, report, code } = options.diff
      ? await compareFiles(options, process.env)
      : migrateFiles(options, Date.now() / 1000);
    process.stdout.write(output);
    process.stderr.write(report);
    process.exitCode = code;
  } catch (error) {
    fail(error);
  }
};
