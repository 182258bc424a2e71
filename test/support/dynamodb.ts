/**
 * A DynamoDB for tests: the embedded engine in memory, or the one that TEST_DYNAMODB_ENDPOINT names.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { CreateTableCommand, DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { tableDefinition } from '../../lambdas/store/table/schema.ts';
import { findDynoxide } from '../../local/dynamodb/dynoxide.ts';
import { freePort } from '../../local/dynamodb/free-port.ts';

export interface TestDynamoDB {
  readonly config: DynamoDBClientConfig;
  /** Makes a new empty table and resolves to its name. */
  readonly newTable: () => Promise<string>;
  readonly stop: () => void;
}

export const startDynamoDB = async (): Promise<TestDynamoDB> => {
  const given = process.env.TEST_DYNAMODB_ENDPOINT;
  const engine = given ? { endpoint: given, stop: () => {} } : await startEmbedded();
  // DynamoDB Local keeps a database for each key, and does one thing at a time in each.
  const credentials = { accessKeyId: randomUUID().replaceAll('-', ''), secretAccessKey: 'test' };
  const config = { endpoint: engine.endpoint, region: 'us-east-1', credentials };
  let client: DynamoDBClient | undefined;
  return {
    config,
    newTable: async () => {
      const name = `Test-${randomUUID()}`;
      client ??= new DynamoDBClient({ ...config, maxAttempts: 10 });
      await client.send(new CreateTableCommand(tableDefinition(name)));
      return name;
    },
    stop: () => {
      client?.destroy();
      engine.stop();
    },
  };
};

/** How often another process may take the port since it was found free. */
const TRIES = 5;

const startEmbedded = async () => {
  const { executable } = findDynoxide();
  for (let tried = 1; ; tried++) {
    const port = await freePort();
    const child = spawn(executable, ['serve', '--port', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] });
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    const stop = () => {
      process.off('exit', kill);
      kill();
    };
    const problem = await problemBeforeListening(child);
    if (problem === undefined) return { endpoint: `http://127.0.0.1:${port}`, stop };
    stop();
    if (tried === TRIES) throw new Error(`no DynamoDB: ${problem}`);
  }
};

/** Resolves to what it said when it ends before it listens. */
const problemBeforeListening = (child: ChildProcessByStdio<null, null, Readable>): Promise<string | undefined> =>
  new Promise((resolve) => {
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk;
      if (said.includes('listening on')) resolve(undefined);
    });
    child.once('error', (error) => resolve(error.message));
    child.once('close', () => resolve(said));
  });
