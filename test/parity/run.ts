/**
 * `npm run verify -- parity`: random projects, entities, contexts and times, evaluated by the service and by the
 * provider: variation, value, reason and details must be the same. `--full`: a million evaluations. A number as an
 * argument is that of the first project.
 */
import { OpenFeature } from '@openfeature/server-sdk';
import { openLink } from '../../packages/openfeature/server/open-projects.ts';
import { ProjectLink } from '../../packages/openfeature/server/project-link.ts';
import { SelfevidentProvider } from '../../packages/openfeature/server.ts';
import { callThrough } from '../support/call-through.ts';
import { startDynamoDB } from '../support/dynamodb.ts';
import { seeded } from '../support/fault-injection.ts';
import { openTestService, type TestService } from '../support/in-process.ts';
import {
  entities,
  FEATURES,
  HOURS,
  makeProject,
  makeSegments,
  pick,
  type Random,
  type RandomFeature,
  randomAttributes,
} from './random-project.ts';

const isFull = process.argv.includes('--full');
/** Projects, and in each of them moments at which all features are asked. */
const [PROJECTS, MOMENTS] = isFull ? [100, 834] : [12, 150];
const first = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 1);
const HOUR = 3_600_000;
const reasons = new Map<string, number>();

interface Asked {
  readonly entityId: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What the provider answers, in the words of OFREP. */
const provided = async (
  domain: string,
  { name, type }: RandomFeature,
  { entityId, attributes }: Asked,
): Promise<object> => {
  const client = OpenFeature.getClient(domain);
  const context = { targetingKey: entityId, ...attributes } as never;
  const details =
    type === 'boolean'
      ? await client.getBooleanDetails(name, false, context)
      : type === 'string'
        ? await client.getStringDetails(name, 'none', context)
        : await client.getNumberDetails(name, 0, context);
  const { value, variant, reason, flagMetadata } = details;
  return { key: name, reason, variant, value, metadata: flagMetadata };
};

/** What EvaluateFeature says, in the same words. */
const evaluated = async (
  service: TestService,
  project: string,
  { name }: RandomFeature,
  { entityId, attributes }: Asked,
) => {
  const evaluationContext = JSON.stringify(attributes);
  const answer = await service.ok('EvaluateFeature', { project, feature: name, entityId, evaluationContext });
  return { variant: answer.variation, metadata: { evidentlyReason: answer.reason, ...JSON.parse(answer.details) } };
};

const requireSame = (one: object, other: object, what: unknown): void => {
  const [left, right] = [sorted(one), sorted(other)];
  if (left !== right) throw new Error(`${JSON.stringify(what)}: the service says\n${left}\nand the provider\n${right}`);
};

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, each) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );

const compareProject = async (service: TestService, seed: number, random: Random): Promise<void> => {
  const project = `project-${seed}`;
  const features = await makeProject(service, project, random);
  const call = callThrough(service.handle);
  const options = { url: 'http://in.process', project, report: () => {} };
  const after = (milliseconds: number, run: () => void) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  };
  openLink(options, () => new ProjectLink(options, { call, clock: () => service.clock.now, after }));
  await OpenFeature.setProviderAndWait(project, new SelfevidentProvider({ ...options, exposures: 'off' }));
  for (let moment = 0; moment < MOMENTS; moment++) {
    service.clock.now += Math.floor((2 * random() * HOURS * HOUR) / MOMENTS);
    const asked = { entityId: pick(random, entities), attributes: randomAttributes(random) };
    const context = { targetingKey: asked.entityId, ...asked.attributes };
    const { flags } = await service.ok('EvaluateFlags', { project, context });
    if (flags.length !== FEATURES) throw new Error(`${flags.length} flags`);
    for (const flag of flags) {
      const feature = features.find(({ name }) => name === flag.key) as RandomFeature;
      requireSame(flag, await provided(project, feature, asked), { seed, moment, context });
      reasons.set(flag.reason, (reasons.get(flag.reason) ?? 0) + 1);
    }
    const one = pick(random, features);
    const { variant, metadata } = (await provided(project, one, asked)) as { variant: string; metadata: object };
    requireSame(await evaluated(service, project, one, asked), { variant, metadata }, { seed, moment, context });
  }
};

const dynamodb = await startDynamoDB();
let passed = 0;
let failed = 0;
try {
  for (let seed = first; seed < first + PROJECTS; seed++) {
    const service = await openTestService(dynamodb);
    await makeSegments(service);
    await compareProject(service, seed, seeded(seed)).then(
      () => passed++,
      (error) => {
        failed++;
        console.error(error instanceof Error ? error.message : error);
      },
    );
  }
} finally {
  await OpenFeature.close();
  dynamodb.stop();
}
const counts = [...reasons].sort().map(([reason, count]) => `${count} ${reason}`);
console.warn(`${[...reasons.values()].reduce((sum, count) => sum + count, 0)} evaluations: ${counts.join(', ')}`);
console.warn(`parity: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
