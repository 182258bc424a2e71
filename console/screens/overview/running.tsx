/**
 * What runs, each as a sentence: experiments by what the API says of them, launches by what they serve.
 */
import type { ExperimentSummary } from '../../api/queries/experiments.ts';
import type { LaunchSummary } from '../../api/queries/launches.ts';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { Headline } from '../../parts/sentence.tsx';
import { words } from '../../words/en.ts';
import { Verdicts } from '../experiments/verdicts.tsx';
import { LaunchLine } from '../launches/launch-line.tsx';
import { OverviewFirstUse } from './overview-first-use.tsx';
import { TrialLink } from './trial-link.tsx';

interface RunningProps {
  readonly project: string;
  readonly experiments: readonly ExperimentSummary[];
  readonly launches: readonly LaunchSummary[];
}

export const Running = ({ project, experiments, launches }: RunningProps) => {
  const running = experiments.filter(({ status }) => status === 'RUNNING');
  if (experiments.length === 0 && launches.length === 0) return <OverviewFirstUse project={project} />;
  if (running.length === 0 && launches.length === 0) return <p className="quiet">{words.overview.runsNothing}</p>;
  return (
    <ul className="running-list">
      {running.map(({ name, sentence, verdicts, progress }) => (
        <li key={`experiment ${name}`}>
          <div className="running-head">
            <TrialLink project={project} type="experiment" name={name} />
            <span className="quiet">{words.features.experiment}</span>
            {progress !== undefined && <ProgressBar share={progress} />}
          </div>
          <Headline sentence={sentence} />
          {verdicts.length > 1 && <Verdicts verdicts={verdicts} />}
        </li>
      ))}
      {launches.map((launch) => (
        <li key={`launch ${launch.name}`}>
          <div className="running-head">
            <TrialLink project={project} type="launch" name={launch.name} />
            <span className="quiet">{words.features.launch}</span>
          </div>
          <p>
            <LaunchLine launch={launch} />
          </p>
        </li>
      ))}
    </ul>
  );
};
