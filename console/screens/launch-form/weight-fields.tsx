import { TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import type { DraftWeights } from './launch-draft.ts';

interface WeightFieldsProps {
  readonly groups: readonly string[];
  readonly weights: DraftWeights;
  readonly problemAt: (group: string) => string | undefined;
  readonly onWeights: (weights: DraftWeights) => void;
}

/** The percent of each group. */
export const WeightFields = ({ groups, weights, problemAt, onWeights }: WeightFieldsProps) => (
  <div className="weight-fields">
    {groups.map((group) => (
      <TextField
        key={group}
        label={words.launchForm.percentFor(group)}
        problem={problemAt(group)}
        inputMode="decimal"
        value={weights[group] ?? ''}
        onValue={(percent) => onWeights({ ...weights, [group]: percent })}
      />
    ))}
  </div>
);
