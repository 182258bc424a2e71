/**
 * The command line of `selfevident health`.
 */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { type Environment, isThisMachine, regionOf, urlOf } from '../proxy/options.ts';
import { reasonOf, StartError } from '../start-error.ts';

export interface HealthOptions {
  readonly question: {
    readonly operation: 'GetExperimentHealth' | 'GetLaunchMetrics';
    readonly input: Readonly<Record<string, string>>;
  };
  /** The address of the service or the deployment. Paths are appended to its path. */
  readonly url: URL;
  readonly region: string;
  /** Whether the whole answer is printed. */
  readonly json: boolean;
}

const help = `Usage: selfevident health --project NAME --experiment NAME [options]
       selfevident health --project NAME --launch NAME [options]

Prints where an experiment or a launch stands, in a sentence, as GetExperimentHealth and GetLaunchMetrics give it.

  --project NAME     of the experiment or the launch; or the ARN of the project
  --experiment NAME
  --launch NAME
  --url ADDRESS      of the service or the deployment (default: AWS_ENDPOINT_URL_EVIDENTLY, or http://127.0.0.1:2773)
  --region NAME      to sign for (default: the one in the address, or AWS_REGION)
  --json             print the whole answer
  -h, --help

Requests are signed with the credentials of the environment. A service on this machine needs none.
`;

const definitions = {
  project: { type: 'string', default: '' },
  experiment: { type: 'string', default: '' },
  launch: { type: 'string', default: '' },
  url: { type: 'string' },
  region: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsOptionsConfig;

const DEFAULT_ADDRESS = 'http://127.0.0.1:2773';

/**
 * Reads the command line.
 *
 * @returns the options, or a text to print instead.
 * @throws StartError for an option that is unknown, missing, or makes no sense.
 */
export const healthOptionsOf = (argv: readonly string[], environment: Environment): HealthOptions | string => {
  const { project, experiment, launch, json, ...values } = parse(argv);
  if (values.help) return help;
  if (project === '' || (experiment === '') === (launch === ''))
    throw new StartError('selfevident health takes --project NAME, and --experiment NAME or --launch NAME.');
  const question =
    launch === ''
      ? ({ operation: 'GetExperimentHealth', input: { project, experiment } } as const)
      : ({ operation: 'GetLaunchMetrics', input: { project, launch } } as const);
  const url = urlOf(values.url ?? (environment.AWS_ENDPOINT_URL_EVIDENTLY || DEFAULT_ADDRESS));
  const region = regionOf(
    url,
    values.region,
    isThisMachine(url) ? { AWS_REGION: 'us-east-1', ...environment } : environment,
  );
  return { question, url, region, json };
};

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options: definitions }).values;
  } catch (error) {
    throw new StartError(`${reasonOf(error).replace(/\. .*$/, '')}; --help lists the options.`);
  }
};
