/**
 * The command lines of the commands for flags.
 */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { reasonOf, StartError } from '../start-error.ts';
import { FLAGS_HELP, type FlagsCommand } from './help.ts';

const common = {
  project: { type: 'string' },
  url: { type: 'string' },
  profile: { type: 'string' },
  region: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsOptionsConfig;

const all = {
  ...common,
  'dry-run': { type: 'boolean', default: false },
  prune: { type: 'boolean', default: false },
  start: { type: 'boolean', default: false },
  stop: { type: 'boolean', default: false },
  from: { type: 'string' },
  to: { type: 'string' },
  days: { type: 'string', default: '30' },
  file: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

const places = ['project', 'url', 'profile', 'region', 'json', 'help'] as const;
const changing = ['prune', 'start', 'stop'] as const;

const takes: Readonly<Record<FlagsCommand, readonly string[]>> = {
  export: places,
  diff: [...places, ...changing],
  apply: [...places, ...changing, 'dry-run'],
  promote: ['from', 'to', 'project', 'region', 'json', 'help', ...changing, 'dry-run'],
  stale: [...places, 'days'],
  refs: [...places, 'file'],
};

/** What each command takes beside options. */
const operands: Readonly<Record<FlagsCommand, { readonly least: number; readonly most: number; readonly of: string }>> =
  {
    export: { least: 0, most: 1, of: 'at most one folder' },
    diff: { least: 1, most: 1, of: 'one file or folder' },
    apply: { least: 1, most: 1, of: 'one file or folder' },
    promote: { least: 0, most: 0, of: '--from and --to alone' },
    stale: { least: 0, most: 0, of: 'options alone' },
    refs: { least: 1, most: 1, of: 'one folder' },
  };

export type FlagsOptions = ReturnType<typeof parse>['values'] & { readonly operand: string | undefined };

/**
 * Reads the command line.
 *
 * @returns the options, or a text to print instead.
 * @throws StartError for an option that is unknown, missing, or makes no sense.
 */
export const flagsOptionsOf = (command: FlagsCommand, argv: readonly string[]): FlagsOptions | string => {
  const { values, positionals, tokens } = parse(argv);
  if (values.help) return FLAGS_HELP[command];
  const unknown = tokens.find((token) => token.kind === 'option' && !takes[command].includes(token.name));
  if (unknown?.kind === 'option')
    throw new StartError(`Unknown option '${unknown.rawName}'; selfevident ${command} --help lists the options.`);
  const { least, most, of } = operands[command];
  if (positionals.length < least || positionals.length > most)
    throw new StartError(`selfevident ${command} takes ${of}; selfevident ${command} --help says more.`);
  return { ...values, operand: positionals[0] };
};

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options: all, allowPositionals: true, tokens: true });
  } catch (error) {
    throw new StartError(`${reasonOf(error).replace(/\. .*$/, '')}; --help lists the options.`);
  }
};
