import { connect } from 'node:net';
import { startLocalService } from '../support/over-http.ts';
import { useRunningService } from '../support/use-service.ts';

const service = useRunningService(startLocalService);

/** Sends bytes as they are and reads until the service closes, which it is asked to; `cut` hangs up instead. */
const exchange = (bytes: string | Buffer, cut = false): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(service.endpoint);
    const socket = connect(Number(port), hostname, () => {
      if (cut) socket.end(bytes, () => socket.destroy());
      else socket.write(bytes);
    });
    let answer = '';
    socket.setEncoding('utf8').on('data', (text) => {
      answer += text;
    });
    socket.on('close', () => resolve(answer)).on('error', (error) => (cut ? resolve('') : reject(error)));
  });

const head = (line: string, headers: readonly string[] = []): string =>
  [line, 'Host: localhost', 'Connection: close', ...headers, '', ''].join('\r\n');

const post = (path: string, body: string | Buffer, type = 'application/json'): Buffer => {
  const headers = [`Content-Type: ${type}`, `Content-Length: ${Buffer.byteLength(body)}`];
  return Buffer.concat([Buffer.from(head(`POST ${path} HTTP/1.1`, headers)), Buffer.from(body)]);
};

const chunked = (...chunks: readonly string[]): string =>
  head('POST /projects HTTP/1.1', ['Transfer-Encoding: chunked', 'Content-Type: application/json']) + chunks.join('');

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
const textOf = (answer: string): string => answer.slice(answer.indexOf('\r\n\r\n') + 4);

/** Nothing, in one chunk, is what Node itself says to a request without a host. */
const jsonOrNothing = /^(\{.*\}|0\r\n\r\n)$/;

const isServing = async (): Promise<boolean> => {
  const { status, headers } = await fetch(`${service.endpoint}/projects`);
  return status === 200 && headers.has('x-amzn-requestid');
};

const deep = '['.repeat(10_000);

const requests: Readonly<Record<string, readonly [bytes: string | Buffer, status: number]>> = {
  'no HTTP': ['hello\r\n\r\n', 400],
  'bytes of TLS': [Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00]), 400],
  'HTTP of another version': ['GET /projects HTTP/9.9\r\nHost: localhost\r\n\r\n', 400],
  'no host': ['GET /projects HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  'a header without a colon': [head('GET /projects HTTP/1.1', ['nonsense']), 400],
  'a NUL in a header': [head('GET /projects HTTP/1.1', ['X: \0']), 400],
  'headers of 20 KB': [head('GET /projects HTTP/1.1', [`X: ${'x'.repeat(20_000)}`]), 431],
  'two lengths': [head('POST /projects HTTP/1.1', ['Content-Length: 2', 'Content-Length: 3']), 400],
  'a length and chunks': [head('POST /projects HTTP/1.1', ['Content-Length: 2', 'Transfer-Encoding: chunked']), 400],
  'a length that is none': [head('POST /projects HTTP/1.1', ['Content-Length: -1']), 400],
  'a chunk of no size': [chunked('zz\r\n'), 400],
  'an unknown method': [head('BREW /projects HTTP/1.1'), 400],
  'a method that nothing has': [head('PUT /projects HTTP/1.1'), 404],
  'a path of NUL': [head('GET /projects/%00 HTTP/1.1'), 400],
  'a broken escape': [head('GET /projects/%E0%A4%A HTTP/1.1'), 400],
  'an escaped slash': [head('GET /projects/a%2Fb HTTP/1.1'), 400],
  dots: [head('GET /projects/../segments HTTP/1.1'), 404],
  'no path': [head('GET ? HTTP/1.1'), 400],
  'a broken escape in a query': [head('GET /projects?maxResults=%E0%A4%A HTTP/1.1'), 400],
  'a member of a query twice': [head('GET /projects?maxResults=1&maxResults=2 HTTP/1.1'), 400],
  'a query of prototypes': [head('GET /projects?__proto__=1&constructor=2 HTTP/1.1'), 200],
  'broken JSON': [post('/projects', '{"name":'), 400],
  'JSON that says it is XML': [post('/projects', '{"name":"a"}', 'application/xml'), 400],
  'a form': [post('/projects', 'name=a', 'application/x-www-form-urlencoded'), 400],
  'an array': [post('/projects', '[]'), 400],
  'bytes that are no UTF-8': [post('/projects', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])), 400],
  'a lone surrogate': [post('/projects', '{"name":"a","description":"\\ud800"}'), 400],
  'nesting without end': [post('/projects', `{"name":${deep}`), 400],
  'nesting that ends': [post('/projects', `{"name":${deep}${deep.replaceAll('[', ']')}}`), 400],
  'a body over the limit': [post('/projects', `{"name":"${'a'.repeat(1_100_000)}"}`), 413],
  'chunks over the limit': [chunked(`${(1_100_000).toString(16)}\r\n${'a'.repeat(1_100_000)}\r\n0\r\n\r\n`), 413],
  'an event with a NUL': [
    post('/events/projects/absent', '{"events":[{"timestamp":0,"type":"x\\u0000","data":""}]}'),
    400,
  ],
};

describe('given over a bare connection', () => {
  it.each(Object.entries(requests))(
    '%s, it is refused for what it is, and the service goes on',
    async (_, [bytes, status]) => {
      const answer = await exchange(bytes);
      expect([statusOf(answer), textOf(answer)]).toEqual([status, expect.stringMatching(jsonOrNothing)]);
      expect(await isServing()).toBe(true);
    },
  );

  it.each([
    ['a request line', 'POST /proj'],
    ['headers', 'POST /projects HTTP/1.1\r\nHost: localhost\r\nContent-Le'],
    ['a body', 'POST /projects HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"name":'],
    ['a chunk', chunked('ff\r\n{"name":')],
  ])('half of %s and nobody there any more, the service goes on', async (_, bytes) => {
    await exchange(bytes, true);
    expect(await isServing()).toBe(true);
  });

  it('nothing of all that has made a project', async () => {
    const answer = (await (await fetch(`${service.endpoint}/projects`)).json()) as { projects: unknown[] };
    expect(answer.projects).toEqual([]);
  });
});
