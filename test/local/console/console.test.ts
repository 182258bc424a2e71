import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consoleRoutes, isForConsole } from '../../../local/console/console.ts';
import { fileReply } from '../../../local/console/console-file.ts';
import type { ReceivedRequest } from '../../../local/http/received-request.ts';

const request = (method: string, path: string) => ({ method, path }) as ReceivedRequest;

describe('the files of the console', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'console-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html>');
    writeFileSync(join(folder, 'theme.js'), '0');
    writeFileSync(join(folder, 'assets', 'main-1.js'), '1');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['', 'p/shop/features', 'p/shop/features/a.js', 'p/x/assets/y'])(
    'are the one page for the screen %j',
    (path) => {
      const { status, headers, body } = fileReply(folder, path);
      expect([status, String(body), headers['cache-control']]).toEqual([200, '<!doctype html>', 'no-cache']);
    },
  );

  it('may be kept for a year when their names have a digest', () => {
    expect(fileReply(folder, 'assets/main-1.js').headers['cache-control']).toContain('immutable');
    expect(fileReply(folder, 'theme.js').headers['cache-control']).toBe('no-cache');
  });

  it.each(['assets/none.js', 'none.svg', 'assets/../../package.json', 'assets/..\\x'])(
    'are not there for %s',
    (path) => {
      expect(fileReply(folder, path).status).toBe(404);
    },
  );

  it('have a policy that lets nothing but themselves run', () => {
    const policy = String(fileReply(folder, '').headers['content-security-policy']);
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "require-trusted-types-for 'script'",
    ])
      expect(policy.split('; ')).toContain(part);
    expect(policy).not.toMatch(/unsafe|\*|data:/);
  });
});

describe('the addresses of the console', () => {
  const config = { api: '', region: 'eu-west-1', version: '1', signing: 'none', local: true } as const;

  it.each([
    ['GET', '/console', true],
    ['GET', '/console/p/shop', true],
    ['HEAD', '/console/', true],
    ['POST', '/console/', false],
    ['GET', '/consoles', false],
    ['GET', '/projects/console/features', false],
  ])('%s %s: %s', (method, path, expected) => {
    expect(isForConsole(request(method, path))).toBe(expected);
  });

  it('tell the page where the service is', async () => {
    const routes = consoleRoutes(config);
    expect(JSON.parse(String((await routes(request('GET', '/console/config.json'))).body))).toEqual(config);
    expect(await routes(request('GET', '/console'))).toMatchObject({ status: 302, headers: { location: '/console/' } });
  });
});
