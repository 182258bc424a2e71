import { openDoor } from '../../../local/console/door.ts';
import type { ReceivedRequest } from '../../../local/http/received-request.ts';

const request = (path: string, query = '', cookie?: string): ReceivedRequest => ({
  id: '1',
  method: 'GET',
  path,
  query,
  rawHeaders: cookie === undefined ? [] : ['Cookie', cookie],
  body: Buffer.alloc(0),
  sourceIp: '127.0.0.1',
});

const cookieIn = (headers: Readonly<Record<string, unknown>> = {}): string =>
  String(headers['set-cookie']).split(';', 1).join();

describe('the door of selfevident console', () => {
  it('is shut without the token of this start', () => {
    const { enter, token } = openDoor();
    const shut = [
      request('/console/'),
      request('/projects'),
      request('/projects', `token=${token}x`),
      request('/console/', 'token='),
    ];
    for (const each of shut) expect(enter(each)).toMatchObject({ status: 403 });
    expect(enter({ ...request('/projects', `token=${token}`), method: 'POST' })).toMatchObject({ status: 403 });
  });

  it('takes the token out of the address, and knows it by a cookie that no script reads', () => {
    const { enter, token } = openDoor();
    const first = enter(request('/console/p/shop', `filter=a&token=${token}`));
    expect(first).toMatchObject({ status: 302, headers: { location: '/console/p/shop?filter=a' } });
    expect(first?.headers['set-cookie']).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(enter(request('/projects', '', `other=1; ${cookieIn(first?.headers)}`))).toBeUndefined();
  });

  it('does not open with the cookie of another start', () => {
    const former = openDoor();
    const cookie = cookieIn(former.enter(request('/console/', `token=${former.token}`))?.headers);
    expect(openDoor().enter(request('/projects', '', cookie))).toMatchObject({ status: 403 });
  });

  it('leads to no other site', () => {
    const { enter, token } = openDoor();
    expect(enter(request('//elsewhere.example/', `token=${token}`))?.headers.location).toBe('/elsewhere.example/');
  });
});
