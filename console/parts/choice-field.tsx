import { Field } from './field.tsx';

interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly value: Value;
  /** Values, with the words for them. */
  readonly choices: readonly (readonly [value: Value, words: string])[];
  readonly onValue: (value: Value) => void;
}

/** One of a few choices, in the browser's own list. */
export const ChoiceField = <Value extends string>(props: ChoiceFieldProps<Value>) => {
  const { label, hint, problem, value, choices, onValue } = props;
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => (
        <select className="field" {...control} value={value} onChange={(event) => onValue(event.target.value as Value)}>
          {choices.map(([each, words]) => (
            <option key={each} value={each}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};
