import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { featureQuery } from '../../api/queries/features.ts';
import type { Launch } from '../../api/queries/launch-types.ts';
import { featureTrafficQuery } from '../../api/queries/traffic.ts';
import { Audiences } from '../../parts/audience-traffic.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { words } from '../../words/en.ts';
import { featuresOf } from './launch-facts.ts';

const { launch: text } = words;

interface LaunchTrafficProps {
  readonly project: string;
  readonly launch: Launch;
}

/** What everybody gets now, of each feature of the launch: before, during and after it. */
export const LaunchTraffic = ({ project, launch }: LaunchTrafficProps) => (
  <section className="section" aria-label={text.shares}>
    <h2>{text.shares}</h2>
    {featuresOf(launch).map((feature) => (
      <FeatureShares key={feature} project={project} feature={feature} />
    ))}
  </section>
);

const FeatureShares = ({ project, feature }: { readonly project: string; readonly feature: string }) => {
  const query = useQuery(featureTrafficQuery(project, feature));
  const { data } = useQuery(featureQuery(project, feature));
  const variations = (data?.variations ?? []).map(({ name = '' }) => name);
  return (
    <div className="panel">
      <p className="panel-title">
        <Link to="/p/$project/features/$feature" params={{ project, feature }}>
          <Name>{feature}</Name>
        </Link>
      </p>
      <Answer query={query} lines={3}>
        {({ audiences, overrides, nextChange }) => {
          const overridden = Object.values(overrides).reduce<number>((sum, count = 0) => sum + count, 0);
          return (
            <>
              <Audiences audiences={audiences} variations={variations} />
              {overridden > 0 && <p className="quiet">{text.overrides(overridden)}</p>}
              {nextChange !== undefined && (
                <p className="quiet">
                  {text.nextChange} <Moment time={nextChange} />
                </p>
              )}
            </>
          );
        }}
      </Answer>
    </div>
  );
};
