/**
 * The command line of `selfevident codegen`.
 */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { PlaceOptions } from '../client/place.ts';
import { reasonOf, StartError } from '../start-error.ts';

export interface CodegenOptions extends PlaceOptions {
  readonly lang: 'ts' | 'py';
  /** Where the flags come from: a project of a service, or a file. */
  readonly source: { readonly project: string } | { readonly file: string };
  /** A file that must be what would be printed. */
  readonly check: string | undefined;
}

const help = `Usage: selfevident codegen --lang LANGUAGE --project NAME [options] > FILE
       selfevident codegen --lang LANGUAGE --file MANIFEST > FILE

Prints the flags of a project as source code: their names, the types of their values and the values of their default
variations. Code that asks for a flag that is gone, or for a value of another type, then does not compile.

  --lang LANGUAGE  ts for TypeScript, py for Python
  --project NAME   PROJECT
  --file MANIFEST  a file of OpenFeature's flag manifest, - for standard input, instead of a service
  --check FILE     print nothing, and end with 2 when FILE is not what would be printed
  --url ADDRESS    of the service or the deployment (default: the profile's, AWS_ENDPOINT_URL_EVIDENTLY, or
                   http://127.0.0.1:2773)
  --profile NAME   of AWS's configuration: its endpoint_url, region and credentials
  --region NAME    to sign for (default: the one in the address or the profile, or AWS_REGION)
  -h, --help

Requests are signed with the credentials of the profile or the environment. A service on this machine needs none.
It ends with 0 when all is done, with 2 when --check finds a difference, with 1 on an error. docs/client-side.md says more.
`.replace('PROJECT', "to read the flags of; the project's ARN too");

const definitions = {
  lang: { type: 'string' },
  project: { type: 'string' },
  file: { type: 'string' },
  check: { type: 'string' },
  url: { type: 'string' },
  profile: { type: 'string' },
  region: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsOptionsConfig;

/**
 * Reads the command line.
 *
 * @returns the options, or a text to print instead.
 * @throws StartError for an option that is unknown, missing, or makes no sense.
 */
export const codegenOptionsOf = (argv: readonly string[]): CodegenOptions | string => {
  const { lang, project, file, check, help: asked, ...place } = parse(argv);
  if (asked) return help;
  if (lang !== 'ts' && lang !== 'py') throw new StartError('selfevident codegen takes --lang ts or --lang py.');
  if (project !== undefined && file === undefined) return { lang, source: { project }, check, ...place };
  if (project === undefined && file !== undefined) return { lang, source: { file }, check, ...place };
  throw new StartError('selfevident codegen takes --project NAME or --file MANIFEST.');
};

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options: definitions }).values;
  } catch (error) {
    throw new StartError(`${reasonOf(error).replace(/\. .*$/, '')}; --help lists the options.`);
  }
};
