/**
 * How long it runs, and what the service says about how long it takes. The sentence is the service's.
 */
import { useMutation } from '@tanstack/react-query';
import type { Input } from '../../../contract/index.ts';
import { call } from '../../api/call.ts';
import { FailureNotice } from '../../parts/states/failure-notice.tsx';
import { SubmitButton } from '../../parts/submit-button.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import { type Draft, type DraftPlan, problemsOf } from './draft.ts';
import type { StepProps } from './step-props.ts';

const { experimentWizard: text } = words;

export const DurationStep = ({ project, draft, onChange }: StepProps) => (
  <>
    <TextField
      label={text.days}
      hint={text.daysHint}
      problem={problemsOf(draft).days}
      type="number"
      required
      min={0.01}
      max={30}
      step="any"
      value={draft.days}
      onValue={(days) => onChange({ days })}
    />
    <Plan project={project} draft={draft} onChange={onChange} />
  </>
);

const Plan = ({ project, draft, onChange }: StepProps) => {
  const estimate = useMutation({ mutationFn: () => call('EstimateDuration', planOf(project, draft)) });
  const change = (plan: Partial<DraftPlan>) => onChange({ plan: { ...draft.plan, ...plan } });
  const aggregation = draft.goals[0]?.aggregation ?? 'VALUE_PER_EVENT';
  const fields = [
    ['mean', text.mean(text.aggregations[aggregation])],
    ...(aggregation === 'SHARE' ? [] : [['spread', text.spread] as const]),
    ['smallest', text.smallest],
    ['arrivals', text.arrivals],
  ] as const;
  return (
    <fieldset className="wizard-group">
      <legend>{text.plan}</legend>
      <p className="quiet">{text.planText}</p>
      <div className="wizard-pair">
        {fields.map(([name, label]) => (
          <TextField
            key={name}
            label={label}
            type="number"
            step="any"
            value={draft.plan[name]}
            onValue={(value) => change({ [name]: value })}
          />
        ))}
      </div>
      <div>
        <SubmitButton
          label={text.estimate}
          look="small-button"
          disabled={draft.plan.mean === '' || estimate.isPending}
          error={estimate.error}
          onClick={() => estimate.mutate()}
        />
      </div>
      <p role="status">{estimate.data && <bdi>{estimate.data.sentence}</bdi>}</p>
      {estimate.error && <FailureNotice error={estimate.error} />}
    </fieldset>
  );
};

/** The first goal's numbers; the shares as they are set, where they are. */
const planOf = (project: string, { plan, goals, variations, sampling }: Draft): Input<'EstimateDuration'> => ({
  project,
  baseline: {
    given: {
      mean: Number(plan.mean),
      ...(plan.spread === '' ? {} : { standardDeviation: Number(plan.spread) }),
    },
  },
  aggregation: goals[0]?.aggregation ?? 'VALUE_PER_EVENT',
  relativeEffect: Number(plan.smallest) / 100,
  goals: goals.length,
  samplingRate: Math.round(Number(sampling) * 1_000),
  ...(variations.length > 2 ? { weights: variations.map(() => Math.floor(100_000 / variations.length)) } : {}),
  entitiesByDay: [Number(plan.arrivals)],
});
