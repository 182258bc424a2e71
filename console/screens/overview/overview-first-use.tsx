import { Link } from '@tanstack/react-router';
import { FirstUse } from '../../parts/first-use.tsx';
import { words } from '../../words/en.ts';
import { clientLine } from '../client-line.ts';

export const OverviewFirstUse = ({ project }: { readonly project: string }) => (
  <FirstUse
    title={words.overview.firstTitle}
    text={words.overview.firstText}
    code={[
      'import boto3',
      clientLine(),
      `evidently.create_feature(project='${project}', name='new-checkout', variations=[{'name': 'off', 'value': {'boolValue': False}}, {'name': 'on', 'value': {'boolValue': True}}])`,
      `print(evidently.evaluate_feature(project='${project}', feature='new-checkout', entityId='u-17'))`,
    ].join('\n')}
    action={
      <Link to="/p/$project/features" params={{ project }} className="plain-button">
        {words.overview.toFeatures}
      </Link>
    }
  />
);
