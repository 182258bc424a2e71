// Power as it is predicted beside power as it is simulated, with looks that are apart.

import { finalPValue } from '../../domain/stats/hybrid-p-value.ts';
import { anytimePValue, defaultDesign, logEvidence } from '../../domain/stats/normal-mixture.ts';
import { oneSidedLogEvidence } from '../../domain/stats/one-sided-mixture.ts';
import { driftOf } from '../../domain/stats/power/baseline.ts';
import { anytimePower, finalPower, type Looking } from '../../domain/stats/power/crossing.ts';
import { welchTest } from '../../domain/stats/welch.ts';
import { Arm, compare } from './arm.ts';
import { bernoulliAt, type LevelledDraw, normalAt } from './draws.ts';
import { compareWithMargin } from './one-sided.ts';
import { seededRandom } from './random.ts';
import { exactText, type Row, type Table } from './table.ts';

interface Case {
  readonly name: string;
  readonly draw: LevelledDraw;
  readonly lift: number;
  /** Of one entity's value. */
  readonly deviation: number;
  readonly share: number;
  readonly entities: number;
  readonly apart: number;
}

const normalCase = { draw: normalAt, deviation: 1, share: 0.5 };
const bernoulliCase = { draw: bernoulliAt(0.1), deviation: Math.sqrt(0.1 * 0.9) };
const cases: readonly Case[] = [
  { ...normalCase, name: 'normal, 0.1 sd', lift: 0.1, entities: 5300, apart: 50 },
  { ...normalCase, name: 'normal, 0.05 sd', lift: 0.05, entities: 20_250, apart: 100 },
  { ...normalCase, name: 'normal, 0.05 sd, 50 looks', lift: 0.05, entities: 20_000, apart: 400 },
  { ...normalCase, name: 'normal, 0.1 sd, 90/10', lift: 0.1, entities: 15_000, apart: 100, share: 0.1 },
  { ...bernoulliCase, name: 'Bernoulli 0.1, +15 %', lift: 0.15, entities: 20_000, apart: 100, share: 0.5 },
  { ...bernoulliCase, name: 'Bernoulli 0.1, +25 %, 90/10', lift: 0.25, entities: 24_000, apart: 100, share: 0.1 },
];

/** Whether the two-sided test, the one-sided and the final p-value find the effect. */
function runCase({ draw, lift, share, entities, apart }: Case, random: () => number): readonly boolean[] {
  const [control, treatment] = [new Arm(), new Arm()];
  let [two, one] = [0, 0];
  for (let i = 1; i <= entities; i += 1) {
    const treated = random() < share;
    (treated ? treatment : control).add(draw(random, treated ? 1 + lift : 1));
    if (i % apart !== 0 || !control.eligible || !treatment.eligible) continue;
    two = Math.max(two, logEvidence(compare(control, treatment), defaultDesign));
    const effect = compareWithMargin(control, treatment, { desired: 'INCREASE', margin: 0 });
    if (effect) one = Math.max(one, oneSidedLogEvidence(effect, defaultDesign));
  }
  const final = finalPValue(anytimePValue(two), welchTest(compare(control, treatment)).pValue);
  return [two >= Math.log(20), one >= Math.log(20), final <= 0.05];
}

/** With the standard deviation that each arm has under the effect. */
function predict({ deviation, share, lift, entities, apart, draw }: Case): number[] {
  const effect = lift * (draw === normalAt ? 1 : 0.1);
  const p = 0.1 * (1 + lift);
  const treatmentDeviation = draw === normalAt ? deviation : Math.sqrt(p * (1 - p));
  const baseline = { mean: 1, deviation, treatmentDeviation, counting: 1 };
  const drift = driftOf(effect, baseline, { control: 1 - share, treatment: share });
  const looking: Looking = { sides: 'two', alpha: 0.05, apart, design: defaultDesign };
  const sought = { drift, most: entities };
  return [
    anytimePower(sought, looking)(entities),
    anytimePower(sought, { ...looking, sides: 'one' })(entities),
    finalPower(sought, looking)(entities),
  ];
}

export const predictedPower = (simulations: number): Table => ({
  title: 'Power, predicted and simulated (goal: within 2 points).',
  columns: ['two-sided predicted', 'simulated', 'one-sided predicted', 'simulated', 'final predicted', 'simulated'],
  rows: cases.map((one) => (): Row => {
    const random = seededRandom(7);
    const counts = [0, 0, 0];
    for (let i = 0; i < simulations; i += 1)
      runCase(one, random).forEach((found, k) => {
        counts[k] = (counts[k] ?? 0) + Number(found);
      });
    return { name: one.name, rates: predict(one).flatMap((p, k) => [exactText(p), (counts[k] ?? 0) / simulations]) };
  }),
});
