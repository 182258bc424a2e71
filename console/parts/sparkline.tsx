/**
 * A small chart of counts over time: bars, the last one is the latest. Its numbers are in its label, for who cannot see
 * it.
 */
import { count } from '../words/numbers.ts';

interface SparklineProps {
  /** What is counted, for the label. */
  readonly label: string;
  readonly values: readonly number[];
  readonly width?: number;
  readonly height?: number;
}

const SIZE = { width: 96, height: 24 } as const;

/** Keeps the place of one whose numbers are on their way. */
export const SparklinePlace = () => <svg className="sparkline" {...SIZE} aria-hidden="true" />;

export const Sparkline = ({ label, values, width = SIZE.width, height = SIZE.height }: SparklineProps) => {
  const highest = Math.max(1, ...values);
  const step = width / Math.max(1, values.length);
  const latest = values.at(-1) ?? 0;
  return (
    <svg
      className="sparkline"
      width={width}
      height={height}
      role="img"
      aria-label={`${label}: ${count(latest)}, at most ${count(Math.max(0, ...values))}`}
    >
      {values.map((value, index) => {
        // Even a single evaluation is more than nothing, and is seen.
        const tall = value === 0 ? 1 : Math.max(2, (value / highest) * height);
        const x = index * step;
        return (
          <rect
            key={x}
            className={value === 0 ? 'none' : 'some'}
            x={x}
            y={height - tall}
            width={Math.max(1, step - 1)}
            height={tall}
          />
        );
      })}
    </svg>
  );
};
