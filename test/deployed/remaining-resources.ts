/**
 * What of the stack is still there.
 */
import { json, query, rest } from './aws.ts';

/** Names of resources of the stack, of every service that it has resources of. */
export const remainingResources = async (endpoint: string): Promise<string[]> => {
  const answers = await Promise.all([
    rest(endpoint, 'lambda', '/2015-03-31/functions/'),
    rest(endpoint, 'lambda', '/2015-03-31/event-source-mappings/'),
    rest(endpoint, 'apigateway', '/restapis'),
    rest(endpoint, 'scheduler', '/schedules'),
    json(endpoint, 'logs', 'Logs_20140328.DescribeLogGroups'),
    json(endpoint, 'dynamodb', 'DynamoDB_20120810.ListTables'),
    json(endpoint, 'sqs', 'AmazonSQS.ListQueues'),
    json(endpoint, 'monitoring', 'GraniteServiceVersion20100801.DescribeAlarms'),
    json(endpoint, 'monitoring', 'GraniteServiceVersion20100801.ListDashboards'),
    query(endpoint, 'iam', { Action: 'ListRoles', Version: '2010-05-08' }),
    rest(endpoint, 's3', '/'),
    rest(endpoint, 'cloudfront', '/2020-05-31/distribution'),
    rest(endpoint, 'cloudfront', '/2020-05-31/function'),
    rest(endpoint, 'cloudfront', '/2020-05-31/origin-access-control'),
    json(endpoint, 'cognito-idp', 'AWSCognitoIdentityProviderService.ListUserPools', { MaxResults: 60 }),
    json(endpoint, 'cognito-identity', 'AWSCognitoIdentityService.ListIdentityPools', { MaxResults: 60 }),
  ]);
  const named = JSON.stringify(answers).match(/Selfevident[-\w]*/gi) ?? [];
  return [...new Set(named)].sort();
};
