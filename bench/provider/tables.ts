/** What was measured as tables for the README, and where a peer has the better number. */
import type { Group } from './groups.ts';
import type { Measured } from './round.ts';

/** The rounds of a group. */
type Rounds = readonly ReadonlyMap<string, Measured>[];

interface Column {
  readonly title: string;
  /** The values of one round, most often a single one. */
  readonly of: (one: Measured) => readonly number[];
  readonly digits: number;
  /** Which of all values is shown; the median by default. */
  readonly share?: number;
}

const OURS = 'selfevident';

const RACES: readonly Column[] = [
  { title: 'first answer, ms', of: (one) => [one.cold], digits: 0 },
  { title: 'CPU of it, ms', of: (one) => [one.coldCpu], digits: 0 },
  { title: 'heap, MB', of: (one) => [one.heap], digits: 2 },
  {
    title: 'evaluation, us',
    of: ({ turns }) => [turns.reduce((sum, turn) => sum + turn, 0) / turns.length],
    digits: 2,
  },
  // In six of ten turns no garbage is collected; the best quarter has none, and is disturbed least by other work.
  { title: 'without collections', of: ({ turns }) => turns, digits: 2, share: 0.25 },
];
const perThousand = (count: number, { evaluations }: Measured): number[] => [(count * 1_000) / evaluations];
/** Only where everyone has somebody to ask and to tell. Rules are asked for by the clock, reports come of evaluations. */
const REQUESTS: readonly Column[] = [
  { title: 'requests for rules', of: (one) => [one.rules], digits: 0 },
  { title: 'with reports, per 1,000', of: (one) => perThousand(one.reports, one), digits: 2 },
  { title: 'bytes of these, per 1,000', of: (one) => perThousand(one.bytes, one), digits: 0 },
];

const all = (rounds: Rounds, name: string, { of }: Column): number[] =>
  rounds.flatMap((round) => of(round.get(name) as Measured));
const shown = (rounds: Rounds, name: string, column: Column): number => {
  const values = all(rounds, name, column).sort((a, b) => a - b);
  return values[Math.floor(values.length * (column.share ?? 0.5))] ?? Number.NaN;
};
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

/** A Markdown table, with a row for each contender. */
export const tableOf = ({ names, way }: Group, rounds: Rounds): string => {
  const columns = way === 'overHttp' ? [...RACES, ...REQUESTS] : RACES;
  const cell = (name: string, column: Column) => shown(rounds, name, column).toFixed(column.digits);
  return [
    row(['', ...columns.map(({ title }) => title)]),
    row(['---', ...columns.map(() => '---:')]),
    ...names.map((name) => row([name, ...columns.map((column) => cell(name, column))])),
  ].join('');
};

/** A line for each number of ours: what it adds to the SDK alone, and which peers have less, in how many pairs. */
export const comparisonsIn = ({ names }: Group, rounds: Rounds): string =>
  RACES.map((column) => {
    const ours = all(rounds, OURS, column);
    const better = names.flatMap((name) => {
      const wins = all(rounds, name, column).filter((value, pair) => value < (ours[pair] as number)).length;
      const isLess = name !== 'constant' && shown(rounds, name, column) < shown(rounds, OURS, column);
      return isLess ? [`${name} (in ${wins} of ${ours.length})`] : [];
    });
    return `${column.title}: ${ownNumber(rounds, column)}; less have ${better.join(', ') || 'none'}\n`;
  }).join('');

const ownNumber = (rounds: Rounds, column: Column): string => {
  const ours = shown(rounds, OURS, column);
  if (!rounds[0]?.has('constant')) return `selfevident has ${ours.toFixed(2)}`;
  return `selfevident adds ${(ours - shown(rounds, 'constant', column)).toFixed(2)} to the SDK alone`;
};
