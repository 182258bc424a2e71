/**
 * What each audience of a feature is served, as bars of shares of all: the API's own shares.
 */
import type { AudienceTraffic } from '../api/queries/traffic.ts';
import { words } from '../words/en.ts';
import { shareOfLine, shareText } from '../words/shares.ts';
import { ArmKey } from './arm-key.tsx';

const { launch: text } = words;

interface AudiencesProps {
  readonly audiences: readonly AudienceTraffic[];
  /** All variations of the feature, whose places are their colours. */
  readonly variations: readonly string[];
}

export const Audiences = ({ audiences, variations }: AudiencesProps) => (
  <ul className="audiences">
    {audiences.map((audience) => (
      <li key={audience.segments.join(' ')}>
        {audiences.length > 1 && <h3>{audienceTitle(audience.segments, audiences.length)}</h3>}
        <VariationBar audience={audience} variations={variations} />
      </li>
    ))}
  </ul>
);

export const audienceTitle = (segments: readonly string[], audiences: number): string => {
  if (segments.length > 0) return text.inSegments(segments.join(', '));
  return audiences > 1 ? text.noSegment : text.everyone;
};

interface BarProps {
  readonly audience: AudienceTraffic;
  readonly variations: readonly string[];
}

/** The parts are in the order of the feature's variations, so a colour is the same everywhere. */
const VariationBar = ({ audience, variations }: BarProps) => {
  const parts = audience.variations
    .map(({ variation, share }) => ({ name: variation, share, arm: Math.max(0, variations.indexOf(variation)) }))
    .toSorted((one, other) => one.arm - other.arm);
  let start = 0;
  return (
    <figure className="share-bar">
      <svg width="100%" height="14" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 1000 14">
        {parts.map(({ name, share, arm }) => {
          const x = start;
          start += shareOfLine(share) * 1000;
          return <rect key={name} className={`arm-${arm % 5}`} x={x} width={shareOfLine(share) * 1000} height="14" />;
        })}
      </svg>
      <figcaption>
        {parts.map(({ name, share, arm }) => (
          <span key={name} className="share">
            <ArmKey arm={arm}>{name}</ArmKey> <bdi className="figure">{shareText(share)}</bdi>
          </span>
        ))}
      </figcaption>
    </figure>
  );
};
