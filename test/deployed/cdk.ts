/**
 * The CDK's own command line, as users have it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeRole } from './aws.ts';
import { account, type Emulator, region } from './emulator.ts';

const directory = mkdtempSync(join(tmpdir(), 'selfevident-cdk-'));
process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
const outputs = join(directory, 'outputs.json');

export type Context = Readonly<Record<string, string>>;

const cdk = async ({ env }: Emulator, ...args: string[]): Promise<void> => {
  const child = spawn('cdk', [...args, '--output', join(directory, 'cdk.out')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`cdk ${args.join(' ')} ended with ${code}:\n${said.slice(-6_000)}`);
};

const given = (context: Context): string[] =>
  Object.entries(context).flatMap(([name, value]) => ['--context', `${name}=${value}`]);

/**
 * Prepares the account. The roles that this makes cannot be used here: MiniStack is reached by HTTP, which the policy of
 * the CDK's bucket refuses to everybody but root; the CDK goes on with root's credentials when it is refused a role.
 */
export const bootstrap = async (emulator: Emulator): Promise<void> => {
  await cdk(emulator, 'bootstrap', `aws://${account}/${region}`);
  for (const role of ['deploy-role', 'file-publishing-role', 'lookup-role'])
    await closeRole(emulator.endpoint, `cdk-hnb659fds-${role}-${account}-${region}`);
};

/** Deploys the stack and resolves to the address of its API. */
export const deploy = async (emulator: Emulator, context: Context): Promise<string> => {
  await cdk(emulator, 'deploy', 'Selfevident', '--outputs-file', outputs, ...given(context));
  const { Selfevident } = JSON.parse(readFileSync(outputs, 'utf8')) as { Selfevident: Record<string, string> };
  // The host names of MiniStack's APIs lead to it only where `*.localhost` does; this path always does.
  const [, id, stage] = /^https:\/\/(\w+)\.execute-api\.[^/]+\/(\w+)$/.exec(Selfevident.Url ?? '') ?? [];
  if (!id) throw new Error(`no address in ${JSON.stringify(Selfevident)}`);
  return `${emulator.endpoint}/restapis/${id}/${stage}/_user_request_`;
};

export const destroy = (emulator: Emulator, context: Context): Promise<void> =>
  cdk(emulator, 'destroy', 'Selfevident', '--force', ...given(context));
