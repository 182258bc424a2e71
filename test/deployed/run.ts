/**
 * Deploys the stack that users deploy to an emulator of AWS, holds it to the suites of the clients and to what only a
 * deployment has, changes it, and takes it away: `npm run verify -- deployed`. Then the same for one with the console, in
 * a browser. `service` or `console` as an argument leaves the other out. Exits with 1 when a step fails.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { answersPreflight, holdsUsersToPolicies, knowsNoOtherPath, refusesUnsigned } from './access.ts';
import { installProviders } from './ask-flags.ts';
import { bootstrap, type Context, deploy, destroy } from './cdk.ts';
import { type Recorder, startRecorder } from './client-recorder.ts';
import { testConsole } from './console/console.ts';
import { answersCurl } from './curl.ts';
import { deliversToLogs, deliversToS3, destinations } from './delivery.ts';
import { type Deployed, open } from './deployed.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { countsExposures, takesTokens } from './exposures.ts';
import { stopsByAlarm } from './guards.ts';
import { answersBrowsers, letsPagesIn, makesKeys, refusesOthers, refusesRevoked } from './keys.ts';
import { subscribes, tellsPeople, topic } from './notifications.ts';
import { remainingResources } from './remaining-resources.ts';
import { goesOn, removesTable, restoredTable, restores } from './restored.ts';
import { fillsExperiment, showsResults } from './results.ts';
import { answersByAgent, answersInProcess, givesRules, makesRoles, takesNoSignature } from './rules-by-signature.ts';
import { obeysNewQuota, snapshot } from './snapshot.ts';
import { step } from './step.ts';
import {
  countsFailed,
  countsStream,
  emptiesFailed,
  runsExperiment,
  writesTransitions,
} from './stream-and-transitions.ts';

/** MiniStack decodes paths before it routes them. */
const asUsersHaveIt: Context = {
  decodedPaths: 'true',
  destinations: JSON.stringify(destinations),
  notifications: JSON.stringify({ topic }),
};
const changed: Context = { ...asUsersHaveIt, ephemeral: 'true', quotas: '{"features":1}' };

/** A suite of its own process, pointed at the deployment. */
const suite = async ({ url }: Deployed, { env }: Emulator, ...args: string[]): Promise<void> => {
  const { AWS_ENDPOINT_URL: _, AWS_ENDPOINT_URL_S3: __, ...rest } = env;
  const child = spawn('node', args, { stdio: 'inherit', env: { ...rest, SELFEVIDENT_ENDPOINT: url } });
  const [code] = (await once(child, 'exit')) as [number | null];
  assert.equal(code, 0, `${args.join(' ')} ended with ${code}`);
};

const testDeployed = async (emulator: Emulator, recorder: Recorder): Promise<void> => {
  const { endpoint } = emulator;
  await step('cdk bootstrap', () => bootstrap(emulator));
  await step('somebody subscribes to a topic', () => subscribes(endpoint));
  const url = await step('cdk deploy', () => deploy(emulator, asUsersHaveIt));
  const deployed = await open(endpoint, recorder.through(url));
  await step('unsigned requests are refused', () => refusesUnsigned(deployed));
  await step('browsers may ask', () => answersPreflight(deployed));
  await step('unknown paths are answered as the model has it', () => knowsNoOtherPath(deployed));
  await step('users are held to their policies', () => holdsUsersToPolicies(deployed));
  await step('an alarm stops a launch', () => stopsByAlarm(deployed));
  await step('lines are delivered to S3', () => deliversToS3(deployed));
  await step('lines are delivered to CloudWatch Logs', () => deliversToLogs(deployed));
  await step('an experiment runs', () => runsExperiment(deployed));
  await step('the stream is counted', () => countsStream(deployed));
  await step('batches that were given up are counted', () => countsFailed(deployed, emulator.env));
  await step('the stock providers of OFREP are installed', installProviders);
  const keys = await step('keys are made, and two revoked', () => makesKeys(deployed));
  await step('the authorizer lets keys in', () => letsPagesIn(deployed, keys));
  await step('the authorizer refuses others', () => refusesOthers(deployed, keys));
  await step('browsers ask before, and again', () => answersBrowsers(deployed, keys));
  await step('what pages have shown is taken, and nothing forged', () => takesTokens(deployed, keys));
  const roles = await step('roles are made', () => makesRoles(deployed));
  await step('rules are for who may have them', () => givesRules(deployed, roles, keys));
  await step('OFREP is answered by an agent that signs', () => answersByAgent(deployed, roles));
  await step('the provider signs', () => answersInProcess(deployed, roles));
  await step('OFREP takes no signatures', () => takesNoSignature(deployed));
  const sent = await step('another has 300 events', () => fillsExperiment(deployed));
  await step('the schedule ends the experiment', () => writesTransitions(deployed));
  await step('each that was shown counts once', () => countsExposures(deployed));
  await step('curl is answered', () => answersCurl(deployed));
  await step('the suite of the JavaScript client', () =>
    suite(deployed, emulator, 'node_modules/.bin/jest', '--runInBand', '--testTimeout=60000', 'test/sdk'),
  );
  await step('the suites of boto3 and the CLI', () => suite(deployed, emulator, 'test/python/run.ts'));
  await step('the revoked key is refused', () => refusesRevoked(deployed, keys));
  await step('results are those of the 300 events', () => showsResults(deployed, sent));
  await step('people are told of a guard, an end and a verdict', () => tellsPeople(endpoint));
  const before = await snapshot(deployed);
  const restored = await step('the table is restored, and recounted', () => restores(deployed, emulator.env));
  const table = { table: restored.streamArn };
  const sameUrl = await step('cdk deploy over the restored table', () =>
    deploy(emulator, { ...asUsersHaveIt, ...table }),
  );
  const over = await open(endpoint, recorder.through(sameUrl), restoredTable);
  await step('the counts go on from there', () => goesOn(over, restored));
  await step('the table before is removed', () => removesTable(over, deployed.tableName));
  const changedUrl = await step('cdk deploy with a change', () => deploy(emulator, { ...changed, ...table }));
  const again = await open(endpoint, recorder.through(changedUrl));
  await step('all data is kept', async () => assert.deepEqual(await snapshot(again), before));
  await step('the change is in force', () => obeysNewQuota(again));
  await step('the bucket of failed records is emptied', () => emptiesFailed(again));
  await step('cdk destroy', () => destroy(emulator, { ...changed, ...table }));
  await step('nothing is left', async () => assert.deepEqual(await remainingResources(endpoint), []));
};

const testService = async (emulator: Emulator): Promise<void> => {
  const recorder = await startRecorder(emulator.endpoint);
  try {
    await testDeployed(emulator, recorder);
  } finally {
    process.stdout.write(`\n${recorder.table()}`);
    recorder.stop();
  }
};

const parts = { service: testService, console: testConsole } as const;
const [only] = process.argv.slice(2);
if (only && !(only in parts)) throw new Error(`There is no part called ${only}.`);

for (const [name, test] of Object.entries(parts)) {
  if (only && name !== only) continue;
  const emulator = await step('MiniStack starts', startEmulator);
  try {
    await test(emulator);
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  } finally {
    await emulator.stop();
  }
}
