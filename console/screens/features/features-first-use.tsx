import { Link } from '@tanstack/react-router';
import { FirstUse } from '../../parts/first-use.tsx';
import { ForRole } from '../../parts/for-role.tsx';
import { words } from '../../words/en.ts';
import { clientLine } from '../client-line.ts';

export const FeaturesFirstUse = ({ project }: { readonly project: string }) => (
  <FirstUse
    title={words.features.firstTitle}
    text={words.features.firstText}
    code={[
      'import boto3',
      clientLine(),
      `evidently.create_feature(project='${project}', name='new-checkout', variations=[`,
      "  {'name': 'off', 'value': {'boolValue': False}}, {'name': 'on', 'value': {'boolValue': True}}])",
      `print(evidently.evaluate_feature(project='${project}', feature='new-checkout', entityId='u-17')['variation'])`,
    ].join('\n')}
    action={
      <ForRole least="admin">
        <Link className="main-button" to="/p/$project/create-feature" params={{ project }}>
          {words.feature.create}
        </Link>
      </ForRole>
    }
  />
);
