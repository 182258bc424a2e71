/**
 * The text printed at a start: the address, and lines to paste into a fresh shell.
 */
import { fileURLToPath } from 'node:url';
import type { LocalOptions } from './options.ts';
import type { LocalService } from './service.ts';
import { shellOf } from './shell.ts';

/** The service model for boto3 and the AWS CLI. `clients` is beside `bin`, and beside `dist` in the package. */
const models = fileURLToPath(new URL('../clients/botocore', import.meta.url));

type GreetingOptions = Pick<LocalOptions, 'region' | 'credentials'>;

export const greeting = (
  { url, dataDirectory, clockNotice }: Pick<LocalService, 'url' | 'dataDirectory' | 'clockNotice'>,
  { region, credentials }: GreetingOptions,
  platform = process.platform,
): string => {
  const [[key, secret] = ['any', 'any']] = [...credentials];
  const variables = {
    AWS_ENDPOINT_URL_EVIDENTLY: url,
    AWS_DATA_PATH: models,
    // botocore reads AWS_DEFAULT_REGION alone, the other SDKs AWS_REGION.
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: key,
    AWS_SECRET_ACCESS_KEY: secret,
  };
  // With credentials, these routes take keys of a project.
  const openFeature =
    credentials.size > 0 ? '' : `  OpenFeature  new OFREPProvider({ baseUrl: '${url}/projects/NAME' })\n`;
  const identity = `{ accessKeyId: '${key}', secretAccessKey: '${secret}' }`;
  return `\
Selfevident is ready at ${url}

  Console      ${url}/console/
  boto3, CLI   ${shellOf(platform).set(variables)}
  JavaScript   new Evidently({ endpoint: '${url}', disableHostPrefix: true, region: '${region}', credentials: ${identity} })
${openFeature}\
  Credentials  ${credentials.size > 0 ? [...credentials.keys()].join(', ') : 'any'}
  Data         ${dataDirectory ?? 'kept nowhere'}
${clockNotice ? `  Clock        ${clockNotice}\n` : ''}`;
};

/** Returns undefined when only this machine can call, or callers must sign. */
export const warningOf = ({ hosts, credentials }: Pick<LocalOptions, 'hosts' | 'credentials'>): string | undefined =>
  isLoopback(hosts[0]) || credentials.size > 0
    ? undefined
    : `Warning: with --host ${hosts[0]} whoever reaches this machine can read and change everything. --credential KEY:SECRET lets in only who knows the secret.`;

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');
