/**
 * A difference over time: the interval of each look as an area, the difference as a line, zero as a strong line, and
 * what all looks have in common as a bracket at the end. Nothing is smoothed, and nothing is drawn beyond the last look.
 */
import { words } from '../../words/en.ts';
import { moment } from '../../words/moments.ts';
import { signedNumber } from '../../words/numbers.ts';
import { Chart, type Scales } from './chart.tsx';

export interface BandSeries {
  /** Epoch milliseconds. */
  readonly times: readonly number[];
  readonly effect: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

interface BandProps {
  readonly label: string;
  readonly series: BandSeries;
  readonly bounds: Bounds | undefined;
  readonly now: number;
}

export const Band = ({ label, series, bounds, now }: BandProps) => {
  const { times, effect, lower, upper } = series;
  const range = rangeOf(series, bounds);
  const describe = (index: number) =>
    words.chart.bandPoint(
      moment(times[index] ?? 0, now),
      signedNumber(effect[index] ?? 0),
      signedNumber(lower[index] ?? 0),
      signedNumber(upper[index] ?? 0),
    );
  return (
    <>
      <Chart label={label} times={times} range={range} format={signedNumber} describe={describe}>
        {(scales) => <Drawing series={series} bounds={bounds} range={range} scales={scales} />}
      </Chart>
      <ul className="legend">
        <li className="key-band">{words.chart.bandText}</li>
        <li className="key-line">{words.chart.lineText}</li>
        {bounds && (
          <li className="key-bracket">
            {words.chart.bracketText}: {words.chart.bracket(signedNumber(bounds.lower), signedNumber(bounds.upper))}
          </li>
        )}
      </ul>
      {isClipped(series, range) && <p className="quiet small">{words.chart.clipped}</p>}
    </>
  );
};

interface DrawingProps {
  readonly series: BandSeries;
  readonly bounds: Bounds | undefined;
  readonly range: readonly [number, number];
  readonly scales: Scales;
}

const Drawing = ({ series: { times, effect, lower, upper }, bounds, range, scales: { x, y, right } }: DrawingProps) => {
  const inside = (value: number) => y(Math.min(range[1], Math.max(range[0], value)));
  const along = (values: readonly number[]) => times.map((time, index) => `${x(time)} ${inside(values[index] ?? 0)}`);
  return (
    <>
      <path className="band" d={`M${along(upper).join('L')}L${along(lower).reverse().join('L')}Z`} />
      <path className="band-edge" d={`M${along(upper).join('L')}M${along(lower).join('L')}`} />
      <path className="band-line" d={`M${along(effect).join('L')}`} />
      <line className="zero" x1={x(times[0] ?? 0)} x2={right} y1={y(0)} y2={y(0)} />
      {bounds && <path className="bracket" d={`M${right + 4} ${inside(bounds.upper)}h8V${inside(bounds.lower)}h-8`} />}
    </>
  );
};

/** Zero is always inside. The first intervals may be many times as wide as the later ones: those decide. */
const rangeOf = ({ lower, upper }: BandSeries, bounds: Bounds | undefined): readonly [number, number] => {
  const from = Math.floor(lower.length / 4);
  const low = Math.min(0, bounds?.lower ?? 0, ...lower.slice(from));
  const high = Math.max(0, bounds?.upper ?? 0, ...upper.slice(from));
  const room = (high - low || 1) * 0.06;
  return [low - room, high + room];
};

const isClipped = ({ lower, upper }: BandSeries, [low, high]: readonly [number, number]): boolean =>
  lower.some((value) => value < low) || upper.some((value) => value > high);
