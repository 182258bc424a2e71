/**
 * Admits requests by two headers, since any web page can send requests to a port of this machine. Host shows the name
 * of an attacker who rebound it to this machine. Origin shows whose page is calling.
 */
import { isIPv4, isIPv6 } from 'node:net';

export interface AdmissionRules {
  /** Names and addresses of this service, besides the loopback ones. */
  readonly hosts: readonly string[];
  /** Origins that may call, besides pages of this machine. */
  readonly origins: readonly string[];
  /** No option adds a name, so the refusal names none. */
  readonly fixedHosts?: true;
}

/** Returns the reason to refuse the request; undefined to admit it. */
export const refusalOf = (
  headers: { readonly host?: string | undefined; readonly origin?: string | undefined },
  { hosts, origins, fixedHosts }: AdmissionRules,
): string | undefined => {
  const name = hostnameOf(headers.host ?? '');
  if (!isLoopback(name) && !hosts.some((host) => hostnameOf(isIPv6(host) ? `[${host}]` : host) === name))
    return `The Host of the request is not a name of this service${fixedHosts ? '.' : '; --host adds one.'}`;
  if (headers.origin !== undefined && !isLocalPage(headers.origin) && !origins.includes(headers.origin))
    return 'The Origin of the request is not one that may call; --origin adds one.';
  return undefined;
};

const hostHeader = /^(?:dataplane\.)?(\[[0-9a-f:.]+\]|[^:[\]@/]+)(?::\d+)?$/i;

/** The name in lower case, without the port and without the prefix that clients put before it. */
const hostnameOf = (host: string): string => hostHeader.exec(host)?.[1]?.toLowerCase() ?? '';

const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '[::1]' || (isIPv4(name) && name.startsWith('127.'));

const isLocalPage = (origin: string): boolean => {
  const { protocol, hostname = '' } = URL.parse(origin) ?? {};
  return (protocol === 'http:' || protocol === 'https:') && isLoopback(hostname);
};

/** Whether a request could name this host, without a port. */
export const isHostname = (host: string): boolean => isIPv6(host) || (!host.includes(':') && hostnameOf(host) !== '');
