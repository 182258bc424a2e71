import { Moment } from '../../parts/moment.tsx';
import { TimeField } from '../../parts/time-field.tsx';
import { words } from '../../words/en.ts';
import type { FormProps } from './form-props.ts';
import type { DraftStep } from './launch-draft.ts';
import { SegmentRows } from './segment-rows.tsx';
import { WeightFields } from './weight-fields.tsx';

const { launchForm: text } = words;

interface StepRowProps extends FormProps {
  readonly step: DraftStep;
  readonly index: number;
  readonly onStep: (step: DraftStep) => void;
  readonly onRemove: () => void;
}

export const StepRow = ({ project, draft, problems, step, index, onStep, onRemove }: StepRowProps) => {
  const at = `steps.${index}`;
  const groups = draft.groups.map(({ name }) => name);
  const number = index + 1;
  return (
    <fieldset className="step-row" disabled={step.begun}>
      <legend>
        {text.step(number)}
        {step.begun && <span className="quiet"> · {text.begun}</span>}
      </legend>
      <div className="row">
        {step.begun ? (
          <p className="begun">
            <Moment time={step.exact ?? 0} />
          </p>
        ) : (
          <TimeField
            label={text.time}
            problem={problems[`${at}.time`]}
            value={step.time}
            exact={step.exact}
            onValue={(time) => onStep({ ...step, time, exact: undefined })}
          />
        )}
        <WeightFields
          groups={groups}
          weights={step.weights}
          problemAt={(group) => problems[`${at}.weights.${group}`]}
          onWeights={(weights) => onStep({ ...step, weights })}
        />
        {!step.begun && (
          <button type="button" className="small-button" onClick={onRemove}>
            {text.remove}
            <span className="only-read"> {text.step(number)}</span>
          </button>
        )}
      </div>
      <SegmentRows
        project={project}
        groups={groups}
        step={step}
        problemAt={(field) => problems[`${at}.${field}`]}
        onSegments={(segments) => onStep({ ...step, segments })}
      />
    </fieldset>
  );
};
