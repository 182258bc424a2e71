// What a margin is: three treatments, and what is said of each.
import { toleranceOf } from '../../domain/results/monitor.ts';
import { judgeGuardrail, lookAtGuardrail, noGuardrailLook } from '../../domain/stats/guardrail.ts';
import { anytimeInterval, defaultDesign } from '../../domain/stats/normal-mixture.ts';
import { Arm, compare } from '../trust/arm.ts';
import { bernoulliAt } from '../trust/draws.ts';
import { compareWithMargin } from '../trust/one-sided.ts';
import { seededRandom } from '../trust/random.ts';
import { at, type Colour, dot, label, line, picture, type Scale } from './chart.ts';

const MARGIN = 0.05;
const tolerance = toleranceOf({ desiredChange: 'INCREASE', margin: MARGIN } as Parameters<typeof toleranceOf>[0]);
const draw = bernoulliAt(0.3);

const colours: Readonly<Record<string, Colour>> = { NotWorse: 'good', Harmed: 'bad', Open: 'group' };

/** Entities of both groups, of which those with the treatment have `lift` times the level; looked at once, at the end. */
function runPair(lift: number, entities: number) {
  const random = seededRandom(54);
  const [control, treatment] = [new Arm(), new Arm()];
  for (let i = 0; i < entities; i += 1)
    if (random() < 0.5) control.add(draw(random, 1));
    else treatment.add(draw(random, lift));
  const found = compare(control, treatment);
  const interval = anytimeInterval(found, defaultDesign);
  const look = lookAtGuardrail(noGuardrailLook, compareWithMargin(control, treatment, tolerance), defaultDesign);
  const share = (value: number) => value / control.mean;
  return {
    verdict: judgeGuardrail(look, { notWorse: 0.05, harmed: 0.05 }),
    effect: share(found.difference),
    lower: share(interval.lower),
    upper: share(interval.upper),
  };
}

const pairs = [
  { name: 'No effect, 60,000 entities', lift: 1, entities: 60_000 },
  { name: 'No effect, 4,000 entities', lift: 1, entities: 4_000 },
  { name: '15 % fewer, 60,000 entities', lift: 0.85, entities: 60_000 },
];

const x: Scale = { from: -0.25, to: 0.25, start: 210, end: 600 };

const upright = (value: number, colour: Colour): string =>
  line(
    [
      [at(x, value), 44],
      [at(x, value), 170],
    ] as const,
    colour,
    1.5,
  );

export const marginPicture = (): string =>
  picture(205, 'A treatment is not worse when its whole interval is above the margin, and harmed when it is below.', [
    upright(0, 'faint'),
    upright(-MARGIN, 'ink'),
    label([at(x, -MARGIN) - 6, 34], { text: 'the margin: 5 % less', anchor: 'end' }),
    label([at(x, 0) + 6, 34], { text: 'as the control', colour: 'faint' }),
    ...pairs.flatMap(({ name, lift, entities }, i) => {
      const { verdict, effect, lower, upper } = runPair(lift, entities);
      const [colour, height] = [colours[verdict] ?? 'ink', 70 + 40 * i];
      return [
        label([8, height + 4], { text: name }),
        line(
          [
            [at(x, lower), height],
            [at(x, upper), height],
          ] as const,
          colour,
          3,
        ),
        dot([at(x, effect), height], colour),
        label([x.end + 20, height + 4], { text: verdict, colour, isBold: true }),
      ];
    }),
    ...[-0.2, -0.1, 0, 0.1, 0.2].map((share) =>
      label([at(x, share), 188], { text: `${share > 0 ? '+' : ''}${Math.round(100 * share)} %`, anchor: 'middle' }),
    ),
  ]);
