/**
 * The command line of the signing proxy.
 */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { originOf, portOf, requireMatch } from '../option-values.ts';
import { reasonOf, StartError } from '../start-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ProxyOptions {
  /** The address of the deployment. Paths of requests are appended to its path. */
  readonly url: URL;
  readonly region: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly origins: readonly string[];
  /** Whether requests that succeed are logged too. */
  readonly verbose: boolean;
}

const proxyHelp = `Usage: selfevident proxy --url ADDRESS [options]

Listens on this machine only, and sends what comes in to the deployment, signed with the credentials of the environment.

  --url ADDRESS    of the deployment, as cdk deploy prints it
  --region NAME    to sign for (default: the one in the address, or AWS_REGION)
  --port NUMBER    port to listen on (default 2774; 0 takes any free one)
  --origin URL     let pages of this origin call, besides those on this machine (repeatable)
  --verbose        print a line for each request, not only for those that fail
  -h, --help
`;

/** What differs between the commands that sign: their help, and the port that they listen on unless told otherwise. */
interface SigningCommand {
  readonly help: string;
  readonly port: string;
}

const proxyCommand: SigningCommand = { help: proxyHelp, port: '2774' };

const definitions = {
  url: { type: 'string' },
  region: { type: 'string' },
  port: { type: 'string' },
  origin: { type: 'string', multiple: true, default: [] as string[] },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsOptionsConfig;

/**
 * Reads the command line.
 *
 * @returns the options, or a text to print instead of starting.
 * @throws StartError for an option that is unknown, missing, or makes no sense.
 */
export const proxyOptionsOf = (
  argv: readonly string[],
  environment: Environment,
  { help, port }: SigningCommand = proxyCommand,
): ProxyOptions | string => {
  const values = parse(argv);
  if (values.help) return help;
  const url = urlOf(values.url);
  return {
    url,
    region: regionOf(url, values.region, environment),
    port: portOf(values.port ?? port),
    origins: values.origin.map(originOf),
    verbose: values.verbose,
  };
};

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options: definitions }).values;
  } catch (error) {
    throw new StartError(`${reasonOf(error).replace(/\. .*$/, '')}; --help lists the options.`);
  }
};

/** The region to sign for. */
export const regionOf = (url: URL, given: string | undefined, environment: Environment): string => {
  const named = given ?? regionIn(url.hostname);
  const variable = environment.AWS_REGION === undefined ? 'AWS_DEFAULT_REGION' : 'AWS_REGION';
  const region = named ?? environment[variable];
  if (region === undefined) throw new StartError('The address names no region; --region does.');
  const name = named === undefined ? variable : '--region';
  return requireMatch(region, /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/, `${name} must be like us-east-1`);
};

/**
 * A signed request can be read and, for some minutes, replayed, so only a connection within this machine may be plain.
 */
export const urlOf = (text: string | undefined, name = '--url'): URL => {
  if (text === undefined) throw new StartError('--url is missing: the address of the deployment.');
  const url = URL.parse(text);
  if (url === null || !(url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url))))
    throw new StartError(`${name} must be an https address, not '${text}'.`);
  return url;
};

export const isThisMachine = ({ hostname }: URL): boolean => /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);

const regionIn = (hostname: string): string | undefined => /\.execute-api\.([a-z0-9-]+)\./.exec(hostname)?.[1];
