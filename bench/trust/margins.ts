// Guardrails at their margin: how often a treatment that is exactly that much worse is called NotWorse.
import { defaultDesign } from '../../domain/stats/normal-mixture.ts';
import { oneSidedLogEvidence } from '../../domain/stats/one-sided-mixture.ts';
import { Arm } from './arm.ts';
import { bernoulliAt, hardDraws, type LevelledDraw } from './draws.ts';
import { compareWithMargin } from './one-sided.ts';
import { type Random, seededRandom } from './random.ts';
import type { Row, Table } from './table.ts';

const MARGIN = 0.05;
const ENTITIES = 20_000;
const LINE = Math.log(20);

/** Whether it is called NotWorse at a look, with the true effect as a multiple of the margin; with and without the guard. */
function runGuardrail(draw: LevelledDraw, share: number, { random, effect }: { random: Random; effect: number }) {
  const [control, treatment] = [new Arm(), new Arm()];
  let [guarded, unguarded] = [false, false];
  for (let i = 1; i <= ENTITIES; i += 1) {
    const treated = random() < share;
    (treated ? treatment : control).add(draw(random, treated ? 1 + effect : 1));
    if (i % 20 !== 0) continue;
    const found = compareWithMargin(control, treatment, { desired: 'DECREASE', margin: MARGIN });
    if (!found) continue;
    guarded ||= oneSidedLogEvidence(found, defaultDesign) >= LINE;
    const separate = Math.sqrt(treatment.variance + (1 + MARGIN) ** 2 * control.variance);
    unguarded ||= oneSidedLogEvidence({ ...found, standardError: separate }, defaultDesign) >= LINE;
    if (guarded && unguarded) break;
  }
  return [guarded, unguarded] as const;
}

const marginRow = (
  name: string,
  draw: LevelledDraw,
  { share, simulations }: { share: number; simulations: number },
): Row => {
  const random = seededRandom(81);
  let [atMargin, unguarded, without] = [0, 0, 0];
  for (let i = 0; i < simulations; i += 1) {
    const [called, calledUnguarded] = runGuardrail(draw, share, { random, effect: MARGIN });
    atMargin += Number(called);
    unguarded += Number(calledUnguarded);
    without += Number(runGuardrail(draw, share, { random, effect: 0 })[0]);
  }
  return { name, rates: [atMargin, unguarded, without].map((count) => count / simulations) };
};

export const notWorseAtMargin = (simulations: number): Table => ({
  title:
    'NotWorse, of a metric that is not to grow by more than 5 %, at any look up to 20,000 entities (goal at the margin: 3 %).',
  columns: ['at the margin', 'at the margin, no guard', 'without an effect'],
  rows: [
    () => marginRow('Bernoulli 0.1', bernoulliAt(0.1), { share: 0.5, simulations }),
    ...hardDraws.flatMap(([name, draw]) =>
      [0.5, 0.1, 0.02].map(
        (share) => () => marginRow(`${name}, ${100 - 100 * share}/${100 * share}`, draw, { share, simulations }),
      ),
    ),
  ],
});
