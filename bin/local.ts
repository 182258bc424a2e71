#!/usr/bin/env node
/**
 * The command `selfevident`, and `npm start`: the service on this machine, or another command. Checks Node's version
 * before it loads more. Compiled code is kept, which halves the time of the next start.
 */
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import platformNode from '../platform-node/package.json' with { type: 'json' };

const needed = Number.parseInt(platformNode.version, 10);
if (Number.parseInt(process.versions.node, 10) < needed) {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const other = `npx --package=${prefix}-${platform}-${process.arch}@${needed} --package=selfevident selfevident`;
  console.error(
    `Selfevident cannot run: it needs Node ${needed} or newer, this is ${process.version}; ${other} brings one along.`,
  );
  process.exit(1);
}
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/selfevident', import.meta.url)));

const serve = async (argv: readonly string[]): Promise<void> => {
  const [{ main }, { wire }] = await Promise.all([import('../local/main.ts'), import('../local/wiring/wire.ts')]);
  await main(argv, wire);
};

type Command = (argv: readonly string[]) => Promise<unknown>;

const operator =
  (name: 'failed' | 'parked' | 'recount' | 'erase', load: () => Promise<unknown>): Command =>
  async (argv) =>
    (await import('../local/operator/operate.ts')).operate(name, argv, load);

const flags =
  (name: 'export' | 'diff' | 'apply' | 'promote' | 'stale' | 'refs'): Command =>
  async (argv) =>
    (await import('../local/flags/main.ts')).runFlagsCommand(name, argv);

const commands: Readonly<Record<string, Command>> = {
  agent: async (argv) => (await import('../local/agent/main.ts')).agent(argv),
  proxy: async (argv) => (await import('../local/proxy/main.ts')).proxy(argv),
  console: async (argv) => (await import('../local/console/main.ts')).showConsole(argv),
  health: async (argv) => (await import('../local/experiment-health/main.ts')).printHealth(argv),
  export: flags('export'),
  diff: flags('diff'),
  apply: flags('apply'),
  promote: flags('promote'),
  stale: flags('stale'),
  refs: flags('refs'),
  codegen: async (argv) => (await import('../local/codegen/main.ts')).codegen(argv),
  migrate: async (argv) => (await import('../local/migrate/main.ts')).migrate(argv),
  failed: operator('failed', () => import('../local/operator/failed.ts')),
  parked: operator('parked', () => import('../local/operator/parked.ts')),
  recount: operator('recount', () => import('../local/operator/recount.ts')),
  erase: operator('erase', () => import('../local/operator/erase.ts')),
};

const [name = '', ...rest] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
await (command ? command(rest) : serve(process.argv.slice(2)));
