/** A service in this process, called as over HTTP. */
import type { Handle } from '../../lambdas/http/dispatch.ts';
import { gatewayEvent } from '../../local/gateway/gateway-event.ts';
import type { ServiceCall } from '../../packages/evaluation/snapshot.ts';

export const callThrough =
  (handle: Handle): ServiceCall =>
  async ({ method, path: target, headers, body = '' }) => {
    const [path = '', query = ''] = target.split('?');
    const received = { id: 'request', method, path, query, rawHeaders: Object.entries(headers).flat() };
    const event = gatewayEvent(
      { ...received, body: Buffer.from(body), sourceIp: '127.0.0.1' },
      { account: '123456789012', caller: undefined, project: undefined, now: 0 },
    );
    const answer = await handle(event);
    const lower = Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
    return { status: answer.statusCode, headers: Object.fromEntries(lower), body: answer.body };
  };
