import type { TextareaHTMLAttributes } from 'react';
import { Field } from './field.tsx';

interface AreaFieldProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange' | 'id'> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** Several lines of text, such as JSON. */
export const AreaField = ({ label, hint, problem, onValue, ...area }: AreaFieldProps) => (
  <Field label={label} hint={hint} problem={problem}>
    {(control) => (
      <textarea className="field" rows={4} {...area} {...control} onChange={(event) => onValue(event.target.value)} />
    )}
  </Field>
);
