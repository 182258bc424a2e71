/**
 * The overrides of a feature: all of them, found by a part of an entity's id, changed one by one and saved at once.
 */
import { useState } from 'react';
import { entriesOf } from '../../api/entries.ts';
import type { Feature } from '../../api/queries/features.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { calling, useEdit } from '../../parts/edit/use-edit.ts';
import { TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import { featureLines } from '../feature-form/feature-lines.ts';
import type { FeatureDialogProps } from './dialog-props.ts';
import { variationNames } from './feature-rungs.tsx';
import { type Overrides, overrideChanges } from './override-changes.ts';
import { OverrideList } from './override-list.tsx';

const { feature: text } = words;

export const EditOverrides = ({ project, feature, onClose }: FeatureDialogProps) => {
  const { original, draft, change, save, ...edit } = useEdit(calling('UpdateFeature'), {
    theirs: feature,
    draftOf: overridesOf,
    done: onClose,
  });
  const { overrides } = draft;
  const setOverrides = (next: Overrides) => change({ overrides: next });
  return (
    <ConfirmDialog
      title={text.overridesTitle(feature.name)}
      action={text.save}
      changes={overrideChanges(original.overrides, overrides)}
      pending={edit.isPending}
      error={edit.error}
      elsewhere={edit.elsewhere(featureLines)}
      onConfirm={() => save({ project, feature: feature.name, entityOverrides: overrides })}
      onClose={onClose}
    >
      <AddOverride
        names={variationNames(feature)}
        onAdd={(entity, variation) => setOverrides({ ...overrides, [entity]: variation })}
      />
      <OverrideList overrides={overrides} variations={variationNames(feature)} onChange={setOverrides} />
    </ConfirmDialog>
  );
};

const overridesOf = ({ entityOverrides }: Feature): { readonly overrides: Overrides } => ({
  overrides: Object.fromEntries(entriesOf(entityOverrides)),
});

interface AddOverrideProps {
  /** Of all variations. */
  readonly names: readonly string[];
  readonly onAdd: (entity: string, variation: string) => void;
}

const AddOverride = ({ names, onAdd }: AddOverrideProps) => {
  const [entity, setEntity] = useState('');
  const [variation, setVariation] = useState(names[0] ?? '');
  const add = () => {
    onAdd(entity, variation);
    setEntity('');
  };
  return (
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
  );
};
