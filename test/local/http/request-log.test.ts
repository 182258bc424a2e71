import { errorReply, jsonReply } from '../../../local/http/reply.ts';
import { type LoggedRequest, openRequestLog } from '../../../local/http/request-log.ts';
import { type Served, sendBytes, serve } from '../../support/gateway-over-http.ts';

const logged = (answered: Partial<LoggedRequest>, verbose = false): readonly string[] => {
  const lines: string[] = [];
  const defaults = { method: 'GET', path: '/projects', reply: jsonReply(200, {}), duration: 1.4 };
  openRequestLog({ verbose }, (line) => lines.push(line))({ ...defaults, ...answered });
  return lines;
};

describe('the log of requests', () => {
  it('has a line for one that failed, with what the client was told', () => {
    const reply = errorReply(404, 'ResourceNotFoundException', 'Project shop does not exist');
    expect(logged({ reply })).toEqual([
      'GET /projects 404 ResourceNotFoundException: Project shop does not exist (1 ms)',
    ]);
  });

  it('has a line for every one where all are wanted', () => {
    expect(logged({})).toEqual([]);
    expect(logged({}, true)).toEqual(['GET /projects 200 (1 ms)']);
  });

  it('has no control characters, which a terminal would obey', () => {
    const reply = errorReply(400, 'ValidationException', 'a\u001b[2J\nb');
    expect(logged({ path: '/\u009b2J', reply })).toEqual(['GET / 2J 400 ValidationException: a [2J b (1 ms)']);
  });
});

describe('the server', () => {
  let served: Served;
  const lines: string[] = [];
  beforeEach(async () => {
    lines.length = 0;
    served = await serve({ log: openRequestLog({ verbose: false }, (line) => lines.push(line)) });
  });
  afterEach(() => served.close());

  it.each([
    ['/_local/nothing?visitor=1', {}, /^GET \/_local\/nothing 404 There is no GET/],
    ['/projects', { origin: 'https://elsewhere.test' }, /^GET \/projects 403 ForbiddenException: The Origin/],
  ])('writes down what it refuses, without the query: %s', async (path, headers, line) => {
    await (await fetch(`${served.url}${path}`, { headers })).text();
    expect(lines).toEqual([expect.stringMatching(line)]);
  });

  it('writes down what is no request', async () => {
    await sendBytes(served, 'nonsense\r\n\r\n');
    expect(lines).toEqual(['- - 400 no HTTP request: Bad Request (0 ms)']);
  });

  it('keeps quiet about what succeeds', async () => {
    await (await fetch(`${served.url}/projects`)).text();
    expect(lines).toEqual([]);
  });
});
