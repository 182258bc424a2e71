/**
 * The command line of the agent, and what the environment says instead.
 */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { isHostname } from '../http/admission.ts';
import { originOf, portOf, projectNameOf, textOf } from '../option-values.ts';
import { type Environment, isThisMachine, regionOf, urlOf } from '../proxy/options.ts';
import { reasonOf, StartError } from '../start-error.ts';
import { type Variable, type Variables, variablesOf } from './variables.ts';

export interface AgentOptions {
  /** The address of the service. */
  readonly url: URL;
  readonly region: string;
  /** The only projects that are answered for; empty for all. */
  readonly projects: readonly string[];
  /** Projects whose rules are fetched at the start. */
  readonly prefetch: readonly string[];
  /** 0 takes any free port. */
  readonly port: number;
  /** The agent listens on the first. Requests may name any of them. */
  readonly hosts: readonly [string, ...string[]];
  readonly origins: readonly string[];
  /** What OFREP clients must send as a bearer token; undefined lets all in. */
  readonly accessToken: string | undefined;
  /** The directory where events wait that the service has not taken yet; undefined keeps exposures in memory only. */
  readonly journal: string | undefined;
  /** The directory of the last known rules, for a start while the service is away. */
  readonly cache: string | undefined;
  /** Seconds for which rules are served without another look. */
  readonly freshFor: number;
  /** Milliseconds that a look at the service may take. */
  readonly pollTimeout: number;
  /** Exposures in a call, 1 to 50. */
  readonly batchSize: number;
  /** Milliseconds for which exposures are collected. */
  readonly batchDuration: number;
  /** Whether requests that succeed are logged too. */
  readonly verbose: boolean;
}

const help = `Usage: selfevident agent --url ADDRESS [options]

Evaluates on this machine what applications beside it ask, by the rules of the service, and tells the service what was
served. It takes EvaluateFeature, BatchEvaluateFeature, ExplainEvaluation and OFREP; everything else goes to the
service, signed with the credentials of the environment.

  --url ADDRESS         of the service, as cdk deploy prints it (or SELFEVIDENT_URL)
  --project NAME        answer for this project only, also to OFREP clients that ask at the root (repeatable;
                        or EVIDENTLY_CONFIGURATIONS)
  --region NAME         to sign for (default: the one in the address, or AWS_REGION)
  --port NUMBER         port to listen on (default 2772, or HTTP_PORT; 0 takes any free one)
  --host ADDRESS        address to listen on (default 127.0.0.1, or HTTP_HOST); again, or in HTTP_HOST after a comma:
                        further names that requests use
  --origin URL          let pages of this origin call, besides those on this machine (repeatable)
  --access-token TOKEN  what OFREP clients must send as a bearer token (or ACCESS_TOKEN)
  --journal DIR         write down events before they are answered, and send them after a crash
  --cache DIR           keep the last rules there, for a start while the service is away (or BACKUP_DIRECTORY)
  --verbose             print a line for each request, not only for those that fail
  -h, --help

The variables of AWS's AppConfig agent mean what they mean there: POLL_INTERVAL (default 5 seconds), PREFETCH_LIST,
EVIDENTLY_EVENT_BATCH_SIZE (default 50), EVIDENTLY_BATCH_COLLECTION_DURATION (default 1 second); with
AWS_APPCONFIG_EXTENSION_ before them as well.
`;

const definitions = {
  url: { type: 'string' },
  project: { type: 'string', multiple: true },
  region: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string', multiple: true },
  origin: { type: 'string', multiple: true, default: [] as string[] },
  'access-token': { type: 'string' },
  journal: { type: 'string' },
  cache: { type: 'string' },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsOptionsConfig;

/**
 * Reads the command line. What it leaves out is in the environment, or has a default.
 *
 * @returns the options, or a text to print instead of starting.
 * @throws StartError for an option or a variable that is unknown, missing, or makes no sense.
 */
export const agentOptionsOf = (argv: readonly string[], environment: Environment): AgentOptions | string => {
  const values = parse(argv);
  if (values.help) return help;
  const variables = variablesOf(environment);
  const url = urlIn(values.url, environment.SELFEVIDENT_URL);
  const listed = said('--project', values.project, variables.projects);
  const projects = listed.value.map((name) => projectNameOf(name, listed.name));
  const port = said('--port', values.port, variables.port);
  return {
    url,
    region: regionOf(
      url,
      values.region,
      isThisMachine(url) ? { AWS_REGION: 'us-east-1', ...environment } : environment,
    ),
    projects,
    prefetch: projects.length > 0 ? projects : variables.prefetch,
    port: portOf(port.value ?? '2772', port.name),
    hosts: hostsOf(said('--host', values.host, variables.host)),
    origins: values.origin.map(originOf),
    accessToken: textOf(values['access-token'], '--access-token') ?? variables.accessToken,
    journal: textOf(values.journal, '--journal'),
    cache: textOf(values.cache, '--cache') ?? variables.cache,
    verbose: values.verbose,
    ...pacesOf(variables),
  };
};

const pacesOf = ({ pollInterval, pollTimeout, batchSize, batchDuration }: Variables) => ({
  freshFor: pollInterval ?? 5,
  pollTimeout: pollTimeout ?? 3_000,
  batchSize: batchSize ?? 50,
  batchDuration: (batchDuration ?? 1) * 1_000,
});

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options: definitions }).values;
  } catch (error) {
    throw new StartError(`${reasonOf(error).replace(/\. .*$/, '')}; --help lists the options.`);
  }
};

/** What the command line says, or else the variable. */
const said = <Value>(option: string, value: Value | undefined, variable: Variable<Value>): Variable<Value> =>
  value === undefined ? variable : { name: option, value };

const urlIn = (option: string | undefined, variable: string | undefined): URL => {
  const text = option ?? variable;
  if (!text) throw new StartError('--url is missing: the address of the service (or SELFEVIDENT_URL).');
  return urlOf(text, option === undefined ? 'SELFEVIDENT_URL' : '--url');
};

const hostsOf = ({ name, value }: Variable<readonly string[]>): [string, ...string[]] => {
  for (const host of value)
    if (!isHostname(host)) throw new StartError(`${name} must be a name or an address, without a port, not '${host}'.`);
  const [first = '127.0.0.1', ...names] = value;
  return [first, ...names];
};
