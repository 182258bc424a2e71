/**
 * Tries a metric on a real event, before anything is made: what it takes from it, or the first cause why it takes nothing.
 */
import { useMutation } from '@tanstack/react-query';
import type { Input } from '../../contract/index.ts';
import { call } from '../api/call.ts';
import { words } from '../words/en.ts';
import { shortNumber } from '../words/numbers.ts';
import { AreaField } from './area-field.tsx';
import './sentence.css';
import { FailureNotice } from './states/failure-notice.tsx';
import { SubmitButton } from './submit-button.tsx';

const { experimentWizard: text } = words;

interface TryMetricProps {
  readonly project: string;
  readonly definition: Input<'TestMetric'>['metricDefinition'];
  /** The JSON of an event. */
  readonly event: string;
  readonly onEvent: (event: string) => void;
}

export const TryMetric = ({ project, definition, event, onEvent }: TryMetricProps) => {
  const test = useMutation({
    mutationFn: () => call('TestMetric', { project, metricDefinition: definition, data: event }),
  });
  const { data, error, isPending } = test;
  return (
    <>
      <AreaField label={text.event} rows={3} spellCheck={false} value={event} onValue={onEvent} />
      <div className="wizard-try">
        <SubmitButton
          label={text.tryIt}
          look="small-button"
          disabled={isPending}
          error={error}
          onClick={() => test.mutate()}
        />
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
