/**
 * The operation that says what the service is.
 */
import { isExtension, operationNames } from '../../contract/index.ts';
import { version } from '../../domain/version.ts';
import type { Handler } from './handler.ts';

export const getService: Handler<'GetService'> = async (_, { deployment, quotas, now }) => {
  const { partition, region, account } = deployment;
  const extensions = operationNames.filter(isExtension);
  return { time: now, version, partition, region, account, quotas: { ...quotas }, extensions };
};
