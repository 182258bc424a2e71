import type { ReactNode } from 'react';
import { FirstUse } from '../../parts/first-use.tsx';
import { words } from '../../words/en.ts';
import { clientLine } from '../client-line.ts';

interface ExperimentsFirstUseProps {
  readonly project: string;
  readonly action: ReactNode;
}

export const ExperimentsFirstUse = ({ project, action }: ExperimentsFirstUseProps) => (
  <FirstUse
    title={words.experiments.firstTitle}
    text={words.experiments.firstText}
    code={[
      'import boto3',
      clientLine(),
      "arms = [{'name': name, 'feature': 'new-checkout', 'variation': name} for name in ('off', 'on')]",
      "revenue = {'metricDefinition': {'name': 'revenue', 'entityIdKey': 'user', 'valueKey': 'amount'}}",
      `evidently.create_experiment(project='${project}', name='checkout-test', treatments=arms, metricGoals=[revenue])`,
    ].join('\n')}
    action={action}
  />
);
