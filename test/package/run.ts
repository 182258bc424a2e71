/**
 * The package as a stranger gets it: packed, installed into an empty folder, started by `npx selfevident`, asked, stopped.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'selfevident-package-'));
const npm = (args: readonly string[], cwd: string): string =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

const install = (): void => {
  const [{ filename = '' } = {}] = JSON.parse(npm(['pack', '--json', '--silent', '--pack-destination', folder], '.'));
  writeFileSync(join(folder, 'package.json'), '{"private": true}');
  npm(['install', '--silent', '--no-audit', '--no-fund', join(folder, filename)], folder);
};

/** Resolves to the address that the service prints. */
const ready = (child: ReturnType<typeof spawn>): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (data) => {
      said += data;
      const [, url] = /^Selfevident is ready at (\S+)$/m.exec(said) ?? [];
      if (url) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${said}`)));
  });

const ask = async (url: string): Promise<void> => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/projects`, { method: 'POST', headers, body: '{"name":"packed"}' });
  if (answer.status !== 200) throw new Error(`CreateProject: ${answer.status} ${await answer.text()}`);
};

try {
  install();
  const child = spawn('npx', ['--no-install', 'selfevident', '--memory', '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await ask(await ready(child));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  console.warn('package: 1 passed, 0 failed');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
