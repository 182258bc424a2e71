import { gunzipSync } from 'node:zlib';
import { compress } from '../../../local/gateway/compress.ts';

const request = (encodings?: string) => ({
  id: '',
  method: 'GET',
  path: '/projects/shop/snapshot',
  query: '',
  rawHeaders: encodings === undefined ? [] : ['Accept-Encoding', encodings],
  body: Buffer.alloc(0),
  sourceIp: '',
});
const reply = (body: string) => ({ status: 200, headers: { etag: '"1.1"' }, body });
const long = JSON.stringify({ text: 'å'.repeat(600) });

describe('an answer', () => {
  it('is compressed for a client that accepts it', async () => {
    const { headers, body } = await compress(request('deflate, gzip;q=0.5'), reply(long));
    expect(headers).toEqual({ etag: '"1.1"', 'content-encoding': 'gzip' });
    expect(gunzipSync(body as Buffer).toString()).toBe(long);
  });

  it('may be a file of the console', async () => {
    const file = { status: 200, headers: { 'content-type': 'text/javascript' }, body: Buffer.from(long) };
    const { body } = await compress(request('gzip'), file);
    expect(gunzipSync(body as Buffer).toString()).toBe(long);
  });

  it.each([
    ['that is short', reply('{}'), 'gzip'],
    ['for a client that does not say that it accepts it', reply(long), undefined],
    ['for a client that wants another one', reply(long), 'br'],
  ])('%s is sent as it is', async (_, sent, encodings) => {
    expect(await compress(request(encodings), sent)).toBe(sent);
  });
});
