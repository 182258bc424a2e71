/**
 * Shows where an experiment stands by what its last look has found.
 */
import { type Experiment, experimentFeatures } from '../../../domain/lifecycle/experiment.ts';
import type { KeptFacts } from '../../../domain/results/kept-facts.ts';
import { nextLookAfter } from '../../../domain/results/points.ts';
import { verdictsIn, wordSummary } from '../../../domain/results/summary.ts';
import { timesView } from './experiment-health.ts';

export const experimentSummaryView = (experiment: Experiment, kept: KeptFacts | undefined, now: number) => {
  const { state, ...said } = wordSummary(experiment, kept, now);
  return {
    name: experiment.name,
    status: experiment.status,
    description: experiment.description,
    features: experimentFeatures(experiment),
    state,
    sentence: { ...said, numbers: { ...said.numbers } },
    ...timesView(experiment, now),
    treatments: kept?.facts.arrivals ?? [],
    sampleRatioMismatch: kept?.facts.sampleRatioMismatch ?? false,
    verdicts: verdictsIn(experiment, kept),
    decisions: kept?.decisions ?? [],
    asOf: kept?.time,
    ...(experiment.status === 'RUNNING' ? { nextLook: nextLookAfter(now) } : {}),
  };
};
