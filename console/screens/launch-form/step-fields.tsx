import { serviceNow } from '../../api/clock.ts';
import { words } from '../../words/en.ts';
import { fieldTime, timeOfField } from '../../words/zone.ts';
import type { FormProps } from './form-props.ts';
import type { DraftStep } from './launch-draft.ts';
import { StepPresets } from './step-presets.tsx';
import { StepRow } from './step-row.tsx';

const { launchForm: text } = words;

const MOST_STEPS = 6;
const DAY = 86_400_000;

/** The steps, by a preset or by hand. */
export const StepFields = (form: FormProps) => {
  const { draft, change, problems, running } = form;
  const replace = (index: number, step: DraftStep) =>
    change({ steps: draft.steps.map((one, other) => (other === index ? step : one)) });
  const last = draft.steps.at(-1);
  const add = () => change({ steps: [...draft.steps, nextStep(last)] });
  return (
    <fieldset className="part">
      <legend>{text.steps}</legend>
      {!running && <StepPresets draft={draft} change={change} />}
      {problems.steps && <p className="problem">{problems.steps}</p>}
      <ol className="step-rows">
        {draft.steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other name
          <li key={index}>
            <StepRow
              {...form}
              step={step}
              index={index}
              onStep={(next) => replace(index, next)}
              onRemove={() => change({ steps: draft.steps.filter((_, other) => other !== index) })}
            />
          </li>
        ))}
      </ol>
      {draft.groups.length > 0 && draft.steps.length < MOST_STEPS && (
        <button type="button" className="small-button" onClick={add}>
          {text.addStep}
        </button>
      )}
    </fieldset>
  );
};

/** A day after the last one, with the same shares; the first begins now. */
const nextStep = (last: DraftStep | undefined): DraftStep => {
  const time = last && (last.exact ?? timeOfField(last.time));
  const begins = Math.max(typeof time === 'number' ? time + DAY : 0, serviceNow());
  return { time: fieldTime(begins), weights: last?.weights ?? {}, segments: last?.segments ?? [] };
};
