import { TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import type { FormProps } from './form-props.ts';

const { launchForm: text } = words;

/** One group for each variation; its name is free until the launch runs. */
export const GroupFields = ({ draft, change, problems, running }: FormProps) => (
  <div className="rows">
    {draft.groups.map(({ name, variation }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: groups have no other lasting name while theirs is typed
      <div key={index} className="row">
        <TextField
          label={text.groupOf(variation)}
          problem={problems[`groups.${index}.name`]}
          disabled={running}
          value={name}
          onValue={(next) => change(renamed(draft, index, next))}
        />
        {!running && draft.groups.length > 1 && (
          <button
            type="button"
            className="small-button"
            onClick={() => change({ groups: draft.groups.filter((_, other) => other !== index) })}
          >
            {text.remove}
            <span className="only-read"> {name}</span>
          </button>
        )}
      </div>
    ))}
  </div>
);

/** The weights of a group follow its name. */
const renamed = (draft: FormProps['draft'], index: number, next: string): Partial<FormProps['draft']> => {
  const before = draft.groups[index]?.name ?? '';
  const rename = (weights: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(weights).map(([group, percent]) => [group === before ? next : group, percent]));
  return {
    groups: draft.groups.map((group, other) => (other === index ? { ...group, name: next } : group)),
    steps: draft.steps.map((step) => ({
      ...step,
      weights: rename(step.weights),
      segments: step.segments.map((one) => ({ ...one, weights: rename(one.weights) })),
    })),
  };
};
