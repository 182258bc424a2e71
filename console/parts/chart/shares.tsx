/**
 * The shares of arms over time, each beside the share that was set for it, as a line of the same colour with dashes.
 */
import { words } from '../../words/en.ts';
import { moment } from '../../words/moments.ts';
import { percent } from '../../words/numbers.ts';
import { Name } from '../name.tsx';
import { Chart } from './chart.tsx';

export interface ArmShares {
  readonly name: string;
  /** From 0 to 1, for each time. */
  readonly shares: readonly number[];
  readonly expected: number;
}

interface SharesProps {
  readonly label: string;
  /** Epoch milliseconds. */
  readonly times: readonly number[];
  readonly arms: readonly ArmShares[];
  readonly now: number;
}

export const Shares = ({ label, times, arms, now }: SharesProps) => {
  const describe = (index: number) =>
    words.chart.sharePoint(
      moment(times[index] ?? 0, now),
      arms.map(({ name, shares }) => `${name} ${percent(shares[index] ?? 0)}`).join(', '),
    );
  const range = rangeOf(arms);
  const inside = (share: number) => Math.min(range[1], Math.max(range[0], share));
  return (
    <>
      <Chart label={label} times={times} range={range} format={percent} describe={describe}>
        {({ x, y, right }) =>
          arms.map(({ name, shares, expected }, index) => (
            <g key={name} className={`arm-line arm-line-${index % 5}`}>
              <line className="expected" x1={x(times[0] ?? 0)} x2={right} y1={y(expected)} y2={y(expected)} />
              <path d={`M${times.map((time, at) => `${x(time)} ${y(inside(shares[at] ?? 0))}`).join('L')}`} />
            </g>
          ))
        }
      </Chart>
      <ul className="legend">
        {arms.map(({ name, expected }, index) => (
          <li key={name} className={`key-arm key-arm-${index % 5}`}>
            <Name>{name}</Name> ({words.chart.expected}: {percent(expected)})
          </li>
        ))}
      </ul>
    </>
  );
};

/** The later shares decide: the first few entities may all be of one arm. */
const rangeOf = (arms: readonly ArmShares[]): readonly [number, number] => {
  const values = arms.flatMap(({ shares, expected }) => [expected, ...shares.slice(Math.floor(shares.length / 4))]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(0.02, (high - low) * 0.15);
  return [Math.max(0, low - room), Math.min(1, high + room)];
};
