/**
 * Lets in who knows the token of this start. The first address has it; a cookie has it from then on, so that it stays
 * out of the history of the browser and of the addresses that people send each other.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { firstHeader, type ReceivedRequest } from '../http/received-request.ts';
import { errorReply, type Reply } from '../http/reply.ts';

interface Door {
  readonly token: string;
  /** Returns what to answer instead; undefined for a request that may go on. */
  readonly enter: (request: ReceivedRequest) => Reply | undefined;
}

export const openDoor = (): Door => {
  const token = randomBytes(24).toString('base64url');
  // Cookies do not keep the ports of a machine apart, so each start has a name of its own.
  const cookie = `selfevident-${randomBytes(6).toString('hex')}`;
  const isToken = (text: string | null | undefined): boolean =>
    text?.length === token.length && timingSafeEqual(Buffer.from(text), Buffer.from(token));
  return {
    token,
    enter: (request) => {
      const given = new URLSearchParams(request.query).get('token');
      if (request.method === 'GET' && isToken(given)) return admit(request, `${cookie}=${token}`);
      return isToken(cookieOf(request, cookie)) ? undefined : refusal;
    },
  };
};

const admit = ({ path, query }: ReceivedRequest, cookie: string): Reply => {
  const rest = new URLSearchParams(query);
  rest.delete('token');
  // A path that began with two slashes would lead to another site.
  const location = `${path.replace(/^[/\\]+/, '/')}${rest.size > 0 ? `?${rest}` : ''}`;
  const headers = {
    location,
    'set-cookie': `${cookie}; HttpOnly; SameSite=Strict; Path=/`,
    'cache-control': 'no-store',
  };
  return { status: 302, headers, body: '' };
};

const cookieOf = (request: ReceivedRequest, name: string): string | undefined =>
  (firstHeader(request, 'cookie') ?? '')
    .split(/;\s*/)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);

const refusal = errorReply(
  403,
  'ForbiddenException',
  'The address that selfevident console printed has a token of its start: open that one.',
);
