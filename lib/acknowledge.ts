/**
 * Findings of cdk-nag that are meant to be so, each with its reason, for a construct and what is below it.
 */
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** By the name of the plugin, the CDK itself puts findings aside, and its report has them with their reasons. */
export const acknowledge = (construct: IConstruct, reasons: Readonly<Record<string, string>>): void =>
  Validations.of(construct).acknowledge(
    ...Object.entries(reasons).map(([id, reason]) => ({ id: `AwsSolutions::${id}`, reason })),
  );
