// How often a treatment that harms a guardrail is shipped, at any look, however much better it is.
import { decide, guardrailAlphas } from '../../domain/results/decision.ts';
import { judgeGuardrail, lookAtGuardrail, noGuardrailLook } from '../../domain/stats/guardrail.ts';
import { defaultDesign } from '../../domain/stats/normal-mixture.ts';
import { beforeLooking, lookAgain, runningPValue } from '../../domain/stats/running-look.ts';
import { judge } from '../../domain/stats/verdict.ts';
import { Arm, compare } from './arm.ts';
import { normalAt } from './draws.ts';
import { compareWithMargin } from './one-sided.ts';
import { type Random, seededRandom } from './random.ts';
import type { Table } from './table.ts';

const MARGIN = 0.05;
const ENTITIES = 20_000;
const APART = 100;
const tolerance = { desired: 'INCREASE', margin: MARGIN } as const;

/** What the treatment does to each metric: goals that are much better, a guardrail at its margin, and others that gain. */
interface Effects {
  readonly goals: readonly number[];
  readonly guardrails: readonly number[];
}

/** Which decisions were reached at a look: SHIP, STOP. */
function runExperiment({ goals, guardrails }: Effects, random: Random): readonly [shipped: boolean, stopped: boolean] {
  const effects = [...goals, ...guardrails];
  const metrics = effects.map(() => [new Arm(), new Arm()] as const);
  const running = goals.map(() => beforeLooking);
  const guards = guardrails.map(() => noGuardrailLook);
  const alphas = guardrailAlphas(guardrails.length, 1);
  for (let i = 1; i <= ENTITIES; i += 1) {
    const side = random() < 0.5 ? 1 : 0;
    metrics.forEach((arms, m) => {
      arms[side].add(normalAt(random, side === 1 ? 1 + (effects[m] ?? 0) : 1));
    });
    if (i % APART !== 0) continue;
    metrics.forEach(([control, treatment], m) => {
      const g = m - goals.length;
      if (g < 0) running[m] = lookAgain(running[m] ?? beforeLooking, compare(control, treatment), defaultDesign);
      else
        guards[g] = lookAtGuardrail(
          guards[g] ?? noGuardrailLook,
          compareWithMargin(control, treatment, tolerance),
          defaultDesign,
        );
    });
    const results = {
      treatmentName: 'new',
      goals: running.map((look) => goalResult(look)),
      guardrails: guards.map((look) => ({ metricName: 'guardrail', verdict: judgeGuardrail(look, alphas) })),
    };
    const [found] = decide([results], false);
    if (found?.decision !== 'CONTINUE') return [found?.decision === 'SHIP', found?.decision === 'STOP'];
  }
  return [false, false];
}

const goalResult = (look: typeof beforeLooking) => {
  const pValue = runningPValue(look);
  const conclusion = { pValue, ...(look.intersection ? { interval: look.intersection } : {}) };
  return { metricName: 'goal', verdict: judge([conclusion], 'INCREASE')[0] ?? ('Inconclusive' as const), pValue };
};

export const shipsHarm = (simulations: number): Table => ({
  title: 'A treatment at the margin of one guardrail, its success metrics 20 % better (goal: SHIP in at most 5 %).',
  columns: ['SHIP', 'STOP', 'SHIP, no harm'],
  rows: [1, 3].flatMap((goals) =>
    [1, 2, 5].map((guardrails) => () => {
      const random = seededRandom(goals * 10 + guardrails);
      const gains = Array.from({ length: goals }, () => 0.2);
      const fine = Array.from({ length: guardrails - 1 }, () => 0.1);
      const counts = [0, 0, 0];
      for (let i = 0; i < simulations; i += 1) {
        const [shipped, stopped] = runExperiment({ goals: gains, guardrails: [-MARGIN, ...fine] }, random);
        const [harmless] = runExperiment({ goals: gains, guardrails: [0.1, ...fine] }, random);
        [shipped, stopped, harmless].forEach((reached, k) => {
          counts[k] = (counts[k] ?? 0) + Number(reached);
        });
      }
      const plural = guardrails === 1 ? '' : 's';
      const name = `${goals} success metric${goals === 1 ? '' : 's'}, ${guardrails} guardrail${plural}`;
      return { name, rates: counts.map((count) => count / simulations) };
    }),
  ),
});
