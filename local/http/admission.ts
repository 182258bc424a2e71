/**
 * Which requests may come in at all. The service listens where any web page can send requests to, and knows its own callers by two headers:
 * Host, which an attacker's name that was rebound to this machine gives away, and Origin, which says whose page is asking.
 */
import { isIPv4, isIPv6 } from 'node:net';

export interface AdmissionRules {
  /** Names and addresses that count as this service, besides the loopback ones. */
  readonly hosts: readonly string[];
  /** Origins that may call, besides pages of this machine. */
  readonly origins: readonly string[];
  /** There is no option that adds a name. */
  readonly fixedHosts?: true;
}

/** @returns the reason to refuse the request, undefined to let it in. */
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

/** The name without the port, and without the prefix that clients put before it. */
const hostnameOf = (host: string): string => hostHeader.exec(host)?.[1]?.toLowerCase() ?? '';

const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '[::1]' || (isIPv4(name) && name.startsWith('127.'));

const isLocalPage = (origin: string): boolean => {
  const { protocol, hostname = '' } = URL.parse(origin) ?? {};
  return (protocol === 'http:' || protocol === 'https:') && isLoopback(hostname);
};

/** Whether a request could name this host, without a port. */
export const isHostname = (host: string): boolean => isIPv6(host) || (!host.includes(':') && hostnameOf(host) !== '');
