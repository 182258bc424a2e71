import { words } from '../../words/en.ts';
import type { DraftGoal } from './draft.ts';
import { TryGoal } from './try-goal.tsx';

const { experimentWizard: text } = words;

export interface GoalProps {
  readonly project: string;
  readonly goal: DraftGoal;
  readonly onChange: (changed: Partial<DraftGoal>) => void;
}

const directions = ['INCREASE', 'DECREASE', 'none'] as const;
const aggregations = ['VALUE_PER_EVENT', 'SHARE', 'EVENTS_PER_ENTITY', 'VALUE_PER_ENTITY'] as const;

export const GoalFields = ({ project, goal, onChange }: GoalProps) => (
  <>
    <div className="wizard-pair">
      <TextField label={text.goalName} value={goal.name} required onChange={(name) => onChange({ name })} />
      <TextField label={text.unit} value={goal.unit} onChange={(unit) => onChange({ unit })} />
      <TextField
        label={text.entityKey}
        value={goal.entityIdKey}
        required
        onChange={(entityIdKey) => onChange({ entityIdKey })}
      />
      <TextField label={text.valueKey} value={goal.valueKey} required onChange={(valueKey) => onChange({ valueKey })} />
      <label>
        {text.compares}
        <select
          className="field"
          value={goal.aggregation}
          onChange={({ target }) => onChange({ aggregation: target.value as DraftGoal['aggregation'] })}
        >
          {aggregations.map((one) => (
            <option key={one} value={one}>
              {text.aggregations[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text.direction}
        <select
          className="field"
          value={goal.direction}
          onChange={({ target }) => onChange({ direction: target.value as DraftGoal['direction'] })}
        >
          {directions.map((one) => (
            <option key={one} value={one}>
              {text.directions[one]}
            </option>
          ))}
        </select>
      </label>
    </div>
    <TextField label={text.patternLabel} value={goal.pattern} code onChange={(pattern) => onChange({ pattern })} />
    <TryGoal project={project} goal={goal} onChange={onChange} />
  </>
);

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly required?: boolean;
  readonly code?: boolean;
  readonly onChange: (value: string) => void;
}

const TextField = ({ label, value, required = false, code = false, onChange }: TextFieldProps) => (
  <label>
    {label}
    <input
      className={code ? 'field code-field' : 'field'}
      required={required}
      maxLength={code ? 1024 : 255}
      spellCheck={false}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  </label>
);
