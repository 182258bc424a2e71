/**
 * Who may call what: operations by what a caller is granted, and their `execute-api` ARNs.
 */
import { Aws } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { type OperationName, operationNames, rowOf } from '../contract/index.ts';

export const grants = {
  evaluate: ['EvaluateFeature', 'BatchEvaluateFeature'],
  putEvents: ['PutProjectEvents'],
  /** What changes nothing, evaluations without an assignment among it. */
  read: operationNames.filter(
    (name) =>
      rowOf(name).method === 'GET' ||
      rowOf(name).group === 'analysis' ||
      name === 'TestSegmentPattern' ||
      name === 'ExplainEvaluation',
  ),
  manage: operationNames.filter(
    (name) => !['EvaluateFeature', 'BatchEvaluateFeature', 'PutProjectEvents'].includes(name),
  ),
} as const satisfies Record<string, readonly OperationName[]>;

/**
 * The ARNs of operations, for any project or for one: by its name, and by its ARN as clients encode it. For one project,
 * an operation that names none in its path is left out.
 */
export const invokeArns = (api: RestApi, operations: readonly OperationName[], project?: string): string[] =>
  operations.flatMap((name) => {
    const { method, path } = rowOf(name);
    return pathsOf(path, project).map((one) => api.arnForExecuteApi(method, one, api.deploymentStage.stageName));
  });

const pathsOf = (path: string, project: string | undefined): string[] => {
  const open = (text: string) => text.replace(/\{\w+\}/g, '*');
  if (project === undefined) return [open(path)];
  if (!path.includes('{project}')) return [];
  return [project, encodedArn(project)].map((one) => open(path.replace('{project}', () => one)));
};

/** The project's ARN, percent-encoded. */
const encodedArn = (project: string): string =>
  ['arn', Aws.PARTITION, 'evidently', Aws.REGION, Aws.ACCOUNT_ID, `project%2F${project}`].join('%3A');
