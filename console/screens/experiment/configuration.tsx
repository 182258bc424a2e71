/**
 * What was set up: hypothesis, treatments, audience, metrics.
 */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Experiment, ExperimentHealth } from '../../api/queries/experiments.ts';
import { Name } from '../../parts/name.tsx';
import { useProject } from '../../shell/use-project.ts';
import { words } from '../../words/en.ts';
import { percent } from '../../words/numbers.ts';
import { servedBy } from './treatments.ts';

const { experiment: text } = words;

interface ConfigurationProps {
  readonly experiment: Experiment;
  readonly health: ExperimentHealth | undefined;
}

export const Configuration = ({ experiment, health }: ConfigurationProps) => (
  <section className="section" aria-label={text.configuration}>
    <h2>{text.configuration}</h2>
    <dl className="facts">
      <Fact name={text.hypothesis}>
        {experiment.description ? <Name>{experiment.description}</Name> : text.noHypothesis}
      </Fact>
      <Fact name={text.treatments}>
        <Treatments experiment={experiment} />
      </Fact>
      <Fact name={text.audience}>
        {experiment.segment ? <Name>{lastOf(experiment.segment)}</Name> : text.everyone}
        {health?.shareTakingPart !== undefined && `; ${text.taking(percent(health.shareTakingPart))}`}
      </Fact>
      <Fact name={text.goals}>
        {(experiment.metricGoals ?? []).map(({ metricDefinition, desiredChange }) => (
          <Goal key={metricDefinition.name} definition={metricDefinition} direction={desiredChange} />
        ))}
      </Fact>
      <Fact name={text.salt}>
        <Name>{experiment.randomizationSalt ?? ''}</Name>
      </Fact>
    </dl>
  </section>
);

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** Weights are thousandths of a percent. */
const EVERYONE = 100_000;

const Treatments = ({ experiment }: { readonly experiment: Experiment }) => {
  const project = useProject() ?? '';
  const weights = experiment.onlineAbDefinition?.treatmentWeights ?? {};
  return servedBy(experiment).map(({ treatment, feature, variation }) => (
    <p key={`${treatment} ${feature}`}>
      <Name>{treatment}</Name>:{' '}
      <Link to="/p/$project/features/$feature" params={{ project, feature }}>
        <Name>{feature}</Name>
      </Link>{' '}
      = <Name>{variation}</Name>, {text.serves(percent((weights[treatment] ?? 0) / EVERYONE))}
    </p>
  ));
};

type Definition = NonNullable<Experiment['metricGoals']>[number]['metricDefinition'];

interface GoalProps {
  readonly definition: Definition;
  readonly direction: 'INCREASE' | 'DECREASE' | undefined;
}

const Goal = ({ definition, direction }: GoalProps) => {
  const { name = '', entityIdKey = '', valueKey = '', eventPattern, aggregation } = definition;
  return (
    <p>
      <Name>{name}</Name>: {words.experimentWizard.aggregations[aggregation ?? 'VALUE_PER_EVENT']};{' '}
      {text.wanted[direction ?? 'none']}; <Name>{text.goalKeys(entityIdKey, valueKey)}</Name>
      {eventPattern !== undefined && (
        <>
          ; {text.pattern} <code>{eventPattern}</code>
        </>
      )}
    </p>
  );
};

/** The name in an ARN. */
const lastOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);
