/**
 * Runs `selfevident export`, `diff`, `apply`, `promote`, `stale` and `refs`.
 */
import { fail } from '../ending.ts';
import type { CommandResult } from './command-result.ts';
import type { FlagsCommand } from './help.ts';
import { type FlagsOptions, flagsOptionsOf } from './options.ts';

type Run = (options: FlagsOptions) => Promise<CommandResult>;

const commands: Readonly<Record<FlagsCommand, () => Promise<Run>>> = {
  export: async () => (await import('./export-command.ts')).runExport,
  diff: async () => (await import('./apply-command.ts')).runDiff,
  apply: async () => (await import('./apply-command.ts')).runApply,
  promote: async () => (await import('./promote-command.ts')).runPromote,
  stale: async () => (await import('./stale-command.ts')).runStale,
  refs: async () => (await import('./refs-command.ts')).runRefs,
};

/** Prints the result. On a failure it prints one line, with advice where there is any, and exits with 1. */
export const runFlagsCommand = async (command: FlagsCommand, argv: readonly string[]): Promise<void> => {
  try {
    const options = flagsOptionsOf(command, argv);
    const { output, code } =
      typeof options === 'string' ? { output: options, code: 0 } : await (await commands[command]())(options);
    process.stdout.write(output);
    process.exitCode = code;
  } catch (error) {
    fail(error);
  }
};
