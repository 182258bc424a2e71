import { AreaField } from '../../parts/area-field.tsx';
import { NAME_PATTERN, TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import { problemsOf } from './draft.ts';
import type { StepProps } from './step-props.ts';

const { experimentWizard: text } = words;

export const HypothesisStep = ({ draft, onChange, locks }: StepProps) => (
  <>
    <TextField
      label={text.name}
      hint={locks?.name ?? text.nameHint}
      problem={locks ? undefined : problemsOf(draft).name}
      readOnly={locks !== undefined}
      required
      maxLength={127}
      pattern={NAME_PATTERN}
      value={draft.name}
      onValue={(name) => onChange({ name })}
    />
    <AreaField
      label={text.hypothesis}
      hint={text.hypothesisHint}
      rows={3}
      maxLength={160}
      value={draft.hypothesis}
      onValue={(hypothesis) => onChange({ hypothesis })}
    />
  </>
);
