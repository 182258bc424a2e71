/**
 * What takes the place of permissions for `evidently:` in policies, as docs/iam.md lists it.
 */
import { modelOperations, type OperationName, rowOf } from '../../../contract/index.ts';

/** Returns `POST/projects/PROJECT/evaluations/*` for EvaluateFeature. */
const routeOf = (operation: OperationName): string => {
  const { method, path } = rowOf(operation);
  const named = path.replace('{project}', 'PROJECT').replace('{segment}', 'SEGMENT');
  return `${method}${named.replaceAll(/\{\w+\}/g, '*')}`;
};

/** The pattern of an action: `*` and `?` mean what they mean to IAM, which ignores case. */
const patternOf = (action: string): RegExp => new RegExp(`^${action.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');

/** Returns the routes for an action without `evidently:`, of which `*` is all; none for one that never was. */
export const routesFor = (action: string): readonly string[] =>
  action === '*' ? ['*'] : modelOperations.filter((name) => patternOf(action).test(name)).map(routeOf);
