import { ChoiceField } from '../../parts/choice-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import { type DraftGoal, patternProblem } from './draft.ts';
import type { GoalProps } from './step-props.ts';
import { TryGoal } from './try-goal.tsx';

const { experimentWizard: text } = words;

const directions = ['INCREASE', 'DECREASE', 'none'] as const;
const aggregations = ['VALUE_PER_EVENT', 'SHARE', 'EVENTS_PER_ENTITY', 'VALUE_PER_ENTITY'] as const;
const NAME_LENGTH = 255;
const PATTERN_LENGTH = 1024;

export const GoalFields = ({ project, goal, onChange }: GoalProps) => {
  const field = (member: 'name' | 'unit' | 'entityIdKey' | 'valueKey', label: string, required = true) => (
    <TextField
      label={label}
      required={required}
      maxLength={NAME_LENGTH}
      spellCheck={false}
      value={goal[member]}
      onValue={(value) => onChange({ [member]: value })}
    />
  );
  return (
    <>
      <div className="wizard-pair">
        {field('name', text.goalName)}
        {field('unit', text.unit, false)}
        {field('entityIdKey', text.entityKey)}
        {field('valueKey', text.valueKey)}
        <ChoiceField<DraftGoal['aggregation']>
          label={text.compares}
          value={goal.aggregation}
          choices={aggregations.map((one) => [one, text.aggregations[one]])}
          onValue={(aggregation) => onChange({ aggregation })}
        />
        <ChoiceField<DraftGoal['direction']>
          label={text.direction}
          value={goal.direction}
          choices={directions.map((one) => [one, text.directions[one]])}
          onValue={(direction) => onChange({ direction })}
        />
      </div>
      <TextField
        label={text.patternLabel}
        problem={patternProblem(goal)}
        maxLength={PATTERN_LENGTH}
        spellCheck={false}
        value={goal.pattern}
        onValue={(pattern) => onChange({ pattern })}
      />
      <TryGoal project={project} goal={goal} onChange={onChange} />
    </>
  );
};
