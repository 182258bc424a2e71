// How soon the guard of a launch finds harm: in how many of simulated launches, by how many entities.
import { foundAfter } from '../trust/ramps.ts';
import { seededRandom } from '../trust/random.ts';
import { at, type Colour, label, line, type Point, picture, type Scale } from './chart.ts';

const LAUNCHES = 1000;
const MOST = 40_000;

interface Curve {
  readonly lift: number;
  readonly monitors: number;
  readonly colour: Colour;
  readonly name: string;
}

const curves: readonly Curve[] = [
  { lift: 0.8, monitors: 1, colour: 'bad', name: '20 % fewer, one monitor' },
  { lift: 0.8, monitors: 3, colour: 'group', name: '20 % fewer, three monitors' },
  { lift: 0.9, monitors: 1, colour: 'control', name: '10 % fewer, one monitor' },
  { lift: 0.9, monitors: 3, colour: 'good', name: '10 % fewer, three monitors' },
];

const x: Scale = { from: 0, to: MOST, start: 60, end: 700 };
const y: Scale = { from: 0, to: 1, start: 290, end: 40 };

/** The entities of a group after which each launch was found, in order. */
function foundBy({ lift, monitors }: Curve): number[] {
  const random = seededRandom(100 * lift + monitors);
  const entities = 2 * MOST;
  return Array.from({ length: LAUNCHES }, () => foundAfter({ lift, monitors, entities }, random))
    .flatMap((found) => (found === undefined ? [] : [found / 2]))
    .sort((one, other) => one - other);
}

const shareBy = (found: readonly number[], entities: number): number =>
  found.filter((one) => one <= entities).length / LAUNCHES;

function curveOf(found: readonly number[]): Point[] {
  const places = Array.from({ length: 101 }, (_, i) => (i * MOST) / 100);
  return places.map((entities) => [at(x, entities), at(y, shareBy(found, entities))]);
}

const grid = (): string[] => [
  ...[0, 0.5, 0.9, 1].flatMap((share) => [
    line(
      [
        [x.start, at(y, share)],
        [x.end, at(y, share)],
      ] as const,
      'faint',
      0.5,
    ),
    label([x.start - 6, at(y, share) + 4], { text: `${100 * share} %`, anchor: 'end' }),
  ]),
  ...[0, 10_000, 20_000, 30_000, 40_000].map((entities) =>
    label([at(x, entities), 308], {
      text: entities.toLocaleString('en'),
      anchor: entities === MOST ? 'end' : 'middle',
    }),
  ),
  label([x.end, 328], { text: 'entities in each group since the step began', anchor: 'end', colour: 'faint' }),
  label([8, 22], {
    text: `Of ${LAUNCHES.toLocaleString('en')} launches that do harm, those whose guard has found it`,
    isBold: true,
  }),
];

export const harmPicture = (): string =>
  picture(335, 'How soon the guard of a launch finds that a group of entities converts 10 or 20 % less.', [
    ...grid(),
    ...curves.flatMap((curve, i) => [
      line(curveOf(foundBy(curve)), curve.colour, 2),
      label([at(x, 24_500), 190 + 20 * i], { text: curve.name, colour: curve.colour }),
    ]),
  ]);
