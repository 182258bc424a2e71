/**
 * A moment in the viewer's zone, with what it is in UTC beside it. A time that clocks leave out is refused by its name.
 */
import { words } from '../words/en.ts';
import { timeOfField, utcText, zoneName } from '../words/zone.ts';
import { TextField } from './text-field.tsx';

interface TimeFieldProps {
  readonly label: string;
  readonly problem?: string | undefined;
  /** `2026-03-29T02:30`. */
  readonly value: string;
  /** The exact moment of the value, where that is known. */
  readonly exact?: number | undefined;
  readonly onValue: (value: string) => void;
}

export const TimeField = ({ label, problem, value, exact, onValue }: TimeFieldProps) => {
  const time = exact ?? timeOfField(value);
  const gap = time === 'gap' ? words.launchForm.gap(value.replace('T', ' '), zoneName()) : undefined;
  const hint = typeof time === 'number' ? utcText(time) : words.launchForm.zone(zoneName());
  return (
    <TextField
      label={label}
      type="datetime-local"
      hint={hint}
      problem={problem ?? gap}
      value={value}
      onValue={onValue}
    />
  );
};
