import { gatewayEvent } from '../../../local/gateway/gateway-event.ts';
import type { ReceivedRequest } from '../../../local/http/received-request.ts';

const received: ReceivedRequest = {
  id: 'id-1',
  method: 'POST',
  path: '/projects/arn%3Aaws%3Aevidently%3Aus-east-1%3A1%3Aproject%2Fp/features',
  query: '',
  rawHeaders: ['Host', '127.0.0.1:2773', 'X-Many', 'a', 'X-Many', 'b', 'User-Agent', 'ua'],
  body: Buffer.from('{"a":"é"}'),
  sourceIp: '127.0.0.1',
};
const caller = { accessKey: 'KEY', userArn: 'arn:aws:iam::1:user/KEY' };
const eventOf = (changes: Partial<ReceivedRequest> = {}) =>
  gatewayEvent({ ...received, ...changes }, { account: '1', caller, project: undefined, now: 1_700_000_000_000 });

describe('the event of a request', () => {
  it('has the path as it was sent, and the body as text', () => {
    expect(eventOf()).toMatchObject({
      httpMethod: 'POST',
      path: received.path,
      body: '{"a":"é"}',
      isBase64Encoded: false,
    });
  });

  it('has headers once and all', () => {
    expect(eventOf().headers).toEqual({ Host: '127.0.0.1:2773', 'X-Many': 'b', 'User-Agent': 'ua' });
    expect(eventOf().multiValueHeaders['X-Many']).toEqual(['a', 'b']);
  });

  it('says who called, from where and when', () => {
    expect(eventOf().requestContext).toMatchObject({
      requestId: 'id-1',
      domainName: '127.0.0.1:2773',
      requestTimeEpoch: 1_700_000_000_000,
      identity: { accessKey: 'KEY', userArn: 'arn:aws:iam::1:user/KEY', sourceIp: '127.0.0.1', userAgent: 'ua' },
    });
  });

  it('has no query and no body where there is none', () => {
    expect(eventOf({ body: Buffer.alloc(0) })).toMatchObject({
      body: null,
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
    });
  });

  it('has the bytes of a body that is no text', () => {
    const body = Buffer.from([0x7b, 0xff, 0x7d]);
    expect(eventOf({ body })).toMatchObject({ body: body.toString('base64'), isBase64Encoded: true });
  });

  it('keeps a byte order mark', () => {
    expect(eventOf({ body: Buffer.from('\ufeff{}') }).body).toBe('\ufeff{}');
  });

  it.each(['__proto__', 'constructor', 'toString'])('treats %s as a name like any other', (name) => {
    const event = eventOf({ query: `${name}=1`, rawHeaders: [name, 'x'] });
    expect(Object.entries(event.queryStringParameters ?? {})).toEqual([[name, '1']]);
    expect(Object.entries(event.headers)).toEqual([[name, 'x']]);
    expect(Object.entries(event.multiValueHeaders)).toEqual([[name, ['x']]]);
  });
});

describe('the query of a request', () => {
  it.each([
    ['tagKeys=a&tagKeys=b', { tagKeys: ['a', 'b'] }],
    ['nextToken=', { nextToken: [''] }],
    ['nextToken', { nextToken: [''] }],
    ['a=b%20c+d%2B', { a: ['b c d+'] }],
    ['a=%C3%A9%2Fx', { a: ['é/x'] }],
    ['a=%zz%', { a: ['%zz%'] }],
    ['a=1&&b=2=3', { a: ['1'], b: ['2=3'] }],
  ])('%s is decoded', (query, expected) => {
    expect(eventOf({ query }).multiValueQueryStringParameters).toEqual(expected);
    const last = Object.fromEntries(Object.entries(expected).map(([name, values]) => [name, values.at(-1)]));
    expect(eventOf({ query }).queryStringParameters).toEqual(last);
  });
});
