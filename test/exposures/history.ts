/**
 * A random history: evaluations, custom events of this process and of others, restarts, ends. It happens by calls and
 * through a provider.
 */
import { BETA, type World } from './world.ts';

const MINUTE = 60_000;
const entities = ['e1', 'e2', 'e3', 'e4', 'e5'];
/** Milliseconds between happenings, at most. */
const pauses = [0, 5, 500, 5_000, 90_000, 4 * MINUTE, 8 * MINUTE, 40 * MINUTE, 61 * MINUTE];

type Random = () => number;

const pick = <Value>(random: Random, values: readonly Value[]): Value =>
  values[Math.floor(random() * values.length)] as Value;

export const liveThrough = async (world: World, random: Random, happenings: number): Promise<void> => {
  const stopping = random() < 0.3 ? Math.floor(random() * happenings) : -1;
  for (let happening = 0; happening < happenings; happening++) {
    const dice = random();
    if (happening === stopping) await stop(world);
    if (dice < 0.55) await evaluate(world, random);
    else if (dice < 0.75) await world.time.advance(pick(random, pauses) * random());
    else if (dice < 0.92) await track(world, random);
    else if (dice < 0.97) await putElsewhere(world, random);
    else await world.restart();
  }
};

const evaluate = async ({ time, service, projects, client }: World, random: Random): Promise<void> => {
  // Two answers of one millisecond have no order that a repeated call could keep.
  await time.advance(1);
  const entityId = pick(random, entities);
  const feature = pick(random, ['search', 'title']);
  const attributes = random() < 0.1 ? BETA : {};
  service.clock.now = time.now;
  const evaluationContext = JSON.stringify(attributes);
  const direct = await service.ok('EvaluateFeature', {
    project: projects.direct,
    feature,
    entityId,
    evaluationContext,
  });
  const served = await client().getStringDetails(feature, 'none', { targetingKey: entityId, ...attributes });
  if (served.variant !== direct.variation)
    throw new Error(
      `${feature} serves ${entityId} ${served.variant} (${served.reason}) instead of ${direct.variation}`,
    );
};

/** An event of the process that evaluates. */
const track = async ({ time, service, projects, client }: World, random: Random): Promise<void> => {
  const [entityId, value] = [pick(random, entities), Math.floor(random() * 100)];
  client().track('bought', { targetingKey: entityId }, { value });
  service.clock.now = time.now;
  await put(world(service, projects.direct), [bought({ entityId, value, time: time.now })]);
};

/** Events of another process. It knows nothing of what is pending here, so it comes when nothing new is. */
const putElsewhere = async ({ time, service, projects, begun, pending }: World, random: Random): Promise<void> => {
  await time.advance(1_100);
  for (let tried = 0; tried < 400 && pending() > 0; tried++) await time.advance(1_000);
  const when = Math.max(begun, time.now - Math.floor(pick(random, [0, 3 * MINUTE, 50 * MINUTE]) * random()));
  const event = bought({ entityId: pick(random, entities), value: Math.floor(random() * 100), time: when });
  service.clock.now = time.now;
  await put(world(service, projects.direct), [event]);
  await put(world(service, projects.provider), [event]);
};

/** The provider hears of it when it is used next, if the service answers. */
const stop = async ({ time, service, projects, client, provider }: World): Promise<void> => {
  service.clock.now = time.now;
  for (const project of Object.values(projects)) {
    const answer = await service.call('StopExperiment', { project, experiment: 'colour', desiredState: 'COMPLETED' });
    if (answer.status !== 200 && answer.status !== 409 && answer.status !== 400)
      throw new Error(JSON.stringify(answer.body));
  }
  do {
    await time.advance(11_000);
    await client().getStringValue('nothing', '');
  } while ((provider().state().ageSeconds ?? 11) > 1);
};

const world = (service: World['service'], project: string) => ({ service, project });

const bought = ({ entityId, value, time }: { entityId: string; value: number; time: number }) => ({
  timestamp: time / 1_000,
  type: 'aws.evidently.custom',
  data: JSON.stringify({ name: 'bought', entityId, value }),
});

const put = async ({ service, project }: ReturnType<typeof world>, events: readonly object[]): Promise<void> => {
  const { failedEventCount } = await service.ok('PutProjectEvents', { project, events });
  if (failedEventCount > 0) throw new Error('an event was refused');
};
