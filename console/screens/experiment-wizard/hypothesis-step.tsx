import { words } from '../../words/en.ts';
import type { StepProps } from './experiment-wizard.tsx';

const { experimentWizard: text } = words;

export const HypothesisStep = ({ draft, onChange }: StepProps) => (
  <>
    <label>
      {text.name}
      <input
        className="field"
        required
        maxLength={127}
        pattern="[\-a-zA-Z0-9._]+"
        title={text.nameHint}
        value={draft.name}
        onChange={({ target }) => onChange({ name: target.value })}
      />
    </label>
    <label>
      {text.hypothesis}
      <textarea
        className="field"
        rows={3}
        maxLength={160}
        aria-describedby="hypothesis-hint"
        value={draft.hypothesis}
        onChange={({ target }) => onChange({ hypothesis: target.value })}
      />
    </label>
    <p id="hypothesis-hint" className="quiet">
      {text.hypothesisHint}
    </p>
  </>
);
