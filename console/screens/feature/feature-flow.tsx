/**
 * The order in which an evaluation asks (override, launch, experiment, default), with the shares that each serves.
 */
import { useQuery } from '@tanstack/react-query';
import type { Feature } from '../../api/queries/features.ts';
import { type FeatureTraffic, featureTrafficQuery } from '../../api/queries/traffic.ts';
import { Flow } from '../../parts/flow.tsx';
import { Moment } from '../../parts/moment.tsx';
import { ShareBar } from '../../parts/share-bar.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { useNarrow } from '../../parts/use-narrow.ts';
import { words } from '../../words/en.ts';
import { shareOf } from '../../words/numbers.ts';
import { Audience } from './audience.tsx';
import { rungsOf, variationNames } from './feature-rungs.tsx';

const { feature: text } = words;

export const FeatureFlow = ({ project, feature }: { readonly project: string; readonly feature: Feature }) => {
  const query = useQuery({ ...featureTrafficQuery(project, feature.name), refetchInterval: 30_000 });
  const isNarrow = useNarrow();
  return (
    <section className="section" aria-label={text.flow}>
      <div className="section-head">
        <h2>{text.flow}</h2>
        {/* It is at the other end of the line, and would move if a part of it came later. */}
        {!query.isPending && (
          <p className="quiet">
            {text.flowNow}
            {query.data?.nextChange !== undefined && (
              <>
                {' '}
                {text.nextChange} <Moment time={query.data.nextChange} />.
              </>
            )}
          </p>
        )}
      </div>
      {feature.evaluationStrategy === 'DEFAULT_VARIATION' && <p className="notice amber">{text.offText}</p>}
      <Answer query={query} lines={isNarrow ? 13 : 10}>
        {(traffic) => (
          <>
            <Flow label={text.flow} rungs={rungsOf({ project, feature, traffic })} />
            <Total traffic={traffic} variations={variationNames(feature)} />
          </>
        )}
      </Answer>
    </section>
  );
};

interface TotalProps {
  readonly traffic: FeatureTraffic;
  readonly variations: readonly string[];
}

const Total = ({ traffic: { audiences }, variations: all }: TotalProps) => (
  <div className="rung total">
    <h3 className="rung-title">{text.inAll}</h3>
    <div className="rung-content">
      {audiences.map(({ segments, variations }) => (
        <Audience key={segments.join()} segments={segments} alone={audiences.length === 1}>
          <ShareBar
            label={text.inAllText}
            shares={variations.map(({ variation, share }) => ({
              name: variation,
              share: shareOf(share),
              colour: all.indexOf(variation),
            }))}
          />
        </Audience>
      ))}
    </div>
  </div>
);
