/**
 * Signs a request where the service wants it (Signature Version 4, by the browser's own cryptography).
 */
import { machineNow } from './clock.ts';
import { config } from './config.ts';
import { credentials } from './credentials.ts';
import { Failure } from './failure.ts';
import type { UnsignedRequest } from './unsigned-request.ts';

/** @throws Failure when there is nothing to sign with. */
export const signed = async (request: UnsignedRequest, operation: string): Promise<UnsignedRequest> => {
  const { signing, region } = config();
  if (signing === 'none') return request;
  const keys = credentials();
  if (!keys) throw new Failure({ kind: 'unsigned', operation, message: 'there is no key to sign with' });
  const { AwsV4Signer } = await import('aws4fetch');
  const signer = new AwsV4Signer({
    ...request,
    ...keys,
    region,
    service: 'execute-api',
    datetime: amzDate(machineNow()),
  });
  const { headers } = await signer.sign();
  return { ...request, headers: Object.fromEntries(headers as Headers) };
};

const amzDate = (time: number): string => new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
