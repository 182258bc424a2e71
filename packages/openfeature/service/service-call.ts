/** Calls the service at an address: signs where there are credentials, and keeps its connection. */
import type { Agent } from 'node:http';
import type { ServiceCall } from '@selfevident/evaluation/snapshot';
import { type CredentialsSource, credentialsOf } from './credentials.ts';
import { exchange, protocolOf } from './exchange.ts';
import { signedHeaders } from './signature.ts';

export interface ServicePlace {
  /** The address, such as `https://ID.execute-api.eu-west-1.amazonaws.com/prod`. */
  readonly url: string;
  /** By default that of the address, or of the environment. */
  readonly region?: string | undefined;
  readonly credentials?: CredentialsSource | undefined;
}

/** A connection that nobody used for this time, in milliseconds, is not trusted: the process may have been frozen. */
const IDLE = 10_000;

export const openServiceCall = ({ url: address, region, credentials: given }: ServicePlace): ServiceCall => {
  const base = new URL(address.endsWith('/') ? address : `${address}/`);
  const credentials = credentialsOf(given);
  // Nearby, as plain HTTP is, loading what reads it takes longer than sending all: three milliseconds at a start.
  const accepted: Record<string, string> = base.protocol === 'https:' ? { 'accept-encoding': 'gzip' } : {};
  let [agent, used]: [Agent | undefined, number] = [undefined, Date.now()];
  return async ({ method, path, headers: own, body }) => {
    const now = Date.now();
    if (!agent || now - used > IDLE || now < used) agent = new (protocolOf(base).Agent)({ keepAlive: true });
    used = now;
    const url = new URL(path.slice(1), base);
    const headers = { ...(method === 'GET' ? accepted : { 'content-type': 'application/json' }), ...own };
    const signer = await credentials();
    if (!signer) return exchange(url, { method, headers, body, agent });
    const request = {
      method,
      host: url.host,
      path: url.pathname,
      query: url.search.slice(1),
      headers,
      body: body ?? '',
    };
    const signed = signedHeaders(request, { credentials: signer, region: region ?? regionOf(base), time: now });
    return exchange(url, { method, headers: signed, body, agent });
  };
};

const regionOf = ({ hostname }: URL): string =>
  /\.execute-api\.([a-z0-9-]+)\.amazonaws\.com/.exec(hostname)?.[1] ?? process.env.AWS_REGION ?? 'us-east-1';
