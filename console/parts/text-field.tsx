import type { InputHTMLAttributes } from 'react';
import { Field } from './field.tsx';

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'id'> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** One line of text; `type` and `pattern` as of an input. */
export const TextField = ({ label, hint, problem, onValue, ...input }: TextFieldProps) => (
  <Field label={label} hint={hint} problem={problem}>
    {(control) => <input className="field" {...input} {...control} onChange={(event) => onValue(event.target.value)} />}
  </Field>
);

/** What names of resources are made of, for `pattern`. */
export const NAME_PATTERN = '[\\-a-zA-Z0-9._]+';
