/**
 * The lines that make a client of boto3 for the service of this page.
 */
import { config } from '../api/config.ts';

export const clientLine = (): string => {
  const { local, region, api } = config();
  const address = api || location.origin;
  const keys = local && config().signing === 'none' ? ["  aws_access_key_id='any', aws_secret_access_key='any',"] : [];
  return [
    "evidently = boto3.client('evidently',",
    `  endpoint_url='${address}', region_name='${region}',`,
    ...keys,
    ')',
  ].join('\n');
};
