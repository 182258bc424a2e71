/**
 * The form of a launch: what it serves to whom, in which steps, what it watches; and what all of it would do.
 */
import '../launch/launch.css';
import './launch-form.css';
import type { ReactNode } from 'react';
import { AreaField } from '../../parts/area-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import type { FormProps } from './form-props.ts';
import { GroupFields } from './group-fields.tsx';
import { MonitorFields } from './monitor-fields.tsx';
import { StepFields } from './step-fields.tsx';

const { launchForm: text } = words;

interface LaunchFormProps extends FormProps {
  /** Whether the name can be chosen. */
  readonly named: boolean;
  /** The feature, or how it is chosen. */
  readonly feature: ReactNode;
  readonly review: ReactNode;
  readonly buttons: ReactNode;
  readonly onSubmit: () => void;
}

export const LaunchForm = ({ named, feature, review, buttons, onSubmit, ...form }: LaunchFormProps) => {
  const { draft, change, problems, running } = form;
  return (
    <form
      className="wide-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <fieldset className="part">
        <legend>{text.what}</legend>
        {named && (
          <TextField
            label={text.name}
            hint={text.nameHint}
            problem={problems.name}
            autoComplete="off"
            value={draft.name}
            onValue={(name) => change({ name })}
          />
        )}
        {feature}
        <GroupFields {...form} />
        <AreaField
          className="field prose"
          label={text.description}
          rows={2}
          maxLength={160}
          value={draft.description}
          onValue={(description) => change({ description })}
        />
      </fieldset>
      <StepFields {...form} />
      <MonitorFields {...form} disabled={running} />
      <section className="part" aria-label={text.review}>
        <h2>{text.review}</h2>
        {review}
      </section>
      <div className="form-buttons">{buttons}</div>
    </form>
  );
};
