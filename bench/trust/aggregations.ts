// Metrics per entity, bounded ones and ratios in the two-sided test: false at any look, and found.
import { defaultDesign, logEvidence } from '../../domain/stats/normal-mixture.ts';
import { Arm, compare } from './arm.ts';
import { bernoulliAt, type LevelledDraw, lognormalAt } from './draws.ts';
import { type Random, seededRandom } from './random.ts';
import type { Events } from './scenarios.ts';
import type { Row, Table } from './table.ts';
import { normal } from './ziggurat.ts';

const ENTITIES = 20_000;
const APART = 20;
const LINE = Math.log(20);

const once = (sum: number): Events => ({ count: 1, sum, squares: sum * sum });

/** One in ten has events, geometric numbers of mean 4, each of a lognormal value. */
const buying: LevelledDraw = (random, level) => {
  let [count, sum] = [0, 0];
  if (random() >= 0.1 * level) return { count, sum, squares: 0 };
  do {
    [count, sum] = [count + 1, sum + Math.exp(normal(random))];
  } while (random() < 0.75);
  return { count, sum, squares: 0 };
};

const perEntity =
  (value: (events: Events) => number): LevelledDraw =>
  (random, level) =>
    once(value(buying(random, level)));

/** Two values of one event, which go together: s is about `level` times d. */
const ratio: LevelledDraw = (random, level) => {
  const d = Math.exp(0.5 * normal(random));
  const sum = level * d * (1 + 0.5 * normal(random));
  return { count: d, sum, squares: sum * sum };
};

const heavy = lognormalAt(2);
/** 99 of 100 values of the heavy tail are below. */
const CAP = Math.exp(2 * 2.326);

/** What is measured, and how much better the treatment is where power is asked for. */
const metrics: readonly (readonly [name: string, draw: LevelledDraw, lift: number])[] = [
  ['SHARE of 0.1', bernoulliAt(0.1), 0.15],
  ['SHARE of 0.01', bernoulliAt(0.01), 0.5],
  ['EVENTS_PER_ENTITY', perEntity(({ count }) => count), 0.2],
  ['VALUE_PER_ENTITY', perEntity(({ sum }) => sum), 0.2],
  ['VALUE_PER_ENTITY, entityCap 10', perEntity(({ sum }) => Math.min(sum, 10)), 0.2],
  ['VALUE_PER_EVENT of the same', (random, level) => buying(random, level), 0.2],
  ['lognormal sigma 2', heavy, 0.2],
  ['lognormal sigma 2, eventCap at 99 %', (random, level) => once(Math.min(CAP, heavy(random, level).sum)), 0.2],
  ['lognormal sigma 2, above 7.4', (random, level) => once(heavy(random, level).sum > Math.exp(2) ? 1 : 0), 0.2],
  ['ratio of two values', ratio, 0.03],
];

/** Entities without an event are no observations of a mean per event. */
function isFound(draw: LevelledDraw, { share, lift }: { share: number; lift: number }, random: Random): boolean {
  const [control, treatment] = [new Arm(), new Arm()];
  for (let i = 1; i <= ENTITIES; i += 1) {
    const treated = random() < share;
    const events = draw(random, treated ? 1 + lift : 1);
    if (events.count > 0) (treated ? treatment : control).add(events);
    if (i % APART !== 0 || !control.eligible || !treatment.eligible) continue;
    if (logEvidence(compare(control, treatment), defaultDesign) >= LINE) return true;
  }
  return false;
}

const metricRow = ([name, draw, lift]: (typeof metrics)[number], simulations: number): Row => {
  const random = seededRandom(99);
  const rate = (share: number, effect: number) => {
    let found = 0;
    for (let i = 0; i < simulations; i += 1) found += Number(isFound(draw, { share, lift: effect }, random));
    return found / simulations;
  };
  return {
    name: `${name} (+${Math.round(100 * lift)} %)`,
    rates: [rate(0.5, 0), rate(0.1, 0), rate(0.02, 0), rate(0.5, lift)],
  };
};

export const otherMetrics = (simulations: number): Table => ({
  title: 'Called different at any look up to 20,000 entities (goal without an effect: at most 5 %).',
  columns: ['A/A', 'A/A, 90/10', 'A/A, 98/2', 'with an effect'],
  rows: metrics.map((metric) => () => metricRow(metric, simulations)),
});
