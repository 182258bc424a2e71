/**
 * The command line of `selfevident migrate`.
 */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Phase } from '../../domain/template/rewrite/rewrite-template.ts';
import { DEFAULT_PROVIDER, DEFAULT_SUFFIX, isSuffix } from '../../domain/template/rewrite.ts';
import type { PlaceOptions } from '../client/place.ts';
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
  /** Whether files are compared with a service instead of being rewritten. */
  readonly diff: boolean;
  readonly place: PlaceOptions;
  /** Values of parameters of the templates. */
  readonly parameters: ReadonlyMap<string, string>;
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
  --diff             compare the resources of templates, old or new, with a service; ends with 2 when something differs
  --json             print the report as JSON
  -h, --help

For --diff:
  --parameter NAME=VALUE  of a template, also AWS::StackName and the like (repeatable; default: the template's own)
  --url ADDRESS      of the service or the deployment (default: AWS_ENDPOINT_URL_EVIDENTLY, or http://127.0.0.1:2773)
  --profile NAME     of AWS's configuration, with its address and credentials
  --region NAME      to sign for (default: the one in the address, or AWS_REGION)

Ends with 0 when it is done, with 1 on an error. docs/infrastructure-code.md says more.
`;

const definitions = {
  out: { type: 'string' },
  phase: { type: 'string', default: 'drop' },
  provider: { type: 'string', default: DEFAULT_PROVIDER },
  suffix: { type: 'string', default: DEFAULT_SUFFIX },
  check: { type: 'boolean', default: false },
  diff: { type: 'boolean', default: false },
  parameter: { type: 'string', multiple: true, default: [] as string[] },
  url: { type: 'string' },
  profile: { type: 'string' },
  region: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsOptionsConfig;

/** Returns the options, or a text to print instead. @throws StartError for what makes no sense. */
export const migrateOptionsOf = (argv: readonly string[]): MigrateOptions | string => {
  const { values, positionals: files } = parse(argv);
  if (values.help) return help;
  const { phase, provider, suffix, out, check, diff, json, url, profile, region } = values;
  if (files.length === 0) throw new StartError('selfevident migrate takes the path of a file; --help says more.');
  if (phase !== 'keep' && phase !== 'drop') throw new StartError(`--phase is keep or drop, not ${phase}.`);
  if (!isSuffix(suffix)) throw new StartError('--suffix takes up to 64 letters and digits, as logical ids have.');
  if (!/^(arn:[\w:/+=,.@$-]+|[A-Za-z0-9:-]+)$/.test(provider))
    throw new StartError('--provider takes the name of an export, or the ARN of a function.');
  if (files.length > 1 && out === undefined && !check && !diff)
    throw new StartError('Several files go into a folder: give --out DIR.');
  if (check && diff) throw new StartError('--check and --diff are two commands: give one of them.');
  const parameters = new Map(values.parameter.map(parameterOf));
  return { files, out, phase, provider, suffix, check, diff, json, parameters, place: { url, profile, region } };
};

const parameterOf = (text: string): [string, string] => {
  const [, name, value] = /^([\w:]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new StartError(`--parameter takes NAME=VALUE, not ${text}.`);
  return [name, value];
};

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options: definitions, allowPositionals: true });
  } catch (error) {
    throw new StartError(`${reasonOf(error).replace(/\. .*$/, '')}; --help lists the options.`);
  }
};
