/**
 * The CDK app: one stack with the service. `--context` takes `ephemeral=true`, `decodedPaths=true`,
 * `quotas='{"projects":200}'`, `formerArns=123456789012/eu-west-1` and more: lib/context.ts has them, docs/deploying.md
 * says what they mean, and lib/props.ts has all other settings.
 */
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readSettings } from '../lib/context.ts';
import { SelfevidentStack } from '../lib/selfevident-stack.ts';
import { SettingsError } from '../lib/settings.ts';

const app = new App();

Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

try {
  const description = 'The Amazon CloudWatch Evidently API, self-hosted.';
  new SelfevidentStack(app, 'Selfevident', { description, service: readSettings(app.node) });
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  // At once: an app is synthesized when its process ends by itself.
  process.exit(1);
}
