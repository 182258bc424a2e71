import { useChange } from '../../api/use-change.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Name } from '../../parts/name.tsx';
import { words } from '../../words/en.ts';
import type { FeatureDialogProps } from './dialog-props.ts';
import { ruleTypeOf } from './rule-type.ts';

const { feature: text } = words;

/** The off switch: everyone without an override is served the default, whatever runs. */
export const SwitchFeature = ({ project, feature, onClose }: FeatureDialogProps) => {
  const { name, evaluationStrategy, evaluationRules = [], defaultVariation = '' } = feature;
  const isOff = evaluationStrategy === 'DEFAULT_VARIATION';
  const change = useChange('UpdateFeature', onClose);
  const [before, after] = isOff ? [defaultVariation, text.asRules] : [text.asRules, defaultVariation];
  return (
    <ConfirmDialog
      title={isOff ? text.turnOnTitle(name) : text.turnOffTitle(name)}
      action={isOff ? text.turnOn : text.turnOff}
      changes={[{ what: text.everyone, before, after }]}
      pending={change.isPending}
      error={change.error}
      onConfirm={() =>
        change.mutate({ project, feature: name, evaluationStrategy: isOff ? 'ALL_RULES' : 'DEFAULT_VARIATION' })
      }
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
