import { TryMetric } from '../../parts/try-metric.tsx';
import { definitionOf } from './draft.ts';
import type { GoalProps } from './step-props.ts';

/** Tries a goal on a real event, before anything is made. */
export const TryGoal = ({ project, goal, onChange }: GoalProps) => (
  <TryMetric
    project={project}
    definition={definitionOf(goal)}
    event={goal.event}
    onEvent={(event) => onChange({ event })}
  />
);
