import { useQuery } from '@tanstack/react-query';
import { segmentNamesQuery } from '../../api/queries/segments-of-all.ts';
import { Answer } from '../../parts/states/answer.tsx';
import { words } from '../../words/en.ts';
import type { StepProps } from './experiment-wizard.tsx';

const { experimentWizard: text } = words;

export const AudienceStep = ({ draft, onChange }: StepProps) => {
  const query = useQuery(segmentNamesQuery());
  return (
    <>
      <Answer query={query} lines={2}>
        {(names) => (
          <label>
            {text.segment}
            <select
              className="field"
              value={draft.segment}
              onChange={({ target }) => onChange({ segment: target.value })}
            >
              <option value="">{text.noSegment}</option>
              {names.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        )}
      </Answer>
      <label>
        {text.sampling}
        <input
          className="field wizard-short"
          type="number"
          required
          min={0.001}
          max={100}
          step="any"
          value={draft.sampling}
          onChange={({ target }) => onChange({ sampling: target.value })}
        />
      </label>
    </>
  );
};
