/**
 * The new identity of a resource of `AWS::Evidently::*` in a template. CloudFormation refuses another type under a
 * logical id that exists, so that the logical id is another one too. What rewrites files and what rewrites CDK apps
 * agree on it: an app may be deployed once as a rewritten file, and then by itself.
 */
import { customTypeOf, readTemplateType } from './template-type.ts';

/** The export that has the ARN of the provider, unless the deployment gave it another name. */
export const DEFAULT_PROVIDER = 'Selfevident-TemplateProvider';

export const DEFAULT_SUFFIX = 'Selfevident';

const FORMER = 'AWS::Evidently::';

/** Whether a type is one that AWS had, or could have had. */
export const isFormerType = (type: string): boolean => type.startsWith(FORMER);

/** `Custom::EvidentlyFeature` for `AWS::Evidently::Feature`; undefined for a type that has no other. */
export const newTypeFor = (type: string): string | undefined => {
  const read = isFormerType(type) ? readTemplateType(type) : undefined;
  return read && customTypeOf(read);
};

/** Whether text may be the end of a logical id: letters and digits. */
export const isSuffix = (suffix: string): boolean => /^[A-Za-z0-9]{1,64}$/.test(suffix);

export const newLogicalId = (logicalId: string, suffix: string = DEFAULT_SUFFIX): string => `${logicalId}${suffix}`;

/** Whether the provider is named by its ARN and not by its export. */
export const isArn = (provider: string): boolean => provider.startsWith('arn:');
