import type { ExperimentSummary } from '../../api/queries/experiments.ts';
import type { LaunchSummary } from '../../api/queries/launches.ts';
import { Badge } from '../../parts/badge.tsx';
import { words } from '../../words/en.ts';
import { needsOf } from './needs-of.ts';
import { TrialLink } from './trial-link.tsx';

interface NeedsProps {
  readonly project: string;
  readonly experiments: readonly ExperimentSummary[];
  readonly launches: readonly LaunchSummary[];
  readonly now: number;
}

export const Needs = ({ project, experiments, launches, now }: NeedsProps) => {
  const needs = needsOf(experiments, launches, now);
  if (needs.length === 0) return <p className="quiet">{words.overview.needsNothing}</p>;
  return (
    <ul className="needs">
      {needs.map(({ type, name, what, tone, text }) => (
        <li key={`${type} ${name}`}>
          <div className="running-head">
            <Badge tone={tone}>{what}</Badge>
            <TrialLink project={project} type={type} name={name} />
          </div>
          <p>
            <bdi>{text}</bdi>
          </p>
        </li>
      ))}
    </ul>
  );
};
