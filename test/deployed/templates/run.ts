/**
 * Deploys the service to an emulator of AWS, and with it the templates of this folder: created, updated, renamed, broken,
 * rolled back and deleted, each with the resources that are expected, and deployed again without a writing call:
 * `npm run verify -- templates`. Exits with 1 when a step fails.
 */
import assert from 'node:assert/strict';
import { bootstrap, type Context, deploy } from '../cdk.ts';
import { type Deployed, open } from '../deployed.ts';
import { startEmulator } from '../emulator.ts';
import { step } from '../step.ts';
import { templatesOfApp } from './cdk-app.ts';
import { scenarios, soon } from './scenarios.ts';
import { change, outputsOf, reasonsOf } from './stacks.ts';
import { type State, stateOf } from './state.ts';
import { again, breaksOff, type Scenario, type Step, withOther } from './steps.ts';
import { transformed } from './transformed.ts';

const destinations = JSON.stringify({ buckets: ['events-of-mine'], logGroups: ['/evidently/events'] });
const settings: Context = { decodedPaths: 'true', ephemeral: 'true', templates: 'true', destinations };

const timesOf = (state: State) =>
  Object.entries(state).map(([name, { lastUpdatedTime }]) => [name, String(lastUpdatedTime)]);

/** Carries out a step, and holds the service to what it should then have. */
const take = async (deployed: Deployed, stack: string, { template, ...expected }: Step): Promise<void> => {
  const before = await stateOf(deployed);
  const isNew = template && !stacks.has(stack);
  const action = template ? (isNew ? 'CreateStack' : 'UpdateStack') : 'DeleteStack';
  const status = await change(deployed.endpoint, action, [stack, template]);
  if (template) stacks.add(stack);
  else stacks.delete(stack);
  const wanted = expected.status ?? `${action.replace('Stack', '').toUpperCase()}_COMPLETE`;
  const reasons = template ? await reasonsOf(deployed.endpoint, stack) : '';
  assert.equal(status, wanted, reasons);
  if (expected.reason) assert.ok(reasons.includes(expected.reason), reasons);
  const after = await stateOf(deployed);
  const own = Object.fromEntries(Object.entries(after).filter(([name]) => !retained.has(name)));
  assert.deepEqual(Object.keys(own).sort(), Object.keys(expected.resources).sort());
  assert.partialDeepStrictEqual(JSON.parse(JSON.stringify(own)), JSON.parse(JSON.stringify(expected.resources)));
  const present = Object.entries(own).flatMap(([name, members]) => Object.keys(members).map((one) => `${name} ${one}`));
  assert.deepEqual(
    absentIn(expected.resources).filter((one) => present.includes(one)),
    [],
  );
  if (expected.unwritten) assert.deepEqual(timesOf(after), timesOf(before));
};

/** Members that are expected not to be there. */
const absentIn = (resources: State): string[] =>
  Object.entries(resources).flatMap(([name, members]) =>
    Object.keys(members)
      .filter((member) => members[member] === undefined)
      .map((member) => `${name} ${member}`),
  );

const stacks = new Set<string>();
/** What stacks have left on purpose. */
const retained = new Set<string>();

const live = async (deployed: Deployed, { stack, steps }: Scenario): Promise<void> => {
  for (const one of steps) await step(`${stack}: ${one.name}`, () => take(deployed, stack, one));
  for (const name of Object.keys(await stateOf(deployed))) retained.add(name);
};

/** A project of one stack with a flag of another. */
const shares = async (deployed: Deployed): Promise<void> => {
  const shop = { 'project/exported-shop': {} };
  const both = { ...shop, 'project/exported-shop/feature/search': {} };
  const finder = { ...shop, 'project/exported-shop/feature/finder': {} };
  const exporting = { file: 'exporting.yaml' };
  const importing = { file: 'importing.yaml' };
  await take(deployed, 'exporting', { name: 'created', template: exporting, resources: shop });
  await take(deployed, 'importing', { name: 'created', template: importing, resources: both });
  await take(deployed, 'exporting', again(exporting, both));
  await take(deployed, 'importing', again(importing, both));
  await take(deployed, 'importing', breaksOff(importing, { 'Search.Description': 'Half-way' }, both));
  const renamed = withOther(importing, { 'Search.Name': 'finder' });
  await take(deployed, 'importing', { name: 'renamed', template: renamed, resources: finder });
  await take(deployed, 'importing', { name: 'deleted', resources: shop });
  await take(deployed, 'exporting', { name: 'deleted', resources: {} });
};

/** A CDK app of two stacks, moved by the aspect; the second refers to the first, and its times are made anew. */
const movesApp = async (deployed: Deployed): Promise<void> => {
  const shop = 'project/cdk-shop';
  const { flags, tests } = templatesOfApp(soon(10));
  const first = { [shop]: {}, [`${shop}/feature/search`]: {}, 'segment/cdk-testers': {} };
  const runs = { status: 'RUNNING' };
  const both = { ...first, [`${shop}/launch/spring`]: runs, [`${shop}/experiment/prices`]: runs };
  await take(deployed, 'cdk-flags', { name: 'created', template: flags, resources: first });
  await take(deployed, 'cdk-tests', { name: 'created', template: tests, resources: both });
  const anew = { name: 'again', template: templatesOfApp(soon(11)).tests, resources: both, unwritten: true } as const;
  await take(deployed, 'cdk-tests', anew);
  const halfway = { 'SearchSelfevident.Description': 'Half-way', 'ShopSelfevident.Description': 'Half-way' };
  await take(deployed, 'cdk-flags', breaksOff(flags, halfway, both));
  const described = withOther(flags, { 'SearchSelfevident.Description': 'The search' });
  const updated = { ...both, [`${shop}/feature/search`]: { description: 'The search' } };
  await take(deployed, 'cdk-flags', { name: 'updated', template: described, resources: updated });
  await take(deployed, 'cdk-flags', again(described, updated));
  await take(deployed, 'cdk-tests', { name: 'deleted', resources: first });
  const moved = withOther(flags, { 'SearchSelfevident.Name': 'finder' });
  const finder = { [shop]: {}, [`${shop}/feature/finder`]: {}, 'segment/cdk-testers': {} };
  await take(deployed, 'cdk-flags', { name: 'renamed', template: moved, resources: finder });
  await take(deployed, 'cdk-flags', { name: 'deleted', resources: {} });
};

const showsOutputs = async ({ endpoint }: Deployed): Promise<void> => {
  await change(endpoint, 'CreateStack', ['outputs', { file: 'flag.yaml' }]);
  const project = 'arn:aws:evidently:us-east-1:000000000000:project/flag-shop';
  assert.deepEqual(await outputsOf(endpoint, 'outputs'), {
    Project: project,
    Feature: `${project}/feature/search`,
    Both: `${project} search`,
  });
  await change(endpoint, 'DeleteStack', ['outputs']);
};

const emulator = await step('MiniStack starts', startEmulator);
try {
  await step('cdk bootstrap', () => bootstrap(emulator));
  const url = await step('cdk deploy', () => deploy(emulator, settings));
  const deployed = await open(emulator.endpoint, url);
  await step('Ref, GetAtt and Sub are ARNs and names', () => showsOutputs(deployed));
  for (const scenario of [...scenarios, ...transformed]) await live(deployed, scenario);
  await step('a CDK app of two stacks', () => movesApp(deployed));
  await step('a project of one stack with a flag of another', () => shares(deployed));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await emulator.stop();
}
