/**
 * Asks the rules of a feature, and throws the errors of the data plane.
 */
import { type CompiledFeature, ContextError, checkContext } from '@selfevident/evaluation';
import type { Rules } from '../store/resources/rules.ts';
import { invalidMember, missing } from './errors.ts';
import type { Context } from './handler.ts';

interface GivenContext {
  readonly text: string | undefined;
  readonly member: string;
}

/**
 * Returns the answer of a feature's rules, undefined when they are missing. The question reads the context; where no
 * rules can answer, the context is checked all the same.
 *
 * @throws ServiceError ValidationException when the text is not that of a JSON object, nested 1,000 deep at most.
 */
export const askRules = <Answer>(
  rules: Rules,
  { text, member }: GivenContext,
  question: (rules: CompiledFeature) => Answer,
): Answer | undefined => {
  try {
    if (typeof rules !== 'string') return question(rules);
    if (text !== undefined) checkContext(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof ContextError)) throw error;
    throw invalidMember(member, 'must be the text of a JSON object, nested 1,000 deep at most');
  }
};

/** The error for missing rules, which names the project or the feature. */
export const missingRules = (
  { deployment }: Pick<Context, 'deployment'>,
  { project, feature }: { readonly project: string; readonly feature: string },
  rules: Rules,
) =>
  missing(
    deployment,
    rules === 'projectMissing' ? { type: 'project', name: project } : { type: 'feature', project, name: feature },
  );
