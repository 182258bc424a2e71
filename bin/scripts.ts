/**
 * The checks and measurements that need more than `npm test`, by name: `npm run verify -- NAME [ARGUMENT ...]` and
 * `npm run bench -- NAME [ARGUMENT ...]`. Without a name, it prints the names.
 */
import { spawnSync } from 'node:child_process';

type Command = readonly string[];
type Scripts = Readonly<Record<string, { readonly does: string; readonly commands: readonly Command[] }>>;

const script = (file: string): Command => [process.execPath, file];
/** An environment of Python's own for the oracle of the statistics. */
const ORACLE = '.tools/vectors';
/** The peers are installed by a lock of their own. */
const PEERS = ['npm', 'ci', '--prefix', 'bench'];
const FETCH_MATCHER = ['mvn', '-q', '-B', '-f', 'test/oracle/event-ruler', 'dependency:copy-dependencies'];

const TABLES: Readonly<Record<string, Scripts>> = {
  verify: {
    python: { does: 'boto3 and the AWS CLI against the local service', commands: [script('test/python/run.ts')] },
    clients: { does: 'the clients for Java and Go', commands: [script('test/clients/run.ts')] },
    terraform: { does: "what Terraform's provider sends, replayed", commands: [script('test/terraform/run.ts')] },
    ofrep: {
      does: 'the stock OFREP providers against the local service and its agent',
      commands: [script('test/ofrep/run.ts')],
    },
    agent: {
      does: 'boto3, the SDK, a page in Flask and files of flags at the agent, and its container',
      commands: [script('test/agent/run.ts')],
    },
    endings: {
      does: 'what evaluates beside an application is ended, killed and frozen under load',
      commands: [script('test/endings/run.ts')],
    },
    console: { does: 'the console in a real browser', commands: [script('test/console/run.ts')] },
    exposures: {
      does: 'random histories through the provider and the agent, beside the same by direct calls',
      commands: [script('test/exposures/run.ts')],
    },
    parity: {
      does: 'random evaluations by the service, the provider and the agent',
      commands: [script('test/parity/run.ts')],
    },
    freshness: {
      does: 'how soon a provider serves a change',
      commands: [script('test/freshness/run.ts')],
    },
    keys: {
      does: 'what keys for pages give away, tokens that are made up, pages that stay open, and one in a browser',
      commands: [script('test/keys/run.ts')],
    },
    time: { does: 'time travel with boto3, across a kill', commands: [script('test/time/run.ts')] },
    package: { does: 'the npm package, installed into an empty folder', commands: [script('test/package/run.ts')] },
    'dynamodb-local': { does: "the store on AWS's own engine", commands: [script('test/dynamodb-local/run.ts')] },
    'another-dynamodb': {
      does: 'the local service on the DynamoDBs that it offers instead of the embedded one',
      commands: [script('test/another-dynamodb/run.ts')],
    },
    random: {
      does: 'the tests that draw random cases, with many more of them',
      commands: [script('test/random/run.ts')],
    },
    upgrade: { does: 'data of earlier versions under this one', commands: [script('test/upgrade/run.ts')] },
    flags: {
      does: 'a project from service to service as a file, by commands that are killed',
      commands: [script('test/flags/run.ts')],
    },
    crashes: { does: 'kills and stops under load, with a ledger outside', commands: [script('test/crash/run.ts')] },
    deployed: { does: 'the stack on an emulator of AWS', commands: [script('test/deployed/run.ts')] },
    templates: {
      does: 'CloudFormation templates of every kind on an emulator of AWS',
      commands: [script('test/deployed/templates/run.ts')],
    },
    migrate: { does: 'migrated templates before cfn-lint', commands: [script('test/migrate/run.ts')] },
    vectors: {
      does: "writes the vectors of segment patterns anew, from AWS's own matcher",
      commands: [FETCH_MATCHER, script('test/oracle/event-ruler/make-vectors.ts')],
    },
    statistics: {
      does: 'writes the vectors of the statistics of experiments anew, with 50 digits',
      commands: [
        ['python3', '-m', 'venv', ORACLE],
        [`${ORACLE}/bin/pip`, 'install', '--quiet', 'mpmath==1.4.1'],
        [`${ORACLE}/bin/python`, 'test/oracle/statistics/make_vectors.py'],
      ],
    },
  },
  bench: {
    engine: { does: 'evaluations beside six peers', commands: [PEERS, script('bench/engine/run.ts')] },
    provider: {
      does: 'the OpenFeature provider beside the SDK alone and five peers',
      commands: [PEERS, script('bench/provider/run.ts')],
    },
    'first-exposures': {
      does: 'what the first exposures of new visitors cost the provider',
      commands: [PEERS, script('bench/provider/first-exposures.ts')],
    },
    http: { does: 'EvaluateFeature over HTTP beside a bare server', commands: [PEERS, script('bench/http/main.js')] },
    agent: {
      does: "OFREP at the agent beside a bare server, the agent's memory and start",
      commands: [PEERS, script('bench/agent/main.js')],
    },
    console: {
      does: 'how quickly the console appears and answers',
      commands: [PEERS, script('bench/console/main.js')],
    },
    results: { does: 'GetExperimentResults over 30 days', commands: [script('bench/results/main.ts')] },
    trust: {
      does: 'how often experiments and launches conclude what is false',
      commands: [script('bench/trust/main.ts')],
    },
    pictures: { does: 'draws docs/pictures, from simulated launches', commands: [script('bench/pictures/main.ts')] },
    time: { does: 'a sweep over thousands of items', commands: [script('bench/time/main.ts')] },
    races: { does: 'operations started together', commands: [script('bench/time/races.ts')] },
    start: { does: 'cold starts, processor and memory', commands: [script('bench/start/main.ts')] },
    capacity: { does: '10,000 evaluations and 20,000 events a second', commands: [script('bench/capacity/main.ts')] },
    cost: { does: 'dollars for each operation, and for teams', commands: [script('bench/cost/main.ts')] },
  },
};

const [, , table = '', name = '', ...rest] = process.argv;
// Both `-- NAME --full` and `-- NAME -- --full` are natural: a second `--` would make options into names.
const args = rest.filter((text) => text !== '--');
const scripts = TABLES[table] ?? {};
const found = scripts[name];
const run = (command: Command, last: boolean): boolean => {
  const [file = '', ...own] = command;
  // npm and mvn are scripts on Windows, which only a shell starts.
  const shell = process.platform === 'win32' && file !== process.execPath;
  return spawnSync(file, [...own, ...(last ? args : [])], { stdio: 'inherit', shell }).status === 0;
};

if (found) {
  const { commands } = found;
  process.exitCode = commands.every((command, index) => run(command, index === commands.length - 1)) ? 0 : 1;
} else {
  for (const [each, { does }] of Object.entries(scripts))
    console.error(`npm run ${table} -- ${each.padEnd(18)}${does}`);
  process.exitCode = name === '' ? 0 : 1;
}
