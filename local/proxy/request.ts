/**
 * What the proxy does not lend its credentials to.
 */
import { firstHeader, type ReceivedRequest } from '../http/received-request.ts';
import { errorReply, type Reply } from '../http/reply.ts';

/**
 * @returns the refusal of a request that a page of another site makes a browser send, or whose path could leave that of `--url`;
 * undefined for any other. A page whose origin may call says which it is, and has been let in by that.
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

/** Browsers say of a page on another port of this machine that it is of the same site. */
const ownSites = ['same-origin', 'same-site', 'none'];

/** Whether a part is `..` for anyone on the way: some servers decode a path before they resolve it, some take a backslash for a slash. */
const leadsUp = (path: string): boolean =>
  path
    .replaceAll(/%2e/gi, '.')
    .split(/[/\\]|%2f|%5c/i)
    .some((part) => /^\.\.(;|$)/.test(part));
