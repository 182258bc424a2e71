/**
 * The overrides of a feature: all of them, found by a part of an entity's id, changed one by one and saved at once.
 */
import { useState } from 'react';
import { entriesOf } from '../../api/entries.ts';
import { useChange } from '../../api/use-change.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import type { FeatureDialogProps } from './dialog-props.ts';
import { variationNames } from './feature-rungs.tsx';
import { type Overrides, overrideChanges } from './override-changes.ts';
import { OverrideList } from './override-list.tsx';

const { feature: text } = words;

export const EditOverrides = ({ project, feature, onClose }: FeatureDialogProps) => {
  const former: Overrides = Object.fromEntries(entriesOf(feature.entityOverrides));
  const [overrides, setOverrides] = useState<Overrides>(former);
  const names = variationNames(feature);
  const [entity, setEntity] = useState('');
  const [variation, setVariation] = useState(names[0] ?? '');
  const change = useChange('UpdateFeature', onClose);
  const add = () => {
    if (entity === '') return;
    setOverrides({ ...overrides, [entity]: variation });
    setEntity('');
  };
  return (
    <ConfirmDialog
      title={text.overridesTitle(feature.name)}
      action={text.save}
      changes={overrideChanges(former, overrides)}
      pending={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate({ project, feature: feature.name, entityOverrides: overrides })}
      onClose={onClose}
    >
      <fieldset className="line-fields">
        <legend>{text.addOverride}</legend>
        <TextField label={text.entity} maxLength={512} value={entity} onValue={setEntity} />
        <ChoiceField
          label={text.variationOf}
          value={variation}
          choices={names.map((name) => [name, name] as const)}
          onValue={setVariation}
        />
        <button type="button" className="plain-button" disabled={entity === ''} onClick={add}>
          {text.add}
        </button>
      </fieldset>
      <OverrideList overrides={overrides} variations={names} onChange={setOverrides} />
    </ConfirmDialog>
  );
};
