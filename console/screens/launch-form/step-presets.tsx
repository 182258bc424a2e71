import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { serviceNow } from '../../api/clock.ts';
import { useVariations } from '../../api/use-variations.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { words } from '../../words/en.ts';
import type { LaunchDraft } from './launch-draft.ts';
import { dailySteps } from './presets.ts';

const { launchForm: text } = words;
const route = getRouteApi('/p/$project');

interface StepPresetsProps {
  readonly draft: LaunchDraft;
  readonly change: (changed: Partial<LaunchDraft>) => void;
}

/** Which group grows, and how quickly. */
export const StepPresets = ({ draft, change }: StepPresetsProps) => {
  const { project } = route.useParams();
  const { groups } = draft;
  const { byDefault } = useVariations(project, groups[0]?.feature ?? '');
  const [chosen, setChosen] = useState<string>();
  const others = groups.filter(({ variation }) => variation !== byDefault);
  const growing = groups.find(({ name }) => name === chosen) ?? others[0] ?? groups[0];
  const rest = groups.find(({ name, variation }) => variation === byDefault && name !== growing?.name);
  if (!growing) return <p className="quiet">{text.chooseFeature}</p>;
  const take = (percents: readonly number[]) =>
    change({ steps: dailySteps({ groups, growing: growing.name, rest: rest?.name }, percents, serviceNow()) });
  return (
    <div className="presets">
      {groups.length > 1 && (
        <ChoiceField
          label={text.growing}
          value={growing.name}
          choices={groups.map(({ name }) => [name, name] as const)}
          onValue={setChosen}
        />
      )}
      <div className="preset-buttons">
        <button type="button" className="small-button" onClick={() => take([10, 50, 100])}>
          {text.daily}
        </button>
        <button type="button" className="small-button" onClick={() => take([100])}>
          {text.atOnce}
        </button>
      </div>
    </div>
  );
};
