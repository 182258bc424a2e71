/**
 * What each moment of a launch would serve, and who moves then: the answer of PreviewTraffic.
 */
import { useQuery } from '@tanstack/react-query';
import { type Proposal, previewQuery, type TrafficMoment } from '../../api/queries/traffic.ts';
import { useVariations } from '../../api/use-variations.ts';
import { Audiences } from '../../parts/audience-traffic.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { Steps } from '../../parts/steps.tsx';
import { words } from '../../words/en.ts';
import { shareText } from '../../words/shares.ts';

const { launchForm: text, launch } = words;

interface ReviewProps {
  readonly project: string;
  readonly feature: string;
  /** Undefined while something is wrong with the form. */
  readonly proposal: Proposal | undefined;
  readonly asking: boolean;
}

export const Review = ({ project, feature, proposal, asking }: ReviewProps) => {
  const query = useQuery(previewQuery(project, feature, proposal, asking));
  const { variations } = useVariations(project, feature);
  if (proposal === undefined) return <p className="quiet">{text.reviewLater}</p>;
  return (
    <Answer query={query} lines={6}>
      {({ moments, warnings }) => (
        <>
          {warnings.map((warning) => (
            <p key={warning} className="notice amber">
              <bdi>{warning}</bdi>
            </p>
          ))}
          <Steps
            label={text.review}
            steps={moments.map((moment, index) => ({
              time: moment.time,
              when: index === 0 ? 'now' : 'future',
              content: <MomentOf moment={moment} variations={variations} />,
            }))}
          />
        </>
      )}
    </Answer>
  );
};

const MomentOf = ({
  moment,
  variations,
}: {
  readonly moment: TrafficMoment;
  readonly variations: readonly string[];
}) => {
  const moves = moment.moves.flatMap(({ segments, moves: own }) =>
    own.map(({ from, to, share }) => ({
      text: launch.move(from, to, shareText(share)),
      whom: segments.length === 0 ? '' : ` (${launch.inSegments(segments.join(', '))})`,
    })),
  );
  return (
    <>
      <Audiences audiences={moment.audiences} variations={variations} />
      <p className="quiet">
        {moves.length === 0 ? text.nobodyMoves : `${text.moves} ${moves.map((one) => one.text + one.whom).join('; ')}`}
      </p>
    </>
  );
};
