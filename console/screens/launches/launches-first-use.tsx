import type { ReactNode } from 'react';
import { FirstUse } from '../../parts/first-use.tsx';
import { words } from '../../words/en.ts';
import { clientLine } from '../client-line.ts';

export const LaunchesFirstUse = ({ project, action }: { readonly project: string; readonly action: ReactNode }) => (
  <FirstUse
    title={words.launches.firstTitle}
    text={words.launches.firstText}
    code={[
      'import boto3, datetime',
      clientLine(),
      "groups = [{'name': name, 'feature': 'new-checkout', 'variation': name} for name in ('off', 'on')]",
      "steps = [{'startTime': datetime.datetime.now(), 'groupWeights': {'on': 10_000, 'off': 90_000}}]",
      `evidently.create_launch(project='${project}', name='checkout-rollout', groups=groups, scheduledSplitsConfig={'steps': steps})`,
    ].join('\n')}
    action={action}
  />
);
