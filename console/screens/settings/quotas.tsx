/**
 * How much of what may be made is there. Both numbers are the service's.
 */
import { words } from '../../words/en.ts';
import { count } from '../../words/numbers.ts';
import type { Project } from './project.ts';

const { settings: text } = words;

interface QuotasProps {
  readonly project: Project;
  readonly quotas: Readonly<Record<string, number | undefined>>;
}

export const Quotas = ({ project, quotas }: QuotasProps) => {
  const used: Readonly<Record<string, number | undefined>> = {
    features: project.featureCount,
    launches: project.launchCount,
    runningLaunches: project.activeLaunchCount,
    experiments: project.experimentCount,
    runningExperiments: project.activeExperimentCount,
    tags: Object.keys(project.tags ?? {}).length,
  };
  return (
    <section className="section" aria-label={text.quotas}>
      <h2>{text.quotas}</h2>
      <p className="quiet">{text.quotasText}</p>
      <dl className="settings-quotas">
        {Object.entries(quotas).map(([name, limit = 0]) => (
          <Quota key={name} name={text.quotaNames[name] ?? name} used={used[name]} limit={limit} />
        ))}
      </dl>
    </section>
  );
};

interface QuotaProps {
  readonly name: string;
  readonly used: number | undefined;
  readonly limit: number;
}

const Quota = ({ name, used, limit }: QuotaProps) => (
  <div>
    <dt>{name}</dt>
    <dd>
      {used === undefined ? count(limit) : text.used(count(used), count(limit))}
      {used !== undefined && <meter aria-label={name} min={0} max={limit} high={limit * 0.8} value={used} />}
    </dd>
  </div>
);
