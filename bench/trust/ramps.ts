// Launches that ramp up in six steps and guard themselves: false stops, what sums over all steps would do, and harm found.

import type { Launch } from '../../domain/lifecycle/launch.ts';
import { monitorAlphas, toleranceOf } from '../../domain/results/monitor.ts';
import { type GuardrailLook, judgeGuardrail, lookAtGuardrail, noGuardrailLook } from '../../domain/stats/guardrail.ts';
import { defaultDesign } from '../../domain/stats/normal-mixture.ts';
import { Arm, together } from './arm.ts';
import { bernoulliAt, dailyLevel, hardDraws, type LevelledDraw, normalAt } from './draws.ts';
import { compareWithMargin } from './one-sided.ts';
import { type Random, seededRandom } from './random.ts';
import type { Row, Table } from './table.ts';

const STEPS = 6;
const APART = 50;
const tolerance = toleranceOf({ desiredChange: 'INCREASE' } as Parameters<typeof toleranceOf>[0]);

interface Ramp {
  readonly draw: LevelledDraw;
  /** The share in each step of all groups beside the control together. */
  readonly shares: readonly number[];
  /** What the level of everybody grows by from step to step. */
  readonly growth?: number;
  readonly monitors: number;
  /** Groups beside the control. */
  readonly others: number;
}

/** The launch as far as its alphas go by it. */
const launchOf = ({ monitors, others }: Pick<Ramp, 'monitors' | 'others'>) =>
  ({
    steps: Array.from({ length: STEPS }),
    metricMonitors: Array.from({ length: monitors }),
    groups: Array.from({ length: 1 + others }),
  }) as unknown as Pick<Launch, 'steps' | 'metricMonitors' | 'groups'>;

/** Of a monitor: the sums of each group, the control first. */
type Groups = readonly Arm[];

const groupsOf = ({ others }: Ramp): Groups => Array.from({ length: 1 + others }, () => new Arm());

/** What is known of a monitor: within the step, over all earlier steps, and the evidence of both kinds of sums. */
interface Watch {
  step: Groups;
  before: Groups;
  within: GuardrailLook[];
  readonly over: GuardrailLook[];
}

/** Whether the guard stops it: by sums of each step, and by sums over all of them. */
function runRamp(ramp: Ramp, random: Random): { readonly within: boolean; readonly over: boolean } {
  const alphas = monitorAlphas(launchOf(ramp));
  const open = () => Array.from({ length: ramp.others }, () => noGuardrailLook);
  const watches = Array.from({ length: ramp.monitors }, (): Watch => {
    return { step: groupsOf(ramp), before: groupsOf(ramp), within: open(), over: open() };
  });
  const isHarmed = (look: GuardrailLook) => judgeGuardrail(look, alphas) === 'Harmed';
  let [within, over] = [false, false];
  for (let step = 0; step < STEPS; step += 1) {
    runStep(ramp, { step, random, watches });
    within ||= watches.some((watch) => watch.within.some(isHarmed));
    over ||= watches.some((watch) => watch.over.some(isHarmed));
    for (const watch of watches) {
      watch.before = watch.before.map((arm, group) => together(arm, watch.step[group] ?? new Arm()));
      [watch.step, watch.within] = [groupsOf(ramp), open()];
    }
  }
  return { within, over };
}

interface Running {
  readonly step: number;
  readonly random: Random;
  readonly watches: readonly Watch[];
}

const PER_STEP = 6000;
/** A step lasts a day and a half, so that the steps have different parts of the day. */
const daily = Float64Array.from({ length: STEPS * PER_STEP }, (_, entity) => dailyLevel(entity + 1, PER_STEP / 1.5));

function runStep(ramp: Ramp, { step, random, watches }: Running): void {
  const share = ramp.shares[step] ?? 0;
  const growth = step * (ramp.growth ?? 0);
  for (let i = 1; i <= PER_STEP; i += 1) {
    const at = random();
    const group = at < share ? 1 + Math.floor((at / share) * ramp.others) : 0;
    const level = (daily[step * PER_STEP + i - 1] as number) + growth;
    for (const watch of watches) (watch.step[group] as Arm).add(ramp.draw(random, level));
    if (i % APART === 0) for (const watch of watches) look(watch);
  }
}

function look({ step, before, within, over }: Watch): void {
  const [control, ...others] = step as [Arm, ...Arm[]];
  const pastControl = together(before[0] as Arm, control);
  others.forEach((arm, i) => {
    within[i] = lookAt(within[i], control, arm);
    over[i] = lookAt(over[i], pastControl, together(before[i + 1] as Arm, arm));
  });
}

const lookAt = (before: GuardrailLook = noGuardrailLook, control: Arm, group: Arm): GuardrailLook =>
  lookAtGuardrail(before, compareWithMargin(control, group, tolerance), defaultDesign);

const rampRow = (name: string, ramp: Ramp, simulations: number): Row => {
  const random = seededRandom(18);
  let [stopped, pooled] = [0, 0];
  for (let i = 0; i < simulations; i += 1) {
    const { within, over } = runRamp(ramp, random);
    stopped += within ? 1 : 0;
    pooled += over ? 1 : 0;
  }
  return { name, rates: [stopped / simulations, pooled / simulations] };
};

const RAMP = [0.01, 0.05, 0.1, 0.2, 0.35, 0.5];
const always = (share: number): number[] => Array.from({ length: STEPS }, () => share);

const noEffect = { monitors: 1, others: 1 };
const bernoulli = bernoulliAt(0.1);

export const falseStops = (simulations: number): Table => ({
  title: 'Six-step ramps without an effect, with a daily cycle: how often the guard stops them (goal: at most 5 %).',
  columns: ['within steps', 'over all steps'],
  rows: [
    ...hardDraws.flatMap(([name, draw]) => [
      () => rampRow(`${name}, 90/10`, { ...noEffect, draw, shares: always(0.1) }, simulations),
      () => rampRow(`${name}, 98/2`, { ...noEffect, draw, shares: always(0.02) }, simulations),
    ]),
    () => rampRow('Bernoulli 0.1, 1-5-10-20-35-50 %', { ...noEffect, draw: bernoulli, shares: RAMP }, simulations),
    () =>
      rampRow(
        'normal, 1-50 %, level falls by 0.14 sd a step',
        { ...noEffect, draw: normalAt, shares: RAMP, growth: -0.14 },
        simulations,
      ),
    () =>
      rampRow(
        'Bernoulli 0.1, thirds, 3 monitors, 2 groups beside the control',
        { ...noEffect, draw: bernoulli, shares: always(2 / 3), monitors: 3, others: 2 },
        simulations,
      ),
  ],
});

/** A step whose groups are equal, and in which one group's level is multiplied with `lift`, from its first entity on. */
interface Harm {
  readonly lift: number;
  readonly monitors: number;
  /** Entities of both groups. */
  readonly entities: number;
}

/** The entities of both groups after which the guard finds the harm; undefined for never. */
export function foundAfter({ lift, monitors, entities }: Harm, random: Random): number | undefined {
  const alphas = monitorAlphas(launchOf({ monitors, others: 1 }));
  const [control, treatment] = [new Arm(), new Arm()];
  let found = noGuardrailLook;
  for (let i = 1; i <= entities; i += 1) {
    const level = dailyLevel(i, entities / 1.5);
    if (random() < 0.5) control.add(bernoulli(random, level));
    else treatment.add(bernoulli(random, level * lift));
    if (i % APART !== 0) continue;
    found = lookAt(found, control, treatment);
    if (judgeGuardrail(found, alphas) === 'Harmed') return i;
  }
  return undefined;
}

const harmRow = (lift: number, anArm: number, { monitors, simulations }: { monitors: number; simulations: number }) => {
  const random = seededRandom(18);
  let found = 0;
  for (let i = 0; i < simulations; i += 1)
    found += foundAfter({ lift, monitors, entities: 2 * anArm }, random) === undefined ? 0 : 1;
  const entities = anArm.toLocaleString('en');
  const name = `${Math.round(100 * (lift - 1))} %, ${entities} an arm, ${monitors} monitor${monitors > 1 ? 's' : ''}`;
  return { name, rates: [found / simulations] };
};

export const foundHarm = (simulations: number): Table => ({
  title: 'A regression of Bernoulli 0.1 within one of six steps: how often the guard finds it (goal: at least 90 %).',
  columns: ['found'],
  rows: [
    () => harmRow(0.9, 40_000, { monitors: 1, simulations }),
    () => harmRow(0.9, 50_000, { monitors: 3, simulations }),
    () => harmRow(0.8, 10_000, { monitors: 1, simulations }),
    () => harmRow(0.8, 12_000, { monitors: 3, simulations }),
  ],
});
