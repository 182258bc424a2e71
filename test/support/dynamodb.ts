/**
 * A DynamoDB for tests: the embedded engine in memory, or the one that TEST_DYNAMODB_ENDPOINT names.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
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

const startEmbedded = async () => {
  const { executable } = findDynoxide();
  const port = await freePort();
  const child = spawn(executable, ['serve', '--port', String(port)], { stdio: 'ignore' });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const endpoint = `http://127.0.0.1:${port}`;
  await reachable(endpoint);
  return {
    endpoint,
    stop: () => {
      process.off('exit', kill);
      kill();
    },
  };
};

const reachable = async (endpoint: string): Promise<void> => {
  for (let tries = 0; tries < 500; tries++) {
    try {
      await fetch(endpoint);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  throw new Error(`no DynamoDB at ${endpoint}`);
};
