/**
 * Fields of forms: a label above, a hint below, and what is wrong with it where it is wrong.
 */
import { type ReactNode, useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Instead of the hint, when the field has something wrong in it. */
  readonly problem?: string | undefined;
}

/** What a control in a field is told: its id, and which text belongs to it. */
interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

export const Field = ({
  label,
  hint,
  problem,
  children,
}: FieldProps & { readonly children: (control: ControlProps) => ReactNode }) => {
  const id = useId();
  const below = problem ?? hint;
  const control = {
    id,
    ...(below ? { 'aria-describedby': `${id}-below` } : {}),
    ...(problem ? { 'aria-invalid': true as const } : {}),
  };
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      {children(control)}
      {below && (
        <p id={`${id}-below`} className={problem ? 'problem' : 'quiet'}>
          {below}
        </p>
      )}
    </div>
  );
};
