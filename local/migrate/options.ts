/**
 * The command line of `selfevident migrate`.
 */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Phase } from '../../domain/template/rewrite/rewrite-template.ts';
import { DEFAULT_PROVIDER, DEFAULT_SUFFIX, isSuffix } from '../../domain/template/rewrite.ts';
import { reasonOf, StartError } from '../start-error.ts';

export interface MigrateOptions {
  readonly files: readonly string[];
  /** The folder for rewritten files. */
  readonly out: string | undefined;
  readonly phase: Phase;
  readonly provider: string;
  readonly suffix: string;
  /** Whether only the report is wanted. */
  readonly check: boolean;
  readonly json: boolean;
}

const help = `Usage: selfevident migrate FILE... [options]

Rewrites CloudFormation and SAM templates (YAML or JSON) and serverless.yml: resources of AWS::Evidently::* become
custom resources of Selfevident, under new logical ids, and everything that refers to them follows. Comments, order and
quotes stay. What is rewritten already stays as it is. Terraform files are only looked at.

One file goes to standard output, several into a folder. The report goes to standard error.

  --out DIR          write the files into this folder, under their paths from here
  --phase PHASE      keep: the old resources stay beside the new ones, with DeletionPolicy Retain: the first of two
                     deployments of a stack that has them. drop: without the old ones (default)
  --provider NAME    the export with the ARN of the template provider, or the ARN (default ${DEFAULT_PROVIDER})
  --suffix TEXT      at the end of new logical ids, the same in both phases (default ${DEFAULT_SUFFIX})
  --check            print the report alone; ends with 2 when something is left to do
  --json             print the report as JSON
  -h, --help

Ends with 0 when it is done, with 1 on an error. docs/infrastructure-code.md says more.
`;

const definitions = {
  out: { type: 'string' },
  phase: { type: 'string', default: 'drop' },
  provider: { type: 'string', default: DEFAULT_PROVIDER },
  suffix: { type: 'string', default: DEFAULT_SUFFIX },
  check: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsOptionsConfig;

/** Returns the options, or a text to print instead. @throws StartError for what makes no sense. */
export const migrateOptionsOf = (argv: readonly string[]): MigrateOptions | string => {
  const { values, positionals: files } = parse(argv);
  if (values.help) return help;
  const { phase, provider, suffix, out, check, json } = values;
  if (files.length === 0) throw new StartError('selfevident migrate takes the path of a file; --help says more.');
  if (phase !== 'keep' && phase !== 'drop') throw new StartError(`--phase is keep or drop, not ${phase}.`);
  if (!isSuffix(suffix)) throw new StartError('--suffix takes up to 64 letters and digits, as logical ids have.');
  if (!/^(arn:[\w:/+=,.@$-]+|[A-Za-z0-9:-]+)$/.test(provider))
    throw new StartError('--provider takes the name of an export, or the ARN of a function.');
  if (files.length > 1 && out === undefined && !check)
    throw new StartError('Several files go into a folder: give --out DIR.');
  return { files, out, phase, provider, suffix, check, json };
};

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options: definitions, allowPositionals: true });
  } catch (error) {
    throw new StartError(`${reasonOf(error).replace(/\. .*$/, '')}; --help lists the options.`);
  }
};
