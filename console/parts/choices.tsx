/**
 * A choice among a few: what is chosen is in the address.
 */
import type { ReactNode } from 'react';

interface ChoicesProps<Choice extends string> {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: Choice;
  readonly name: (choice: Choice) => ReactNode;
  readonly onChoose: (choice: Choice) => void;
}

export const Choices = <Choice extends string>({ label, choices, chosen, name, onChoose }: ChoicesProps<Choice>) => (
  <fieldset className="choose" aria-label={label}>
    {choices.map((choice) => (
      <button
        key={choice}
        type="button"
        className="choose-one"
        aria-pressed={choice === chosen}
        onClick={() => onChoose(choice)}
      >
        {name(choice)}
      </button>
    ))}
  </fieldset>
);
