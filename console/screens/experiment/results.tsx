import type { Experiment, ExperimentHealth } from '../../api/queries/experiments.ts';
import { Moment } from '../../parts/moment.tsx';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { Sentence } from '../../parts/sentence.tsx';
import { words } from '../../words/en.ts';
import { Arrivals } from './arrivals.tsx';
import { Banners } from './banners.tsx';
import { Difference } from './difference.tsx';
import { GoalNumbers } from './goal-numbers.tsx';
import { Guardrails } from './guardrails.tsx';

const { experiment: text } = words;

interface ResultsProps {
  readonly project: string;
  readonly experiment: Experiment;
  readonly health: ExperimentHealth;
}

export const Results = ({ project, experiment, health }: ResultsProps) => (
  <>
    {health.sentence && <Sentence sentence={health.sentence} label={text.sentence} />}
    <Times health={health} />
    <Banners health={health} />
    {health.startedTime !== undefined && (
      <>
        <Difference project={project} experiment={experiment} health={health} />
        <Arrivals project={project} name={experiment.name} health={health} />
        <GoalNumbers experiment={experiment} health={health} />
        <Guardrails health={health} />
      </>
    )}
  </>
);

const Times = ({ health }: Pick<ResultsProps, 'health'>) => {
  const { startedTime, endedTime, analysisCompleteTime, nextLook, progress } = health;
  if (startedTime === undefined) return null;
  return (
    <dl className="times">
      <div>
        <dt>{text.started}</dt>
        <dd>
          <Moment time={startedTime} />
        </dd>
      </div>
      {endedTime !== undefined && (
        <div>
          <dt>{text.endedOn}</dt>
          <dd>
            <Moment time={endedTime} />
          </dd>
        </div>
      )}
      {analysisCompleteTime !== undefined && (
        <div>
          <dt>{text.endsOn}</dt>
          <dd>
            <Moment time={analysisCompleteTime} /> {progress !== undefined && <ProgressBar share={progress} />}
          </dd>
        </div>
      )}
      {nextLook !== undefined && (
        <div>
          <dt>{text.nextLook}</dt>
          <dd>
            <Moment time={nextLook} />
          </dd>
        </div>
      )}
    </dl>
  );
};
