/**
 * The CDK app: one stack with the service. `--context` takes `ephemeral=true`, `decodedPaths=true`,
 * `quotas='{"projects":200}'` and `destinations='{"buckets":["events-of-mine"]}'`; what else there is to set is in
 * lib/props.ts.
 */
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { SelfevidentStack } from '../lib/selfevident-stack.ts';

const app = new App();
const isSet = (name: string): boolean => String(app.node.tryGetContext(name)) === 'true';

Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

new SelfevidentStack(app, 'Selfevident', {
  description: 'The Amazon CloudWatch Evidently API, self-hosted.',
  service: {
    ephemeral: isSet('ephemeral'),
    decodedPaths: isSet('decodedPaths'),
    quotas: JSON.parse(app.node.tryGetContext('quotas') ?? '{}'),
    destinations: JSON.parse(app.node.tryGetContext('destinations') ?? '{}'),
  },
});
