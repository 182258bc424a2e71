/**
 * Tries a goal on a real event, before anything is made: what it takes from it, or the first cause why it takes nothing.
 */
import { useMutation } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { AreaField } from '../../parts/area-field.tsx';
import { FailureNotice } from '../../parts/states/failure-notice.tsx';
import { words } from '../../words/en.ts';
import { shortNumber } from '../../words/numbers.ts';
import { definitionOf } from './draft.ts';
import type { GoalProps } from './step-props.ts';

const { experimentWizard: text } = words;

export const TryGoal = ({ project, goal, onChange }: GoalProps) => {
  const test = useMutation({
    mutationFn: () => call('TestMetric', { project, metricDefinition: definitionOf(goal), data: goal.event }),
  });
  const { data, error, isPending } = test;
  return (
    <>
      <AreaField
        label={text.event}
        rows={3}
        spellCheck={false}
        value={goal.event}
        onValue={(event) => onChange({ event })}
      />
      <div className="wizard-try">
        <button type="button" className="small-button" disabled={isPending} onClick={() => test.mutate()}>
          {text.tryIt}
        </button>
        <span role="status" className={data?.matched ? 'tried positive' : 'tried warning'}>
          {data && (
            <>
              <span className="said-sign" aria-hidden="true">
                {data.matched ? '✓' : '!'}
              </span>
              <bdi>
                {data.matched && data.value !== undefined
                  ? text.took(shortNumber(data.value), data.id ?? '')
                  : data.reason}
              </bdi>
            </>
          )}
        </span>
      </div>
      {error && <FailureNotice error={error} />}
    </>
  );
};
