/**
 * A random history: evaluations, custom events of this process and of others, restarts, ends. It happens by calls and
 * through what evaluates outside the service.
 */
import { startTime, type TestService } from '../support/in-process.ts';
import { BETA, projects } from './prepared.ts';
import { pick, type Random } from './random.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
const entities = ['e1', 'e2', 'e3', 'e4', 'e5'];
/** Milliseconds between happenings, at most. */
const pauses = [0, 5, 500, 5_000, 90_000, 4 * MINUTE, 8 * MINUTE, 40 * MINUTE, 61 * MINUTE];

export const HAPPENINGS = 80;

/** Resolves to the number of evaluations when the service has been told of everything. */
export const liveThrough = async (world: World, random: Random): Promise<number> => {
  const { surroundings, evaluator } = world;
  const stopping = random() < 0.3 ? Math.floor(random() * HAPPENINGS) : -1;
  let evaluations = 0;
  for (let happening = 0; happening < HAPPENINGS; happening++) {
    const dice = random();
    if (happening === stopping) await stop(world);
    if (dice < 0.55) evaluations += await evaluate(world, random);
    else if (dice < 0.75) await surroundings.time.advance(pick(random, pauses) * random());
    else if (dice < 0.92) await track(world, random);
    else if (dice < 0.97) await putElsewhere(world, random);
    else await evaluator.restart();
    await surroundings.idle();
  }
  await evaluator.close();
  return evaluations;
};

const evaluate = async ({ surroundings: { time }, service, evaluator }: World, random: Random): Promise<number> => {
  // Two answers of one millisecond have no order that a repeated call could keep.
  await time.advance(1);
  const entityId = pick(random, entities);
  const feature = pick(random, ['search', 'title']);
  const attributes = random() < 0.1 ? BETA : {};
  service.clock.now = time.now;
  const evaluationContext = JSON.stringify(attributes);
  const asked = { project: projects.direct, feature, entityId, evaluationContext };
  const { variation } = await service.ok('EvaluateFeature', asked);
  const served = await evaluator.serve({ feature, entityId, attributes });
  if (served !== variation) throw new Error(`${feature} serves ${entityId} ${served} instead of ${variation}`);
  return 1;
};

/** An event of the process that evaluates. */
const track = async ({ surroundings: { time }, service, evaluator }: World, random: Random): Promise<void> => {
  const [entityId, value] = [pick(random, entities), Math.floor(random() * 100)];
  const now = time.now;
  await evaluator.track({ entityId, value });
  service.clock.now = now;
  await put(service, projects.direct, bought({ entityId, value, time: now }));
};

/** Events of another process. It knows nothing of what is pending here, so it comes when nothing new is. */
const putElsewhere = async ({ surroundings, service, evaluator }: World, random: Random): Promise<void> => {
  const { time } = surroundings;
  await time.advance(1_100);
  for (let tried = 0; tried < 400 && evaluator.pending() > 0; tried++) await time.advance(1_000);
  const when = Math.max(startTime, time.now - Math.floor(pick(random, [0, 3 * MINUTE, 50 * MINUTE]) * random()));
  const event = bought({ entityId: pick(random, entities), value: Math.floor(random() * 100), time: when });
  service.clock.now = time.now;
  for (const project of Object.values(projects)) await put(service, project, event);
};

const stop = async ({ surroundings: { time }, service, evaluator }: World): Promise<void> => {
  // Outside, the service's time is known to some hundredths of a second an hour after an exact answer.
  await time.advance(1_000);
  service.clock.now = time.now;
  for (const project of Object.values(projects)) {
    const answer = await service.call('StopExperiment', { project, experiment: 'colour', desiredState: 'COMPLETED' });
    if (![200, 400, 409].includes(answer.status)) throw new Error(JSON.stringify(answer.body));
  }
  await evaluator.refresh();
};

export const bought = ({ entityId, value, time }: { entityId: string; value: number; time: number }) => ({
  timestamp: time / 1_000,
  type: 'aws.evidently.custom',
  data: JSON.stringify({ name: 'bought', entityId, value }),
});

const put = async (service: TestService, project: string, event: object): Promise<void> => {
  const { failedEventCount } = await service.ok('PutProjectEvents', { project, events: [event] });
  if (failedEventCount > 0) throw new Error('an event was refused');
};
