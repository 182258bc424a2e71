/**
 * Refuses the requests that the proxy must not sign.
 */
import { firstHeader, type ReceivedRequest } from '../http/received-request.ts';
import { errorReply, type Reply } from '../http/reply.ts';

/**
 * Refuses a request of another site's page, and one whose path could leave that of `--url`. A page of an admitted
 * origin sends its Origin, which has been checked before.
 *
 * @returns undefined for a request that may be signed.
 */
export const refusalOf = (request: ReceivedRequest): Reply | undefined => {
  const site = firstHeader(request, 'sec-fetch-site') ?? 'none';
  if (!ownSites.includes(site) && firstHeader(request, 'origin') === undefined)
    return errorReply(403, 'ForbiddenException', 'The proxy does not sign for pages of other sites.');
  if (request.path.startsWith('/') && !leadsUp(request.path)) return undefined;
  return errorReply(
    400,
    'ValidationException',
    "The path must begin with / and have no '..' in it: it stays below --url.",
  );
};

/** For browsers, a page on another port of this machine is of the same site. */
const ownSites = ['same-origin', 'same-site', 'none'];

/**
 * Whether a part of the path can be `..`: some servers decode before they resolve, some take a backslash for a slash.
 */
const leadsUp = (path: string): boolean =>
  /\.\.|%2e/i.test(path) &&
  path
    .replaceAll(/%2e/gi, '.')
    .split(/[/\\]|%2f|%5c/i)
    .some((part) => /^\.\.(;|$)/.test(part));
