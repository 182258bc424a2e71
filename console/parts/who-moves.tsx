/**
 * What a change makes of what is served, and who is affected: the answer of PreviewTraffic, as it says it.
 */
import { useQuery } from '@tanstack/react-query';
import { type AudienceTraffic, type Preview, type Proposal, previewQuery } from '../api/queries/traffic.ts';
import { words } from '../words/en.ts';
import { shareText } from '../words/shares.ts';
import { audienceTitle } from './audience-traffic.tsx';
import { BeforeAfter, type Change } from './before-after.tsx';
import { Answer } from './states/answer.tsx';

const { launch: text } = words;

interface WhoMovesProps {
  readonly project: string;
  readonly feature: string;
  readonly proposal: Proposal;
  readonly asking: boolean;
}

export const WhoMoves = ({ project, feature, proposal, asking }: WhoMovesProps) => {
  const query = useQuery(previewQuery(project, feature, proposal, asking));
  return (
    <Answer query={query} lines={4}>
      {(preview) => (
        <>
          <BeforeAfter changes={changesOf(feature, preview)} />
          <p>{affected(preview)}</p>
          {preview.warnings.map((warning) => (
            <p key={warning} className="notice amber">
              <bdi>{warning}</bdi>
            </p>
          ))}
        </>
      )}
    </Answer>
  );
};

const changesOf = (feature: string, { audiences, moments: [first] }: Preview): readonly Change[] => {
  const after = first?.audiences ?? [];
  const all = new Map([...audiences, ...after].map(({ segments }) => [segments.join(', '), segments]));
  return [...all.values()].map((segments) => ({
    what: `${feature} · ${audienceTitle(segments, all.size)}`,
    before: sharesIn(audiences, segments),
    after: sharesIn(after, segments),
  }));
};

/** Who is in a segment that the rules do not name is served as those in none. */
const sharesIn = (audiences: readonly AudienceTraffic[], segments: readonly string[]): string => {
  const own = audiences.find((audience) => audience.segments.join(', ') === segments.join(', '));
  const shown = own ?? audiences.find((audience) => audience.segments.length === 0);
  return (shown?.variations ?? []).map(({ variation, share }) => `${variation} ${shareText(share)}`).join(', ');
};

const affected = ({ moments: [first] }: Preview): string => {
  const all = first?.moves.length ?? 0;
  const moves = (first?.moves ?? []).flatMap((audience) =>
    audience.moves.map(
      ({ from, to, share }) => `${text.move(from, to, shareText(share))}${ofAudience(audience.segments, all)}`,
    ),
  );
  return moves.length === 0 ? text.stopMovesNobody : `${text.affected} ${moves.join('; ')}.`;
};

const ofAudience = (segments: readonly string[], all: number): string =>
  all > 1 ? ` (${audienceTitle(segments, all)})` : '';
