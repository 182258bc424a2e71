/**
 * The command line of the local service: options, defaults and the help text.
 */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { DEFAULT_HISTORY_RETENTION } from '../domain/history-retention.ts';
import { defaultQuotas, type Quotas } from '../domain/quotas.ts';
import manifest from '../package.json' with { type: 'json' };
import { isHostname } from './http/admission.ts';
import { originOf, portOf, projectNameOf, requireMatch } from './option-values.ts';
import { reasonOf, StartError } from './start-error.ts';

export interface LocalOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The service listens on the first. Requests may name any of them. */
  readonly hosts: readonly [string, ...string[]];
  /** Undefined for a directory that is deleted when the service ends. */
  readonly dataDirectory: string | undefined;
  readonly region: string;
  readonly account: string;
  /** Accounts and regions whose ARNs are taken too, as `123456789012/eu-west-1`. */
  readonly formerArns: readonly string[];
  /** Secrets by access key id. With any, every request must be signed by one of them. */
  readonly credentials: ReadonlyMap<string, string>;
  readonly origins: readonly string[];
  /** The project that OFREP clients ask at the root of the address. */
  readonly ofrepProject: string | undefined;
  /** Whether each event for EventBridge is printed as a line. */
  readonly events: boolean;
  /** Quotas that differ from the defaults. */
  readonly quotas: Partial<Quotas>;
  /** How long history is kept, in days. */
  readonly historyRetention: number;
  /** The path of a file of flags that the service begins with. */
  readonly seed: string | undefined;
  /** Whether requests that succeed are logged too. */
  readonly verbose: boolean;
}

export const help = `Usage: selfevident [options]
       selfevident agent --url ADDRESS [options]    (evaluates beside the application; docs/client-side.md)
       selfevident proxy --url ADDRESS [options]
       selfevident console --url ADDRESS [options]    (the console of a deployment; docs/console.md)
       selfevident export | diff | apply | promote | stale | refs    (flags as a file; docs/flags-as-a-file.md)
       selfevident codegen --lang LANGUAGE --project NAME    (flags as source code; docs/client-side.md)
       selfevident health --project NAME --experiment NAME [options]
       selfevident migrate FILE...    (templates with resources of Evidently; docs/infrastructure-code.md)
       selfevident failed | parked | erase    (for the operator of a deployment; docs/observing.md)
       selfevident recount STREAM-ARN (for a table that was restored; docs/restoring.md)

  --port NUMBER            port to listen on (default 2773; 0 takes any free one)
  --host ADDRESS           address to listen on (default 127.0.0.1); given again: further names that requests may use
  --data-dir PATH          where the data is kept (default .selfevident)
  --memory                 keep nothing: the data goes when the service ends
  --region NAME            region of the ARNs (default us-east-1)
  --account ID             account of the ARNs (default 000000000000)
  --former-arn ACCOUNT/REGION
                           take ARNs of this account and region too, as those in old code (repeatable)
  --credential KEY:SECRET  accept only requests signed with this key (repeatable)
  --origin URL             let pages of this origin call the service, besides those on this machine (repeatable)
  --ofrep-project NAME     the project for OFREP clients that ask at the root of the address, as those for .NET do
  --events                 print each event for EventBridge as a line of JSON
  --quota NAME=COUNT       a quota of another size (repeatable): ${Object.keys(defaultQuotas).join(', ')}
  --history-retention DAYS how long it is kept who changed what (default ${DEFAULT_HISTORY_RETENTION})
  --seed FILE              begin with what a file of flags has, and start what runs in it (docs/flags-as-a-file.md)
  --verbose                print a line for each request, not only for those that fail
  -h, --help, --version

What only this service has, beside the API:
  GET /_local/health       whether it runs
  GET, POST /_local/clock  its time; {"advanceSeconds": 86400}, {"now": "2030-01-31T12:00:00Z"} or {"frozen": true} change it
  POST /_local/drain       answers when everything is counted
  GET /_local/events       the events that AWS would get on EventBridge, ?after=ID those behind one
  POST /_local/alarms/NAME sets the state of a CloudWatch alarm: {"state": "OK"}, "ALARM" or "INSUFFICIENT_DATA"

AWS_ENDPOINT_URL_DYNAMODB in the environment names another DynamoDB to use instead of the embedded one.
`;

const version = manifest.version;

const definitions = {
  port: { type: 'string', default: '2773' },
  host: { type: 'string', multiple: true },
  'data-dir': { type: 'string' },
  memory: { type: 'boolean', default: false },
  region: { type: 'string', default: 'us-east-1' },
  account: { type: 'string', default: '000000000000' },
  'former-arn': { type: 'string', multiple: true, default: [] as string[] },
  credential: { type: 'string', multiple: true, default: [] as string[] },
  origin: { type: 'string', multiple: true, default: [] as string[] },
  'ofrep-project': { type: 'string' },
  events: { type: 'boolean', default: false },
  quota: { type: 'string', multiple: true, default: [] as string[] },
  'history-retention': { type: 'string', default: String(DEFAULT_HISTORY_RETENTION) },
  seed: { type: 'string' },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const satisfies ParseArgsOptionsConfig;

export const optionNames = Object.keys(definitions);

/**
 * Reads the command line.
 *
 * @returns the options, or a text to print instead of starting.
 * @throws StartError for an option that is unknown or makes no sense.
 */
export const optionsOf = (argv: readonly string[]): LocalOptions | string => {
  const values = parse(argv);
  if (values.help) return help;
  if (values.version) return `${version}\n`;
  if (values.memory && values['data-dir']) throw new StartError('--memory and --data-dir exclude each other.');
  if (values['data-dir'] === '') throw new StartError('--data-dir must be a path.');
  const [host = '127.0.0.1', ...names] = (values.host ?? []).map(hostOf);
  return {
    port: portOf(values.port),
    hosts: [host, ...names],
    dataDirectory: values.memory ? undefined : (values['data-dir'] ?? '.selfevident'),
    region: requireMatch(values.region, /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/, '--region must be like us-east-1'),
    account: requireMatch(values.account, /^\d{12}$/, '--account must be twelve digits'),
    formerArns: values['former-arn'].map(formerArnOf),
    credentials: new Map(values.credential.map(credentialOf)),
    origins: values.origin.map(originOf),
    ofrepProject:
      values['ofrep-project'] === undefined ? undefined : projectNameOf(values['ofrep-project'], '--ofrep-project'),
    events: values.events,
    quotas: Object.fromEntries(values.quota.map(quotaOf)),
    historyRetention: retentionOf(values['history-retention']),
    seed: values.seed,
    verbose: values.verbose,
  };
};

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options: definitions }).values;
  } catch (error) {
    throw new StartError(`${reasonOf(error).replace(/\..*$/, '')}; --help lists the options.`);
  }
};

const hostOf = (text: string): string => {
  if (!isHostname(text)) throw new StartError(`--host must be a name or an address, without a port, not '${text}'.`);
  return text;
};

const formerArnOf = (text: string): string =>
  requireMatch(
    text,
    /^\d{12}\/[a-z]{2}(-[a-z]+)+-\d{1,2}$/,
    '--former-arn must be an account and a region like 123456789012/eu-west-1',
  );

const credentialOf = (text: string): [string, string] => {
  const [, key, secret] = /^([^:/\s]+):(\S+)$/.exec(text) ?? [];
  if (!key || !secret) throw new StartError('--credential must be KEY:SECRET.');
  return [key, secret];
};

const retentionOf = (text: string): number => {
  const problem = '--history-retention must be a number of days from 1 to 36500';
  const days = Number(requireMatch(text, /^\d{1,5}$/, problem));
  if (days < 1 || days > 36_500) throw new StartError(`${problem}, not '${text}'.`);
  return days;
};

const quotaOf = (text: string): [string, number] => {
  const [, name = '', count] = /^(\w+)=(\d{1,9})$/.exec(text) ?? [];
  if (!Object.hasOwn(defaultQuotas, name)) {
    const names = Object.keys(defaultQuotas).join(', ');
    throw new StartError(`--quota must be NAME=COUNT with one of ${names} and a whole number, not '${text}'.`);
  }
  return [name, Number(count)];
};
