import type { Feature } from '../../api/queries/features.ts';
import { Flow, type Rung } from '../../parts/flow.tsx';
import { Name } from '../../parts/name.tsx';
import { words } from '../../words/en.ts';

const { feature: text } = words;

/** The order in which an evaluation asks: override, launch, experiment, default. */
export const FeatureFlow = ({ feature }: { readonly project: string; readonly feature: Feature }) => (
  <section className="section" aria-label={text.flow}>
    <h2>{text.flow}</h2>
    <Flow label={text.flow} rungs={rungsOf(feature)} />
  </section>
);

const rungsOf = (feature: Feature): readonly Rung[] => {
  const overrides = Object.keys(feature.entityOverrides ?? {}).length;
  return [
    {
      id: 'override',
      title: text.override,
      active: overrides > 0,
      content: overrides > 0 ? text.overrideText(overrides) : text.noOverride,
    },
    ruleRung(feature, 'launch'),
    ruleRung(feature, 'experiment'),
    {
      id: 'default',
      title: text.default,
      active: true,
      content: (
        <>
          {text.defaultText} <Name>{feature.defaultVariation ?? ''}</Name>
        </>
      ),
    },
  ];
};

const ruleRung = ({ evaluationRules = [] }: Feature, type: 'launch' | 'experiment'): Rung => {
  const rules = evaluationRules.filter((rule) => rule.type.toLowerCase().includes(type));
  return {
    id: type,
    title: text[type],
    active: rules.length > 0,
    content: rules.length > 0 ? rules.map(({ name = '' }) => <Name key={name}>{name}</Name>) : text.none,
  };
};
