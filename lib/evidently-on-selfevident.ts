/**
 * Moves a CDK app: every resource of `AWS::Evidently::*` becomes a custom one, whatever made it.
 */
import { Annotations, CfnResource, type IAspect, type Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { DEFAULT_SUFFIX, isFormerType, isSuffix, newLogicalId, newTypeFor } from '../domain/template/rewrite.ts';
import { type ProviderOptions, serviceToken } from './resources/provider.ts';

export interface MigrationOptions extends ProviderOptions {
  /**
   * The end of new logical ids, which is the same as for `selfevident migrate`.
   * @default 'Selfevident'
   */
  readonly suffix?: string;
}

/**
 * Returns an aspect for an app, a stage or a stack: `Aspects.of(app).add(evidentlyOnSelfevident())`. References,
 * dependencies, tags, outputs and exports follow. @throws Error for a suffix that no logical id can have.
 */
export const evidentlyOnSelfevident = (options: MigrationOptions = {}): IAspect => {
  const { suffix = DEFAULT_SUFFIX } = options;
  if (!isSuffix(suffix)) throw new Error('suffix: up to 64 letters and digits, as logical ids have.');
  // The CDK may visit a construct again.
  const moved = new WeakSet<IConstruct>();
  const visit = (node: IConstruct): void => {
    if (!CfnResource.isCfnResource(node) || !isFormerType(node.cfnResourceType) || moved.has(node)) return;
    moved.add(node);
    const type = newTypeFor(node.cfnResourceType);
    if (type === undefined) {
      Annotations.of(node).addError(`${node.cfnResourceType} is no type that Evidently had.`);
      return;
    }
    node.addOverride('Type', type);
    node.addPropertyOverride('ServiceToken', serviceToken(node, options));
    rename(node, suffix);
  };
  return { visit };
};

/**
 * Gives a resource its new logical id. `Stack.exportValue` locks an id, since the name of its export contains it. Such
 * an export keeps its name, so that a stack that imports it stays deployable, and its value follows.
 */
const rename = (node: CfnResource, suffix: string): void => {
  const stack: Stack = node.stack;
  const before: string = stack.resolve(node.logicalId);
  const after = newLogicalId(before, suffix);
  try {
    node.overrideLogicalId(after);
  } catch {
    if (stack.getLogicalId(node) !== before)
      throw new Error(
        `${node.node.path}: the logical id ${before} cannot become ${after}. It was set with overrideLogicalId and ` +
          'then locked by exportValue. Add the aspect to the stack before, or leave out one of the two.',
      );
    stack.renameLogicalId(before, after);
  }
};
