/**
 * Runs a script under the Node that the project needs: `node bin/node.cjs FILE [ARGUMENT ...]`. The machine's own does where it is new
 * enough, else that of the platform's package, which npm installs only for an older one. Without either, it says what is needed. Plain
 * JavaScript, because every Node must be able to read it.
 */
'use strict';
const { spawn } = require('node:child_process');
const { existsSync } = require('node:fs');
const { runMain } = require('node:module');
const { delimiter, dirname, join, resolve } = require('node:path');
const { optionalDependencies, version } = require('../platform-node/package.json');

const needed = Number.parseInt(version, 10);
const windows = process.platform === 'win32';
const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
/** As the publishers of these packages name them. */
const name = `${prefix}-${windows ? 'win' : process.platform}-${process.arch}`;
const node = join(__dirname, '..', 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');

/** Why there is none, as far as can be known afterwards. */
const reason = () =>
  optionalDependencies[name]
    ? `the package ${name}@${version} is not installed, which npm ci leaves out under Node ${needed} or newer, ` +
      'with --omit=optional or --omit=dev, on Linux without glibc, and where the registry lacks it'
    : `there is no package with one for ${process.platform}-${process.arch}`;

const runUnder = (command) => {
  const path = `${dirname(command)}${delimiter}${process.env.PATH || ''}`;
  const child = spawn(command, process.argv.slice(2), { stdio: 'inherit', env: { ...process.env, PATH: path } });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // A terminal sends Ctrl-C to both; the child must not get it twice.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  child.on('exit', (code) => process.exit(code === null ? 1 : code));
};

if (Number.parseInt(process.versions.node, 10) >= needed) {
  process.argv.splice(1, 2, resolve(process.argv[2] || ''));
  runMain();
} else if (existsSync(node)) {
  runUnder(node);
} else {
  console.error(
    `Selfevident cannot run: it needs Node ${needed} or newer, this is ${process.version}, and ${reason()}; ` +
      `install Node ${needed} from https://nodejs.org or run npm ci again.`,
  );
  process.exit(1);
}
