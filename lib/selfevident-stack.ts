/**
 * A stack with the service, and outputs for its clients.
 */
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { addOutputs } from './outputs.ts';
import type { SelfevidentProps } from './props.ts';
import { Selfevident } from './selfevident.ts';

export interface SelfevidentStackProps extends StackProps {
  readonly service?: SelfevidentProps;
}

export class SelfevidentStack extends Stack {
  readonly service: Selfevident;

  constructor(scope: Construct, id: string, { service, ...props }: SelfevidentStackProps = {}) {
    super(scope, id, props);
    this.service = new Selfevident(this, 'Service', service);
    addOutputs(this, this.service);
    const targets = Object.entries(this.service.domainTargets).map(([name, target]) => `${name} -> ${target}`);
    if (targets.length > 0) new CfnOutput(this, 'DomainTargets', { value: targets.join(', ') });
  }
}
