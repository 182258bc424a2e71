// A launch without an effect, while the level of everybody falls: compared over its steps, and within each.
import { anytimeInterval, defaultDesign } from '../../domain/stats/normal-mixture.ts';
import { Arm, compare, together } from '../trust/arm.ts';
import { normalAt } from '../trust/draws.ts';
import { seededRandom } from '../trust/random.ts';
import { at, band, type Colour, label, line, type Point, picture, type Scale } from './chart.ts';

const SHARES = [0.01, 0.05, 0.1, 0.2, 0.35, 0.5];
const PER_STEP = 6000;
const ENTITIES = SHARES.length * PER_STEP;
const APART = 300;
const levelIn = (step: number): number => 1 - 0.14 * step;

/** The interval of the difference at a look; absent until both groups have enough events. */
interface Seen {
  readonly entity: number;
  readonly lower: number;
  readonly upper: number;
}

interface Launch {
  readonly over: readonly Seen[];
  readonly within: readonly (readonly Seen[])[];
}

function runLaunch(): Launch {
  const random = seededRandom(18);
  let past = [new Arm(), new Arm()] as const;
  const over: Seen[] = [];
  const within = SHARES.map((share, step) => {
    const arms = [new Arm(), new Arm()] as const;
    const seen: Seen[] = [];
    for (let i = 1; i <= PER_STEP; i += 1) {
      arms[random() < share ? 1 : 0].add(normalAt(random, levelIn(step)));
      if (i % APART !== 0) continue;
      const entity = step * PER_STEP + i;
      seen.push(...seenAt(entity, arms));
      over.push(...seenAt(entity, [together(past[0], arms[0]), together(past[1], arms[1])]));
    }
    past = [together(past[0], arms[0]), together(past[1], arms[1])];
    return seen;
  });
  return { over, within };
}

const seenAt = (entity: number, [control, group]: readonly [Arm, Arm]): Seen[] =>
  control.eligible && group.eligible ? [{ entity, ...anytimeInterval(compare(control, group), defaultDesign) }] : [];

const x: Scale = { from: 0, to: ENTITIES, start: 150, end: 700 };

const intervals = (seen: readonly Seen[], y: Scale, colour: Colour): string[] => {
  if (seen.length === 0) return [];
  const points = (of: (one: Seen) => number): Point[] => seen.map((one) => [at(x, one.entity), at(y, of(one))]);
  return [
    band(
      points(({ lower }) => lower),
      points(({ upper }) => upper),
      colour,
    ),
    line(
      points(({ lower, upper }) => (lower + upper) / 2),
      colour,
    ),
  ];
};

const frame = (y: Scale, names: readonly string[]): string[] => [
  ...SHARES.slice(1).map((_, i) => {
    const place = at(x, (i + 1) * PER_STEP);
    return line(
      [
        [place, y.start],
        [place, y.end],
      ] as const,
      'faint',
      0.5,
    );
  }),
  ...names.map((text, i) => label([8, (y.start + y.end) / 2 - 4 + 17 * i], { text, isBold: i === 0 })),
];

const zero = (y: Scale): string[] => [
  line(
    [
      [x.start, at(y, 0)],
      [x.end, at(y, 0)],
    ] as const,
    'ink',
    1,
  ),
  label([x.start - 6, at(y, 0) + 4], { text: '0', anchor: 'end' }),
];

/** Steps as levels: flat within a step. */
const stairs = (y: Scale, valueIn: (step: number) => number): Point[] =>
  SHARES.flatMap((_, step): Point[] => [
    [at(x, step * PER_STEP), at(y, valueIn(step))],
    [at(x, (step + 1) * PER_STEP), at(y, valueIn(step))],
  ]);

export function rampPicture(): string {
  const { over, within } = runLaunch();
  const rows: readonly Scale[] = [
    { from: 0, to: 1.1, start: 110, end: 30 },
    { from: -0.5, to: 0.5, start: 250, end: 140 },
    { from: -0.5, to: 0.5, start: 390, end: 280 },
  ];
  const [situation, pooled, separate] = rows as [Scale, Scale, Scale];
  return picture(
    430,
    'Compared over all steps, a launch without an effect seems to harm; within each step it does not.',
    [
      ...frame(situation, ['What happens']),
      line(stairs(situation, levelIn), 'control', 2),
      line(
        stairs(situation, (step) => SHARES[step] ?? 0),
        'group',
        2,
      ),
      label([at(x, 200), 24], { text: 'level of the metric, for everybody', colour: 'control' }),
      label([at(x, 200), 126], { text: 'share of the new group: 1, 5, 10, 20, 35, 50 %', colour: 'group' }),
      ...frame(pooled, ['Over all steps:', 'a difference that', 'is not there']),
      ...zero(pooled),
      ...intervals(over, pooled, 'bad'),
      ...frame(separate, ['Within each step:', 'no difference']),
      ...zero(separate),
      ...within.flatMap((seen) => intervals(seen, separate, 'good')),
      label([x.end, 415], {
        text: `${ENTITIES.toLocaleString('en')} entities in six steps; bands hold the difference with 95 %`,
        anchor: 'end',
        colour: 'faint',
      }),
    ],
  );
}
