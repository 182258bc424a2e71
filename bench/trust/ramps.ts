// Launches that ramp up in six steps and guard themselves: false stops, what sums over all steps would do, and harm found.
import { defaultDesign } from '../../domain/stats/normal-mixture.ts';
import { oppositeLogEvidence } from '../../domain/stats/one-sided-mixture.ts';
import { Arm } from './arm.ts';
import { bernoulliAt, dailyLevel, hardDraws, type LevelledDraw, normalAt } from './draws.ts';
import { compareWithMargin } from './one-sided.ts';
import { seededRandom } from './random.ts';
import type { Row, Table } from './table.ts';

const STEPS = 6;
const tolerance = { desired: 'INCREASE', margin: 0 } as const;

interface Ramp {
  readonly draw: LevelledDraw;
  /** The treatment's share in each step. */
  readonly shares: readonly number[];
  readonly perStep: number;
  /** What the level of everybody grows by from step to step. */
  readonly growth?: number;
  /** What the treatment's level is multiplied with in each step. */
  readonly lifts: readonly number[];
  readonly monitors: number;
}

const steps = <Value>(value: Value): Value[] => Array.from({ length: STEPS }, () => value);

/** Whether the guard stops it: by sums of each step, and by sums over all of them. */
function runRamp(ramp: Ramp, random: () => number): { readonly stopped: boolean; readonly pooled: boolean } {
  const line = Math.log((STEPS * ramp.monitors) / 0.05);
  const all = [new Arm(), new Arm()] as const;
  let [stopped, pooled, entity] = [false, false, 0];
  ramp.shares.forEach((share, step) => {
    const arms = [new Arm(), new Arm()] as const;
    for (let i = 1; i <= ramp.perStep; i += 1) {
      const side = random() < share ? 1 : 0;
      // A step lasts a day and a half, so that the steps have different parts of the day.
      const level = dailyLevel(entity, ramp.perStep / 1.5) + step * (ramp.growth ?? 0);
      const events = ramp.draw(random, level * (side === 1 ? (ramp.lifts[step] ?? 1) : 1));
      arms[side].add(events);
      all[side].add(events);
      entity += 1;
      if (i % 50 !== 0) continue;
      stopped ||= isHarm(arms, line);
      pooled ||= isHarm(all, line);
    }
  });
  return { stopped, pooled };
}

const isHarm = ([control, treatment]: readonly [Arm, Arm], line: number): boolean => {
  const effect = compareWithMargin(control, treatment, tolerance);
  return effect !== undefined && oppositeLogEvidence(effect, defaultDesign) >= line;
};

const rampRow = (name: string, ramp: Ramp, simulations: number): Row => {
  const random = seededRandom(18);
  let [stopped, pooled] = [0, 0];
  for (let i = 0; i < simulations; i += 1) {
    const outcome = runRamp(ramp, random);
    stopped += outcome.stopped ? 1 : 0;
    pooled += outcome.pooled ? 1 : 0;
  }
  return { name, rates: [stopped / simulations, pooled / simulations] };
};

const RAMP = [0.01, 0.05, 0.1, 0.2, 0.35, 0.5];

const noEffect = { perStep: 6000, lifts: steps(1), monitors: 1 };

export const falseStops = (simulations: number): Table => ({
  title: 'Six-step ramps without an effect, with a daily cycle: how often the guard stops them (goal: at most 5 %).',
  columns: ['within steps', 'over all steps'],
  rows: [
    ...hardDraws.flatMap(([name, draw]) => [
      rampRow(`${name}, 90/10`, { ...noEffect, draw, shares: steps(0.1) }, simulations),
      rampRow(`${name}, 98/2`, { ...noEffect, draw, shares: steps(0.02) }, simulations),
    ]),
    rampRow('Bernoulli 0.1, 1-5-10-20-35-50 %', { ...noEffect, draw: bernoulliAt(0.1), shares: RAMP }, simulations),
    rampRow(
      'normal, 1-50 %, level falls by 0.14 sd a step',
      { ...noEffect, draw: normalAt, shares: RAMP, growth: -0.14 },
      simulations,
    ),
  ],
});

/** Harm in the third step alone, at 50/50, with so many entities an arm. */
const harm = (lift: number, anArm: number, monitors: number): Ramp => ({
  draw: bernoulliAt(0.1),
  shares: [0.01, 0.05, 0.5],
  perStep: 2 * anArm,
  lifts: [1, 1, lift],
  monitors,
});

export const foundHarm = (simulations: number): Table => ({
  title: 'A regression of Bernoulli 0.1 within one of six steps: how often the guard finds it (goal: at least 90 %).',
  columns: ['within steps', 'over all steps'],
  rows: [
    rampRow('-10 %, 40,000 an arm, 1 monitor', harm(0.9, 40_000, 1), simulations),
    rampRow('-10 %, 50,000 an arm, 3 monitors', harm(0.9, 50_000, 3), simulations),
    rampRow('-20 %, 10,000 an arm, 1 monitor', harm(0.8, 10_000, 1), simulations),
    rampRow('-20 %, 12,000 an arm, 3 monitors', harm(0.8, 12_000, 3), simulations),
  ],
});
