import {
  type EventCall,
  type Exposure,
  ExposureBuffer,
  ExposureSender,
} from '../../../../packages/evaluation/exposure.ts';
import { seeded } from '../../../support/fault-injection.ts';
import { randomCases } from '../../../support/random-cases.ts';
import { VirtualTime } from '../../../support/virtual-time.ts';
import { Assignments, assignedBy, assignedByEvent } from './assignments.ts';
import { eventsIn } from './sent-events.ts';

const MINUTE = 60_000;

/** How one history differs from others. */
interface Circumstances {
  /** How many pairs and exposures the buffer holds. */
  readonly limit: number;
  /** How often a call fails, having assigned a part of its events. */
  readonly failing: number;
  readonly inBackground: boolean;
}

/** A history in which everything is told twice: by each evaluation, and by what the sender sends. */
const makeWorld = (random: () => number, { limit, failing, inBackground }: Circumstances) => {
  const time = new VirtualTime();
  const apart = Math.ceil(pick(random, [MINUTE, 30 * MINUTE, 100 * MINUTE]) * random());
  const steps = [0, 1, 2, 3].map((step) => time.now + step * apart);
  const [direct, reported] = [new Assignments(), new Assignments()];
  const buffer = new ExposureBuffer(limit);
  const send = async (call: EventCall): Promise<number> => {
    const events = eventsIn(call);
    const fails = random() < failing;
    const taken = fails ? events.slice(0, Math.floor(random() * events.length)) : events;
    const assigned = taken.map((event) => assignedByEvent(event, steps));
    for (const one of assigned.toSorted((a, b) => a.time - b.time)) reported.assign(one);
    if (fails) throw new Error('503');
    return 0;
  };
  const { after } = time;
  const options = { buffer, send, after, random, inBackground, clock: () => time.now, newId: () => 'id' };
  const sender = new ExposureSender({ ...options, report: () => {} });
  const stepNow = () => steps.findLastIndex((begins) => begins <= time.now);
  return { time, direct, reported, sender, stepNow, last: new Map<string, string>() };
};

type World = ReturnType<typeof makeWorld>;

const pick = <Value>(random: () => number, values: readonly Value[]): Value =>
  values[Math.floor(random() * values.length)] as Value;

const settle = async ({ sender, time }: World, eventTime?: number): Promise<void> => {
  for (;;) {
    try {
      return await sender.settle(eventTime);
    } catch {
      await time.advance(100);
    }
  }
};

const evaluate = async (world: World, random: () => number): Promise<void> => {
  const { direct, sender, time, stepNow } = world;
  const isLaunch = random() < 0.5;
  const arm = pick(random, ['a', 'a', 'a', 'a', 'a', 'a', 'bb']);
  const entityId = `entity-${pick(random, [1, 2, 3, 4])}`;
  // Two arms at the same millisecond have no order that a repeated call could keep.
  const pair = `${isLaunch} ${entityId}`;
  const served = `${arm} ${stepNow()}`;
  if ((world.last.get(pair) ?? served) !== served) await time.advance(1);
  world.last.set(pair, served);
  const exposure: Exposure = {
    feature: 'checkout',
    variation: arm,
    reason: isLaunch ? 'LAUNCH_RULE_MATCH' : 'EXPERIMENT_RULE_MATCH',
    entityId,
    assignment: isLaunch
      ? { type: 'launch', name: 'l', id: 'launch', group: arm }
      : { type: 'experiment', name: 'e', id: 'experiment', treatment: arm },
    ...(isLaunch ? { step: stepNow() } : {}),
    time: time.now,
  };
  direct.assign(assignedBy(exposure) as NonNullable<ReturnType<typeof assignedBy>>);
  while (!sender.record(exposure)) await settle(world);
};

const pauses = [0, 0, 5, 900, 40_000, 4 * MINUTE, 6 * MINUTE, 30 * MINUTE, 49 * MINUTE, 51 * MINUTE, 61 * MINUTE];

/** An event of this process at `now` or dated a little otherwise, counted after what was pending. */
const compareEvent = async (world: World, random: () => number): Promise<void> => {
  const { direct, reported, time } = world;
  const shift = pick(random, [0, 0, 0, -20 * MINUTE, 3 * MINUTE, 58 * MINUTE]);
  const eventTime = time.now + shift;
  await settle(world, eventTime);
  for (const trial of ['launch', 'experiment'])
    for (const entity of ['entity-1', 'entity-2', 'entity-3', 'entity-4'])
      expect(reported.armAt(trial, entity, eventTime)).toBe(direct.armAt(trial, entity, eventTime));
};

/** An event that reaches the service by another way, more than a second after the last evaluation. */
const compareForeignEvent = async ({ direct, reported, time }: World): Promise<void> => {
  await time.advance(1001);
  for (const trial of ['launch', 'experiment'])
    for (const entity of ['entity-1', 'entity-2', 'entity-3', 'entity-4'])
      expect(reported.armAt(trial, entity, time.now)).toBe(direct.armAt(trial, entity, time.now));
};

const live = async (seed: number, circumstances: Circumstances): Promise<World> => {
  const random = seeded(seed);
  const world = makeWorld(random, circumstances);
  const { failing, inBackground } = circumstances;
  for (let happening = 0; happening < 60; happening++) {
    const kind = random();
    if (kind < 0.6) await evaluate(world, random);
    else if (kind < 0.85) await world.time.advance(pick(random, pauses) * random());
    else if (kind < 0.97 || failing > 0 || !inBackground) await compareEvent(world, random);
    else await compareForeignEvent(world);
  }
  while ((await world.sender.flush()).pending > 0) await world.time.advance(100);
  expect(world.reported.all()).toEqual(world.direct.all());
  return world;
};

describe('what is reported of evaluations', () => {
  const cases: readonly (readonly [string, Circumstances])[] = [
    ['with room and an answer for all', { limit: 10_000, failing: 0, inBackground: true }],
    ['with room for few', { limit: 3, failing: 0, inBackground: true }],
    ['with calls that fail halfway', { limit: 10_000, failing: 0.3, inBackground: true }],
    ['with room for few, and calls that fail', { limit: 4, failing: 0.3, inBackground: true }],
    ['without timers', { limit: 10_000, failing: 0.1, inBackground: false }],
  ];

  it.each(cases)('counts events as all evaluations would, %s', async (_, circumstances) => {
    for (let seed = 0; seed < randomCases(40, 1_000); seed++) await live(seed, circumstances);
  });

  it('is fewer than half of them where an entity is evaluated every minute', async () => {
    const random = seeded(1);
    const world = makeWorld(random, { limit: 10_000, failing: 0, inBackground: true });
    for (let minute = 0; minute < 120; minute++) {
      for (let again = 0; again < 3; again++) await evaluate(world, () => 0.1);
      await world.time.advance(MINUTE);
    }
    expect(world.direct.writes).toBe(360);
    // The first of each of four steps, and one in five minutes.
    expect(world.reported.writes).toBeLessThanOrEqual(4 + 120 / 5);
  });
});
