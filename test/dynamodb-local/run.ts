/**
 * Runs the tests of the store and of the operations against AWS's own DynamoDB Local, which `mvn` fetches once into
 * .tools (Java 17 or later). Further arguments go to jest: `node test/dynamodb-local/run.ts test/dynamodb-behaviour`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../local/dynamodb/free-port.ts';
import { home, installDynamodbLocal, javaOptions } from './install.ts';

const serve = (port: number): ChildProcess => {
  return spawn('java', [...javaOptions, '-inMemory', '-port', String(port)], { cwd: home, stdio: 'ignore' });
};

const reachable = async (endpoint: string, server: ChildProcess): Promise<void> => {
  for (let tries = 0; tries < 300; tries++) {
    if (server.exitCode !== null) throw new Error(`DynamoDB Local ended with ${server.exitCode}`);
    try {
      await fetch(endpoint);
      return;
    } catch {
      await wait(100);
    }
  }
  throw new Error('DynamoDB Local does not answer');
};

/** Resolves to the exit code. Its writes are slower than the embedded engine's: a minute for each test. */
const jest = (endpoint: string, paths: readonly string[]): Promise<number> =>
  new Promise((resolve) => {
    const script = join(process.cwd(), 'node_modules', 'jest', 'bin', 'jest.js');
    const env = { ...process.env, TEST_DYNAMODB_ENDPOINT: endpoint };
    const options = [script, '--maxWorkers=2', '--testTimeout=60000', '--forceExit', ...paths];
    spawn(process.execPath, options, { env, stdio: 'inherit' }).once('exit', (code) => resolve(code ?? 1));
  });

installDynamodbLocal();
const port = await freePort();
const server = serve(port);
process.once('exit', () => server.kill());
const endpoint = `http://127.0.0.1:${port}`;
await reachable(endpoint, server);
const paths = process.argv.slice(2);
process.exitCode = await jest(endpoint, paths.length > 0 ? paths : ['test/dynamodb-behaviour', 'test/lambdas']);
server.kill();
