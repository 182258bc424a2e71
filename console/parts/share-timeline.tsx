/**
 * Shares over time, one upon the other: what was is drawn full, what comes is hatched, and the present is a line. The
 * rows beneath it have the same numbers, for who cannot see it.
 */
import { useId } from 'react';
import { moment } from '../words/moments.ts';
import { useWidth } from './chart/use-width.ts';

export interface TimelineStep {
  /** Epoch milliseconds. */
  readonly time: number;
  /** Of 100,000, by position of the arm. */
  readonly shares: readonly number[];
}

interface ShareTimelineProps {
  readonly label: string;
  readonly steps: readonly TimelineStep[];
  readonly now: number;
  /** The word at the line of the present. */
  readonly nowLabel: string;
  /** When it ended; later steps are left out. */
  readonly ended?: number | undefined;
}

const HEIGHT = 148;
const TOP = 20;
const BOTTOM = 24;
const LEFT = 44;
const RIGHT = 12;
const ALL = 100_000;

export const ShareTimeline = ({ label, steps, now, nowLabel, ended }: ShareTimelineProps) => {
  const id = useId();
  const [frame, width] = useWidth<HTMLDivElement>();
  const begun = steps.filter(({ time }) => ended === undefined || time <= ended);
  const span = spanOf(begun, ended ?? now, ended);
  const across = (time: number): number =>
    LEFT + ((time - span.from) / (span.to - span.from)) * Math.max(0, width - LEFT - RIGHT);
  const present = ended === undefined ? now : undefined;
  return (
    <div ref={frame} className="timeline">
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          <defs>
            <pattern id={`${id}hatch`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line className="hatch" x1="0" y1="0" x2="0" y2="7" />
            </pattern>
          </defs>
          <Scale width={width} />
          {begun.map((step, index) => (
            <Bars
              key={step.time}
              step={step}
              from={across(step.time)}
              to={across(Math.min(begun[index + 1]?.time ?? span.to, span.to))}
            />
          ))}
          {present !== undefined && present < span.to && (
            <rect
              className="future"
              fill={`url(#${id}hatch)`}
              x={across(Math.max(present, span.from))}
              y={TOP}
              width={Math.max(0, across(span.to) - across(Math.max(present, span.from)))}
              height={HEIGHT - TOP - BOTTOM}
            />
          )}
          <Times steps={begun} across={across} now={now} width={width} />
          {present !== undefined && present >= span.from && present <= span.to && (
            <Present x={across(present)} width={width} label={nowLabel} />
          )}
        </svg>
      )}
    </div>
  );
};

/** Some time before the first step and behind the last, so that each can be seen. */
const spanOf = (steps: readonly TimelineStep[], now: number, ended: number | undefined) => {
  const times = [...steps.map(({ time }) => time), now];
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const length = Math.max(last - first, 3_600_000);
  return { from: first, to: ended ?? last + length / Math.max(2, steps.length) };
};

const down = (share: number): number => TOP + (1 - share / ALL) * (HEIGHT - TOP - BOTTOM);

const Scale = ({ width }: { readonly width: number }) => (
  <>
    {[0, 50_000, ALL].map((share) => (
      <g key={share}>
        <line className="grid" x1={LEFT} x2={width - RIGHT} y1={down(share)} y2={down(share)} />
        <text className="tick" x={LEFT - 8} y={down(share) + 4} textAnchor="end">
          {`${(share / ALL) * 100} %`}
        </text>
      </g>
    ))}
  </>
);

const Bars = ({ step, from, to }: { readonly step: TimelineStep; readonly from: number; readonly to: number }) => {
  const width = Math.max(0, to - from - 1);
  return (
    <>
      {step.shares.map((share, arm) => {
        const below = step.shares.slice(0, arm).reduce((sum, one) => sum + one, 0);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the position is what an arm is
            key={arm}
            className={`arm-${arm % 5}`}
            x={from}
            y={down(below + share)}
            width={width}
            height={down(below) - down(below + share)}
          />
        );
      })}
    </>
  );
};

/** The least distance of two words under the axis. */
const WORD = 92;

const Times = ({
  steps,
  across,
  now,
  width,
}: {
  readonly steps: readonly TimelineStep[];
  readonly across: (time: number) => number;
  readonly now: number;
  readonly width: number;
}) => {
  let last = -Infinity;
  return (
    <>
      {steps.map(({ time }) => {
        const x = across(time);
        if (x - last < WORD || x > width - WORD / 2) return null;
        last = x;
        return (
          <text key={time} className="tick" x={x} y={HEIGHT - 6}>
            {moment(time, now)}
          </text>
        );
      })}
    </>
  );
};

const Present = ({ x, width, label }: { readonly x: number; readonly width: number; readonly label: string }) => (
  <g className="present">
    <line x1={x} x2={x} y1={TOP - 4} y2={HEIGHT - BOTTOM} />
    <text x={Math.min(Math.max(x, LEFT), width - 20)} y={TOP - 8} textAnchor={x > width - 40 ? 'end' : 'middle'}>
      {label}
    </text>
  </g>
);
