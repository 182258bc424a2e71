/**
 * All buckets from left to right, coloured by who owns them, and a mark at the entity's own.
 */
import { ArmKey } from '../../parts/arm-key.tsx';
import { words } from '../../words/en.ts';
import { shareOfLine } from '../../words/shares.ts';

interface BucketBarProps {
  /** 0 to 99,999. */
  readonly bucket: number;
  readonly ranges: readonly { readonly start: number; readonly end: number; readonly arm?: string | undefined }[];
  /** All arms, whose places are their colours. */
  readonly arms: readonly string[];
}

const WIDTH = 1_000;

export const BucketBar = ({ bucket, ranges, arms }: BucketBarProps) => {
  const at = shareOfLine(bucket) * WIDTH;
  const shown = ranges.filter(({ start, end }) => start < end);
  return (
    <figure className="bucket-bar">
      <svg width="100%" height="22" aria-hidden="true" preserveAspectRatio="none" viewBox={`0 0 ${WIDTH} 22`}>
        {shown.map(({ start, end, arm }) => (
          <rect
            key={start}
            className={arm === undefined ? 'nobody' : `arm-${arms.indexOf(arm) % 5}`}
            x={shareOfLine(start) * WIDTH}
            width={shareOfLine(end - start) * WIDTH}
            y="5"
            height="12"
          />
        ))}
        <rect className="mark" x={Math.min(at, WIDTH - 4)} width="4" y="0" height="22" />
      </svg>
      <figcaption>
        {arms.map((arm, index) => (
          <ArmKey key={arm} arm={index}>
            {arm}
          </ArmKey>
        ))}
        <span className="quiet">{words.why.markIsBucket}</span>
      </figcaption>
    </figure>
  );
};
