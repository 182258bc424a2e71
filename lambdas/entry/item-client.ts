/**
 * The client for single items, with the credentials of the function's role.
 */
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { type ItemClientOptions, itemClient } from '../store/table/item-client.ts';
import type { ItemClient } from '../store/table/item-table.ts';
import { requireVariable } from './environment.ts';

export const itemClientFromEnvironment = (options: Pick<ItemClientOptions, 'timeouts' | 'maxAttempts'>): ItemClient => {
  const region = requireVariable('AWS_REGION');
  return itemClient({ region, endpoint: endpointIn(region), credentials: defaultProvider(), ...options });
};

/** DynamoDB's endpoint in the region, or the one in the SDKs' environment variables. */
export const endpointIn = (region: string): URL => {
  const { AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL, URL_SUFFIX = 'amazonaws.com' } = process.env;
  return new URL(AWS_ENDPOINT_URL_DYNAMODB || AWS_ENDPOINT_URL || `https://dynamodb.${region}.${URL_SUFFIX}`);
};
