/**
 * References in templates: a name, or the ARN that `!Ref` and `!GetAtt X.Arn` give.
 */
import type { ResourceType } from '../arn.ts';

/** The name at the end of an ARN, or the name itself. */
export const nameInReference = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

/** The members of a trial that list its arms. */
export const arms = (type: ResourceType): readonly string[] =>
  type === 'launch' ? ['groups'] : type === 'experiment' ? ['treatments'] : [];
