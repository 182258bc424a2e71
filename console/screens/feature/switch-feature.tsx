import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { calling, useEdit } from '../../parts/edit/use-edit.ts';
import { Name } from '../../parts/name.tsx';
import { words } from '../../words/en.ts';
import { featureLines } from '../feature-form/feature-lines.ts';
import type { FeatureDialogProps } from './dialog-props.ts';
import { ruleTypeOf } from './rule-type.ts';

const { feature: text } = words;

/** The off switch: everyone without an override is served the default, whatever runs. */
export const SwitchFeature = ({ project, feature, onClose }: FeatureDialogProps) => {
  const edit = useEdit(calling('UpdateFeature'), { theirs: feature, done: onClose, leave: onClose });
  const { name, evaluationStrategy: former, evaluationRules = [], defaultVariation = '' } = edit.from;
  const isOff = former === 'DEFAULT_VARIATION';
  const evaluationStrategy = isOff ? 'ALL_RULES' : 'DEFAULT_VARIATION';
  const [before, after] = isOff ? [defaultVariation, text.asRules] : [text.asRules, defaultVariation];
  return (
    <ConfirmDialog
      title={isOff ? text.turnOnTitle(name) : text.turnOffTitle(name)}
      action={isOff ? text.turnOn : text.turnOff}
      changes={[{ what: text.everyone, before, after }]}
      pending={edit.isPending}
      error={edit.error}
      elsewhere={edit.elsewhere((one) => featureLines(one), featureLines({ ...edit.from, evaluationStrategy }))}
      onConfirm={() => edit.save({ project, feature: name, evaluationStrategy })}
      onClose={onClose}
    >
      {!isOff &&
        evaluationRules.map((rule) => (
          <p key={rule.name}>
            <Name>{rule.name ?? ''}</Name>: {text.ruleServes(ruleTypeOf(rule.type))}
          </p>
        ))}
    </ConfirmDialog>
  );
};
