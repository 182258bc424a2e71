/**
 * `npm run verify -- parity`: random projects, entities, contexts and times, evaluated by the service, by the provider,
 * and by the agent with both protocols: variation, value, reason and details must be the same, and what
 * ExplainEvaluation says of a random time. `--full`: a million evaluations by each. Numbers as arguments are that of
 * the first project, and how many projects there are.
 */
import { OpenFeature } from '@openfeature/server-sdk';
import { startDynamoDB } from '../support/dynamodb.ts';
import { seeded } from '../support/fault-injection.ts';
import { openTestService, type TestService } from '../support/in-process.ts';
import { quickClient } from '../support/quick-client.ts';
import { openAgentOf } from './agent.ts';
import { type Flag, requireSame } from './asked.ts';
import { openProvider } from './provider.ts';
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
const [first = 1, projects = isFull ? 100 : 12] = process.argv.filter((text) => /^\d+$/.test(text)).map(Number);
/** Moments at which all features of a project are asked. */
const MOMENTS = isFull ? 834 : 150;
/** Projects that are compared together. */
const AT_A_TIME = 2;
const HOUR = 3_600_000;
const reasons = new Map<string, number>();
let [byProvider, byAgent] = [0, 0];

/** What EvaluateFeature says, in the words of OFREP. */
const flagOf = ({ variation, reason, details }: { variation: string; reason: string; details: string }) => ({
  variant: variation,
  metadata: { evidentlyReason: reason, ...JSON.parse(details) },
});

const compareProject = async (service: TestService, seed: number, random: Random): Promise<void> => {
  const project = `project-${seed}`;
  const features = await makeProject(service, project, random);
  const began = service.clock.now;
  const provided = await openProvider(service, project);
  const agent = await openAgentOf(service, project);
  try {
    for (let moment = 0; moment < MOMENTS; moment++) {
      service.clock.now += Math.floor((2 * random() * HOURS * HOUR) / MOMENTS);
      const asked = { entityId: pick(random, entities), attributes: randomAttributes(random) };
      const context = { targetingKey: asked.entityId, ...asked.attributes };
      const what = { seed, moment, context };
      const { flags }: { flags: Flag[] } = await service.ok('EvaluateFlags', { project, context });
      if (flags.length !== FEATURES) throw new Error(`${flags.length} flags`);
      for (const flag of flags) {
        const feature = features.find(({ name }) => name === flag.key) as RandomFeature;
        requireSame('provider', [flag, await provided(feature, asked)], what);
        reasons.set(flag.reason, (reasons.get(flag.reason) ?? 0) + 1);
      }
      const one = pick(random, features);
      const { variant, metadata } = await provided(one, asked);
      const input = { entityId: asked.entityId, evaluationContext: JSON.stringify(asked.attributes) };
      const evaluated = await service.ok('EvaluateFeature', { project, feature: one.name, ...input });
      requireSame('provider', [flagOf(evaluated), { variant, metadata }], what);
      byProvider += flags.length + 1;
      const at = (began + Math.floor(random() * HOURS * HOUR)) / 1_000;
      byAgent += await agent.compare({ asked, flags, one, evaluated, at });
    }
  } finally {
    await agent.close();
  }
};

/** A DynamoDB works the slower the more its stream has: each project has its own. */
const compareAlone = async (seed: number): Promise<void> => {
  const dynamodb = await startDynamoDB();
  try {
    const service = await openTestService(dynamodb, { client: quickClient(dynamodb) });
    await makeSegments(service);
    await compareProject(service, seed, seeded(seed));
  } finally {
    dynamodb.stop();
  }
};

let [next, passed, failed] = [first, 0, 0];
const goOn = async (): Promise<void> => {
  while (next < first + projects)
    await compareAlone(next++).then(
      () => passed++,
      (error) => {
        failed++;
        console.error(error instanceof Error ? error.message : error);
      },
    );
};
try {
  await Promise.all(Array.from({ length: AT_A_TIME }, goOn));
} finally {
  await OpenFeature.close();
}
const counts = [...reasons].sort().map(([reason, count]) => `${count} ${reason}`);
console.warn(`${byProvider} evaluations by the provider, ${byAgent} by the agent: ${counts.join(', ')}`);
console.warn(`parity: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
