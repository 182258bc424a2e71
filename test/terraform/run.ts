/**
 * What Terraform's provider sends, replayed against the local service, and through the signing proxy and the agent in
 * front of one that takes requests only that are signed with its key for `execute-api`.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pathWithGo } from '../clients/go.ts';
import { startAgent, startProxy } from '../support/as-child.ts';
import { startLocalService } from '../support/over-http.ts';

const KEY = { AWS_ACCESS_KEY_ID: 'testkey', AWS_SECRET_ACCESS_KEY: 'testsecret', AWS_REGION: 'us-east-1' };
/** The provider's own keys have no meaning behind the proxy. */
const OTHER_KEY = { ...KEY, AWS_ACCESS_KEY_ID: 'any', AWS_SECRET_ACCESS_KEY: 'any' };

const folder = mkdtempSync(join(tmpdir(), 'selfevident-terraform-'));
const program = join(folder, process.platform === 'win32' ? 'replay.exe' : 'replay');
const env = { ...process.env, PATH: pathWithGo() };
const run = async (file: string, args: readonly string[], more = {}): Promise<string> =>
  (await promisify(execFile)(file, args, { cwd: 'test/terraform', env: { ...env, ...more } })).stdout;

/** Prints what the replay does at an address, under a title, and resolves to whether all of it passed. */
const replay = async (title: string, endpoint: string): Promise<boolean> => {
  const outcome = await run(program, [], { ...OTHER_KEY, SELFEVIDENT_ENDPOINT: endpoint }).then(
    (stdout) => ({ stdout, passed: true }),
    (error: { stdout?: string }) => ({ stdout: error.stdout || String(error), passed: false }),
  );
  console.warn(`terraform ${title}:\n${outcome.stdout.trimEnd()}`);
  return outcome.passed;
};

await run('go', ['build', '-o', program, '.']);
const open = await startLocalService();
const signed = await startLocalService('--credential', `${KEY.AWS_ACCESS_KEY_ID}:${KEY.AWS_SECRET_ACCESS_KEY}`);
const proxy = await startProxy(signed.endpoint, KEY);
const agent = await startAgent(signed.endpoint, [], KEY);
const passed = [
  await replay('at the local service', open.endpoint),
  await replay('through the proxy', proxy.endpoint),
  await replay('through the agent', agent.endpoint),
];
await Promise.all([agent, proxy, open, signed].map(({ stop }) => stop()));
rmSync(folder, { recursive: true, force: true });
process.exitCode = passed.every(Boolean) ? 0 : 1;
