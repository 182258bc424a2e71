import { useQuery } from '@tanstack/react-query';
import { segmentNamesQuery } from '../../api/queries/segment-names.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { Locked } from '../../parts/locked.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import { problemsOf } from './draft.ts';
import type { StepProps } from './step-props.ts';

const { experimentWizard: text } = words;

export const AudienceStep = ({ draft, onChange, locks }: StepProps) => {
  const query = useQuery(segmentNamesQuery());
  return (
    <>
      <Locked why={locks?.segment}>
        <Answer query={query} lines={2}>
          {(names) => (
            <ChoiceField
              label={text.segment}
              value={draft.segment}
              choices={[['', text.noSegment], ...names.map((name) => [name, name] as const)]}
              onValue={(segment) => onChange({ segment })}
            />
          )}
        </Answer>
      </Locked>
      <TextField
        label={text.sampling}
        problem={problemsOf(draft).sampling}
        type="number"
        required
        min={0.001}
        max={100}
        step="any"
        value={draft.sampling}
        onValue={(sampling) => onChange({ sampling })}
      />
    </>
  );
};
