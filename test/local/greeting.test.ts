import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { greeting, warningOf } from '../../local/greeting.ts';
import { hintOf } from '../../local/npm-options.ts';
import { shellOf } from '../../local/shell.ts';

const service = { url: 'http://127.0.0.1:2773', dataDirectory: undefined, clockNotice: undefined };
const text = (credentials: readonly [string, string][] = [], platform: NodeJS.Platform = 'linux') =>
  greeting(service, { region: 'eu-west-1', credentials: new Map(credentials) }, platform);
const shellLine = (greeted: string) => /boto3, CLI {3}(.*)/.exec(greeted)?.[1] ?? '';

/** What a shell that has nothing of its own knows behind the line. */
const pasted = (line: string): Record<string, string> => {
  const print = `'${process.execPath}' -p 'JSON.stringify(process.env)'`;
  return JSON.parse(execFileSync('/bin/sh', ['-c', `${line}\n${print}`], { env: {}, encoding: 'utf8' }));
};

describe('the lines printed at a start', () => {
  it('give an empty shell all that boto3 and the CLI need', () => {
    const { AWS_DATA_PATH = '', ...rest } = pasted(shellLine(text()));
    expect(existsSync(`${AWS_DATA_PATH}/evidently`)).toBe(true);
    expect(rest).toMatchObject({
      AWS_ENDPOINT_URL_EVIDENTLY: 'http://127.0.0.1:2773',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'any',
      AWS_SECRET_ACCESS_KEY: 'any',
    });
  });

  it('have the key that requests must be signed with', () => {
    const greeted = text([['KEY', "it's"]]);
    expect(pasted(shellLine(greeted))).toMatchObject({ AWS_ACCESS_KEY_ID: 'KEY', AWS_SECRET_ACCESS_KEY: "it's" });
    expect(text([['KEY', 'secret']])).toContain("credentials: { accessKeyId: 'KEY', secretAccessKey: 'secret' }");
  });

  it('have the base address of OpenFeature, unless it takes a key of a project', () => {
    expect(text()).toContain("new OFREPProvider({ baseUrl: 'http://127.0.0.1:2773/projects/NAME' })\n  Credentials");
    expect(text([['KEY', 'secret']])).not.toContain('OFREP');
    expect(text([['KEY', 'secret']])).toContain('} })\n  Credentials');
  });

  it('are those of PowerShell on Windows', () => {
    expect(shellLine(text([], 'win32'))).toContain("$env:AWS_ACCESS_KEY_ID='any'; $env:AWS_SECRET_ACCESS_KEY='any'");
  });

  it('hold paths with blanks together', () => {
    expect(pasted(shellOf('darwin').set({ A: "/my disk/it's" }))).toMatchObject({ A: "/my disk/it's" });
    expect(shellOf('win32').set({ A: "C:\\my disk\\it's" })).toBe("$env:A='C:\\my disk\\it''s'");
  });
});

describe('the warning', () => {
  const keys = new Map([['KEY', 'secret']]);
  it.each(['0.0.0.0', '::', '192.168.1.2', 'box.lan'])('is given for --host %s, unless callers must sign', (host) => {
    expect(warningOf({ hosts: [host], credentials: new Map() })).toContain(`with --host ${host} whoever reaches`);
    expect(warningOf({ hosts: [host], credentials: keys })).toBeUndefined();
  });

  it.each(['127.0.0.1', '127.9.9.9', 'localhost', '::1'])('is not given for %s', (host) => {
    expect(warningOf({ hosts: [host, 'box.lan'], credentials: new Map() })).toBeUndefined();
  });
});

describe('options that npm has taken', () => {
  const names = ['memory', 'data-dir', 'port'];
  it('are named, with the line that works', () => {
    const environment = { npm_lifecycle_event: 'start', npm_config_memory: 'true', npm_config_data_dir: 'd' };
    expect(hintOf(names, environment)).toMatch(/--memory --data-dir .*: npm start -- --memory --data-dir$/);
  });

  it('are no matter elsewhere', () => {
    expect(hintOf(names, { npm_lifecycle_event: 'start' })).toBeUndefined();
    expect(hintOf(names, { npm_config_port: '1' })).toBeUndefined();
  });
});
