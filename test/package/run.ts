/**
 * The package as a stranger gets it: packed, installed into an empty folder, started by `npx selfevident`, asked, stopped;
 * and its construct in an app of theirs, compiled and synthesized. So are the packages of `packages/`.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { usePackages } from './packages.ts';

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
      const [, url] = /^Selfevident(?:'s agent for \S+)? is ready at (\S+)$/m.exec(said) ?? [];
      if (url) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${said}`)));
  });

const ask = async (url: string): Promise<void> => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/projects`, { method: 'POST', headers, body: '{"name":"packed"}' });
  if (answer.status !== 200) throw new Error(`CreateProject: ${answer.status} ${await answer.text()}`);
  // The package has it built: nothing of a build is installed with it.
  const page = await fetch(`${url}/console/`);
  const [, script] = /src="(\/console\/assets\/[^"]+\.js)"/.exec(await page.text()) ?? [];
  const loaded = await fetch(`${url}${script}`);
  if (page.status !== 200 || loaded.status !== 200) throw new Error(`the console: ${page.status}, ${loaded.status}`);
};

const start = (...args: readonly string[]) =>
  spawn('npx', ['--no-install', 'selfevident', ...args, '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });

const stop = async (child: ReturnType<typeof spawn>): Promise<void> => {
  const ended = new Promise((resolved) => child.once('exit', resolved));
  child.kill('SIGTERM');
  await ended;
};

/** The service, and its agent, which the package has as a file of its own. */
const serve = async (): Promise<void> => {
  const service = start('--memory');
  const url = await ready(service);
  await ask(url);
  const agent = start('agent', '--url', url);
  const through = await fetch(`${await ready(agent)}/projects/packed`);
  if (through.status !== 200) throw new Error(`GetProject through the agent: ${through.status}`);
  for (const child of [agent, service]) await stop(child);
};

/** Whose code the package has in it: that of the SDK, at least. */
const notices = (): void => {
  const text = readFileSync(join(folder, 'node_modules/selfevident/dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const words of ['@aws-sdk/client-dynamodb ', '@middy/core ', 'zod ', 'Apache License', 'Permission is hereby'])
    if (!text.includes(words)) throw new Error(`the notices lack ${words}`);
};

/** A CDK app of somebody else, in TypeScript: `app.ts` beside this file. */
const construct = (): void => {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const own = ['aws-cdk-lib', 'constructs', '@types/node'].map((name) => `${name}@${devDependencies[name]}`);
  npm(['install', '--silent', '--no-audit', '--no-fund', '--save-exact', ...own], folder);
  cpSync(join(import.meta.dirname, 'app'), folder, { recursive: true });
  execFileSync(resolve('node_modules/.bin/tsc'), ['-p', '.'], { cwd: folder, stdio: 'inherit' });
  execFileSync('node', ['app.js'], { cwd: folder, stdio: 'inherit' });
  const out = join(folder, 'cdk.out');
  const { Resources } = JSON.parse(readFileSync(join(out, 'Flags.template.json'), 'utf8'));
  const functions = Object.values(Resources as Record<string, { Type: string }>).filter(
    ({ Type }) => Type === 'AWS::Lambda::Function',
  );
  const bundles = readdirSync(out).filter((name) => existsSync(join(out, name, 'index.js')));
  if (functions.length !== 10 || bundles.length !== 10)
    throw new Error(`${functions.length} functions, ${bundles.length} bundles`);
  const shop = JSON.parse(readFileSync(join(out, 'Shop.template.json'), 'utf8')).Resources;
  const types = Object.values(shop as Record<string, { Type: string }>).map(({ Type }) => Type);
  for (const type of ['Project', 'Feature', 'Segment'])
    if (!types.includes(`Custom::Evidently${type}`)) throw new Error(`no ${type} in ${types}`);
};

let passed = 0;
try {
  install();
  notices();
  passed++;
  await serve();
  passed++;
  construct();
  passed++;
  await usePackages(folder);
  passed++;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.warn(`package: ${passed} passed, ${4 - passed} failed`);
