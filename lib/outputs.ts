/**
 * The outputs of a deployment: its address, and lines to paste for clients and operators.
 */
import { join, relative, sep } from 'node:path';
import { Aws, CfnOutput } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Selfevident } from './selfevident.ts';

/**
 * The service model for boto3 and the AWS CLI, for a shell in the folder that is deployed from. The model is in the
 * checkout, or below `node_modules` of an app that has the package.
 */
const models = ['$PWD', ...relative(process.cwd(), join(import.meta.dirname, '../clients/botocore')).split(sep)].join(
  '/',
);

/** Lines to paste, by client. */
export const clientLines = (url: string, region: string): Readonly<Record<string, string>> => ({
  // botocore reads AWS_DEFAULT_REGION alone, the other SDKs AWS_REGION.
  Shell: `export AWS_ENDPOINT_URL_EVIDENTLY=${url} AWS_DATA_PATH="${models}" AWS_REGION=${region} AWS_DEFAULT_REGION=${region}`,
  Boto3: `boto3.client("evidently", endpoint_url="${url}", region_name="${region}")`,
  // Spread, since the types of the SDK lack signingName and TypeScript refuses a literal with it.
  JavaScript: `new Evidently({ endpoint: "${url}", region: "${region}", disableHostPrefix: true, ...{ signingName: "execute-api" } })`,
  Cli: `AWS_DATA_PATH="${models}" aws evidently list-projects --endpoint-url ${url} --region ${region}`,
});

const descriptions: Readonly<Record<string, string>> = {
  Shell: 'For a shell in the folder that was deployed from, with credentials, and whatever is started from it.',
  Boto3:
    'For a Python that is started behind the line for a shell, or has the service model of clients/botocore installed.',
  JavaScript: 'For @aws-sdk/client-evidently.',
  Cli: 'For the AWS CLI in the folder that was deployed from, with credentials.',
};

/** Sets the variables that `local/operator/operate.ts` requires for the commands of operators. */
const operatorLine = ({ table, failed, eventBusName, historyRetention }: Selfevident): string => {
  const ofStack = {
    TABLE_NAME: table.tableName,
    FAILED_BUCKET: failed.bucketName,
    EVENT_BUS_NAME: eventBusName,
    HISTORY_RETENTION: String(historyRetention),
  };
  const ofAccount = { PARTITION: Aws.PARTITION, ACCOUNT_ID: Aws.ACCOUNT_ID, AWS_REGION: Aws.REGION };
  return `export ${Object.entries({ ...ofStack, ...ofAccount })
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')}`;
};

export const addOutputs = (scope: Construct, service: Selfevident): void => {
  const { url } = service;
  new CfnOutput(scope, 'Url', { value: url, description: 'The address of the API.' });
  for (const [client, value] of Object.entries(clientLines(url, Aws.REGION)))
    new CfnOutput(scope, client, { value, ...(descriptions[client] ? { description: descriptions[client] } : {}) });
  for (const [architecture, layer] of Object.entries(service.agentLayers)) {
    const description = `A layer with the agent, for functions of ${architecture} whose runtime is not Node.`;
    new CfnOutput(scope, `AgentLayer${architecture.replace('_', '')}`, { value: layer.layerVersionArn, description });
  }
  const description = 'For a shell in which `selfevident failed`, `parked` or `erase` is run.';
  new CfnOutput(scope, 'Operator', { value: operatorLine(service), description });
};
