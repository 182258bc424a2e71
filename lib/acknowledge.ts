/**
 * Accepts findings of cdk-nag, each with its reason, for a construct and everything below it.
 */
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** The CDK's report lists accepted findings with their reasons. The name of the plugin comes before each id. */
export const acknowledge = (construct: IConstruct, reasons: Readonly<Record<string, string>>): void =>
  Validations.of(construct).acknowledge(
    ...Object.entries(reasons).map(([id, reason]) => ({ id: `AwsSolutions::${id}`, reason })),
  );
