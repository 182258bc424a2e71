import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, Stack, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { InterfaceVpcEndpoint } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { SelfevidentProps } from '../../lib/props.ts';
import { SelfevidentStack } from '../../lib/selfevident-stack.ts';
import { newApp } from './app.ts';
import { everyOption } from './stacks.ts';

interface Violation {
  readonly ruleName: string;
  readonly reason?: string;
}

interface PluginReport {
  readonly pluginName: string;
  readonly conclusion: string;
  readonly violations: readonly Violation[];
  readonly suppressedViolations?: readonly Violation[];
}

interface Checked {
  /** Whether the CDK's own validation runs too, which takes as long as all the rest. */
  readonly validated: boolean;
}

/** What the report of a synthesis says of cdk-nag, when the validation of the CDK itself finds nothing. */
const reportOf = (make: (app: App) => Stack, { validated }: Checked = { validated: false }): PluginReport => {
  const context = { '@aws-cdk/core:failSynthOnValidationErrors': false };
  const app = newApp({ context, builtinCloudFormationValidation: validated });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  make(app);
  app.synth();
  const report = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')) as {
    readonly pluginReports: readonly PluginReport[];
  };
  const [nag, ...others] = report.pluginReports;
  expect(others).toEqual([]);
  return nag as PluginReport;
};

/** The rules that cdk-nag finds broken in a stack, those left out that are acknowledged. */
const findings = (make: (app: App) => Stack, checked?: Checked): string[] =>
  reportOf(make, checked).violations.map(({ ruleName }) => ruleName);

describe('cdk-nag', () => {
  it.each([
    ['by default', {}],
    ['with every option', everyOption],
  ])('finds nothing in the stack %s that is not meant to be so, with a reason', (_, service) => {
    const make = (app: App) => new SelfevidentStack(app, 'Selfevident', { service });
    expect(findings(make, { validated: true })).toEqual([]);
  });

  it('finds nothing in a stack that tells people', () => {
    const tellers = (app: App) => {
      const elsewhere = new Stack(newApp(), 'Elsewhere');
      const topic = Topic.fromTopicArn(elsewhere, 'Topic', 'arn:aws:sns:eu-west-1:123456789012:told');
      const webhook = Secret.fromSecretNameV2(elsewhere, 'Secret', 'slack');
      return new SelfevidentStack(app, 'Selfevident', { service: { notifications: { topic, webhook } } });
    };
    expect(findings(tellers)).toEqual([]);
  });

  it('finds nothing in a stack with a console', () => {
    const shown = findings((app) => new SelfevidentStack(app, 'Selfevident', { service: { console: {} } }));
    expect(shown).toEqual([]);
  });

  it('finds nothing in a stack that is reached by a name of its own, or from within a network alone', () => {
    const reached = (service: (elsewhere: Stack) => SelfevidentProps) =>
      findings(
        (app) => new SelfevidentStack(app, 'Selfevident', { service: service(new Stack(newApp(), 'Elsewhere')) }),
      );
    const named = reached((elsewhere) => ({
      domain: {
        name: 'evidently.example.com',
        certificate: Certificate.fromCertificateArn(
          elsewhere,
          'Name',
          'arn:aws:acm:eu-west-1:111122223333:certificate/c',
        ),
      },
    }));
    expect(named).toEqual([]);
    const endpoint = { vpcEndpointId: 'vpce-1', port: 443 };
    const closed = reached((elsewhere) => ({
      privateEndpoints: [InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(elsewhere, 'Endpoint', endpoint)],
    }));
    expect(closed).toEqual([]);
  });

  it('is in the report of every synthesis, with what was meant to be so and a sentence that says why', () => {
    const {
      pluginName,
      conclusion,
      suppressedViolations = [],
    } = reportOf((app) => new SelfevidentStack(app, 'Selfevident'));
    expect([pluginName, conclusion]).toEqual(['AwsSolutions', 'success']);
    expect(suppressedViolations.map(({ ruleName }) => ruleName)).toContain('AwsSolutions-APIG6');
    for (const { reason } of suppressedViolations) expect(reason).toMatch(/^(\S+ ){3,}\S+\.$/);
  });

  it('finds nothing in a stack with a key of its own', () => {
    const arn = 'arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012';
    const encrypted = findings((app) => {
      const encryptionKey = Key.fromKeyArn(new Stack(newApp(), 'Elsewhere'), 'Key', arn);
      return new SelfevidentStack(app, 'Selfevident', { service: { encryptionKey } });
    });
    expect(encrypted).toEqual([]);
  });

  it('finds what is wrong with another', () => {
    const careless = findings((app) => {
      const stack = new Stack(app, 'Careless');
      new Bucket(stack, 'Bucket');
      return stack;
    });
    expect(careless).toContain('AwsSolutions-S1');
  });
});
