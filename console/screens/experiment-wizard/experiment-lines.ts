/**
 * An experiment in lines: for a review, and for a comparison.
 */
import { serviceNow } from '../../api/clock.ts';
import { own } from '../../api/entries.ts';
import type { Experiment } from '../../api/queries/experiments.ts';
import type { Lines } from '../../parts/before-after.tsx';
import { words } from '../../words/en.ts';
import { moment } from '../../words/moments.ts';
import type { Draft, DraftGoal } from './draft.ts';
import { draftOf } from './draft-of.ts';

const { experiment: about, experimentWizard: text, history } = words;

/** An experiment as it is, but for what somebody has written. */
export const experimentLines = (experiment: Experiment, draft: Draft = draftOf(experiment)): Lines => {
  const end = experiment.schedule?.analysisCompleteTime;
  return {
    [about.status]: about.statuses[experiment.status],
    [about.endsOn]: end === undefined ? '' : moment(end, serviceNow()),
    ...draftLines(draft),
  };
};

export const draftLines = (draft: Draft): Lines => ({
  [about.hypothesis]: draft.hypothesis,
  [about.feature]: draft.feature,
  [about.treatments]: draft.variations.map((variation) => treatmentLine(draft, variation)).join(', '),
  [text.control]: draft.control,
  ...Object.fromEntries(draft.goals.map((goal, index) => [text.goal(index + 1), goalLine(goal)])),
  [about.audience]: draft.segment || about.everyone,
  [history.members.samplingRate ?? '']: `${draft.sampling} %`,
});

const treatmentLine = ({ treatments, weights }: Draft, variation: string): string => {
  const name = own(treatments, variation)?.name ?? variation;
  const weight = own(weights, variation) ?? '';
  return [name, ...(name === variation ? [] : [`= ${variation}`]), ...(weight === '' ? [] : [`${weight} %`])].join(' ');
};

const goalLine = ({ name, direction, aggregation, entityIdKey, valueKey, pattern, unit }: DraftGoal): string =>
  [
    name,
    text.aggregations[aggregation],
    about.wanted[direction],
    about.goalKeys(entityIdKey, valueKey),
    ...[unit, pattern].filter(Boolean),
  ].join('; ');
