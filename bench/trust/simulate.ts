// One simulated experiment after another, with a look after every pair of entities.
import type { Comparison } from '../../domain/stats/comparison.ts';
import { finalPValue } from '../../domain/stats/hybrid-p-value.ts';
import { anytimePValue, logEvidence, type MixtureDesign } from '../../domain/stats/normal-mixture.ts';
import { welchTest } from '../../domain/stats/welch.ts';
import { Arm, compare } from './arm.ts';
import { growthBookIsSignificant, tTestIsSignificant } from './methods.ts';
import { type Random, seededRandom } from './random.ts';
import type { Scenario } from './scenarios.ts';

const { abs, log, max, sqrt } = Math;

export interface Plan {
  readonly simulations: number;
  /** Pairs of entities in an experiment: at 50/50 the entities of an arm. */
  readonly pairs: number;
  /** Pairs before the first look. */
  readonly firstLook: number;
  readonly design: MixtureDesign;
  readonly seed: number;
}

/** The share of experiments that were significant, by method. */
export interface Rates {
  /** Ours at any look while it runs. */
  readonly anytime: number;
  /** Ours at the end: the final p-value. */
  readonly final: number;
  /** Ours to those who stop as soon as the p-value is at most 0.05, and else take the final one. */
  readonly stopped: number;
  /** What they would see if the p-value after a stop were the final one. */
  readonly finalAtStop: number;
  /** Ours with one look alone, at the end. */
  readonly welch: number;
  /** Ours at any look if the standard error were not guarded. */
  readonly unguarded: number;
  readonly growthBook: number;
  /** The t-test on single events, looked at as often. */
  readonly tTest: number;
}

type Outcome = Readonly<Record<keyof Rates, boolean>>;

const LOG_20 = -log(0.05);

export function simulate(scenario: Scenario & { readonly lift?: number }, plan: Plan): Rates {
  const random = seededRandom(plan.seed);
  const counts = {
    anytime: 0,
    final: 0,
    stopped: 0,
    finalAtStop: 0,
    welch: 0,
    unguarded: 0,
    growthBook: 0,
    tTest: 0,
  };
  const names = Object.keys(counts) as (keyof Rates)[];
  for (let i = 0; i < plan.simulations; i += 1) {
    const outcome = runExperiment(scenario, plan, random);
    for (const name of names) counts[name] += outcome[name] ? 1 : 0;
  }
  for (const name of names) counts[name] /= plan.simulations;
  return counts;
}

function runExperiment(scenario: Scenario & { readonly lift?: number }, plan: Plan, random: Random): Outcome {
  const [control, treatment] = [new Arm(), new Arm()];
  let logE = 0;
  let [finalAtStop, unguarded, growthBook, tTest] = [false, false, false, false];
  for (let pair = 1; pair <= plan.pairs; pair += 1) {
    addPair([control, treatment], scenario, random);
    if (pair < plan.firstLook || !control.eligible || !treatment.eligible) continue;
    const look = compare(control, treatment);
    if (!(look.standardError > 0)) continue;
    logE = max(logE, logEvidence(look, plan.design));
    finalAtStop ||= isFinallySignificant(look, logE);
    unguarded ||= logEvidence(withoutGuard(look), plan.design) >= LOG_20;
    growthBook ||= growthBookIsSignificant(control, treatment);
    tTest ||= tTestIsSignificant(control, treatment);
  }
  const last = compare(control, treatment);
  const anytime = logE >= LOG_20;
  const final = isFinallySignificant(last, logE);
  const welch = welchTest(last).pValue <= 0.05;
  return { anytime, final, stopped: anytime || final, finalAtStop, welch, unguarded, growthBook, tTest };
}

const isFinallySignificant = (look: Comparison, logE: number): boolean => {
  // No t below this is significant, with any degrees of freedom; the t distribution is slow.
  const welch = abs(look.difference / look.standardError) > 1.95 ? welchTest(look).pValue : 1;
  return finalPValue(anytimePValue(logE), welch) <= 0.05;
};

/** At 50/50 one entity each, so that a look is after every pair; else each goes where chance puts it. */
function addPair(
  [control, treatment]: readonly [Arm, Arm],
  scenario: Scenario & { readonly lift?: number },
  random: Random,
) {
  for (const turn of [0, 1]) {
    const treated = scenario.share === 0.5 ? turn === 1 : random() < scenario.share;
    const events = scenario.draw(random);
    if (!treated) control.add(events);
    else treatment.add(scenario.lift ? { ...events, sum: events.sum + scenario.lift * events.count } : events);
  }
}

const withoutGuard = (look: Comparison): Comparison => ({
  ...look,
  standardError: sqrt(look.control.variance + look.treatment.variance),
});
