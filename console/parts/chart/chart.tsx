/**
 * A chart over time: axes, what is drawn in them, and a cursor that arrow keys walk along the points. What it says of a
 * point is spoken, and shown beneath. Charts stay from left to right whatever the direction of the page.
 */
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { words } from '../../words/en.ts';
import { shortMoment } from '../../words/moments.ts';
import { ticks, timeTicks } from './ticks.ts';
import { useWidth } from './use-width.ts';

export interface Scales {
  readonly x: (time: number) => number;
  readonly y: (value: number) => number;
  /** The right end of the drawing. */
  readonly right: number;
}

interface ChartProps {
  readonly label: string;
  /** Epoch milliseconds, ascending. */
  readonly times: readonly number[];
  /** The lowest and the highest value shown. */
  readonly range: readonly [number, number];
  readonly format: (value: number) => string;
  /** What is said of the point with this index. */
  readonly describe: (index: number) => string;
  readonly children: (scales: Scales) => ReactNode;
}

const HEIGHT = 260;
const TOP = 12;
const BOTTOM = 28;
const LEFT = 56;
/** Room for a bracket and what it is. */
const RIGHT = 20;

export const Chart = ({ label, times, range, format, describe, children }: ChartProps) => {
  const [ref, width] = useWidth<HTMLDivElement>();
  const [chosen, setChosen] = useState<number>();
  const last = times.length - 1;
  const at = Math.min(chosen ?? last, last);
  const scales = scalesOf(times, range, width);
  const step: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    Home: 0,
    End: last,
    PageDown: at - 10,
    PageUp: at + 10,
  };
  const onKey = (event: KeyboardEvent) => {
    const next = step[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setChosen(Math.min(last, Math.max(0, next)));
  };
  return (
    <div className="chart">
      <div
        ref={ref}
        className="chart-area"
        role="slider"
        tabIndex={0}
        aria-label={`${label}. ${words.chart.walk}`}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={at}
        aria-valuetext={describe(at)}
        onKeyDown={onKey}
        onPointerMove={({ clientX, currentTarget }) =>
          setChosen(nearest(times, clientX - currentTarget.getBoundingClientRect().left, scales))
        }
      >
        {width > 0 && (
          <svg width={width} height={HEIGHT} aria-hidden="true">
            <Axes times={times} range={range} width={width} format={format} scales={scales} />
            {children(scales)}
            <line
              className="cursor"
              x1={scales.x(times[at] ?? 0)}
              x2={scales.x(times[at] ?? 0)}
              y1={TOP}
              y2={HEIGHT - BOTTOM}
            />
          </svg>
        )}
      </div>
      <p className="chart-point">
        <bdi dir="ltr">{describe(at)}</bdi>
      </p>
    </div>
  );
};

const scalesOf = (times: readonly number[], [low, high]: readonly [number, number], width: number): Scales => {
  const [first = 0, last = 1] = [times[0], times.at(-1)];
  const right = width - RIGHT;
  return {
    right,
    x: (time) => (last > first ? LEFT + ((time - first) / (last - first)) * (right - LEFT) : right),
    y: (value) => TOP + ((high - value) / (high - low || 1)) * (HEIGHT - TOP - BOTTOM),
  };
};

interface AxesProps {
  readonly times: readonly number[];
  readonly range: readonly [number, number];
  readonly width: number;
  readonly format: (value: number) => string;
  readonly scales: Scales;
}

/** Pixels that a moment's label takes. */
const LABEL = 90;

const Axes = ({ times, range: [low, high], width, format, scales: { x, y, right } }: AxesProps) => (
  <g className="axes">
    {ticks(low, high, 5).map((value) => (
      <g key={value}>
        <line className={value === 0 ? 'zero' : 'grid'} x1={LEFT} x2={right} y1={y(value)} y2={y(value)} />
        <text x={LEFT - 8} y={y(value)} dy="0.32em" textAnchor="end">
          {format(value)}
        </text>
      </g>
    ))}
    {timeTicks(times[0] ?? 0, times.at(-1) ?? 0, Math.max(2, Math.floor((width - LEFT) / LABEL)))
      .filter((time) => x(time) <= right - 20)
      .map((time) => (
        <g key={time}>
          <line className="tick" x1={x(time)} x2={x(time)} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM + 4} />
          <text x={x(time)} y={HEIGHT - 8} textAnchor={x(time) < LEFT + 24 ? 'start' : 'middle'}>
            {shortMoment(time)}
          </text>
        </g>
      ))}
  </g>
);

const nearest = (times: readonly number[], pixel: number, { x }: Scales): number => {
  const distances = times.map((time) => Math.abs(x(time) - pixel));
  return distances.indexOf(Math.min(...distances));
};
