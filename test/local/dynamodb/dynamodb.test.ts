import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { waysToDynamodb } from '../../../local/dynamodb/another-dynamodb.ts';
import type { DataDirectory } from '../../../local/dynamodb/data-directory.ts';
import { openDynamodb } from '../../../local/dynamodb/dynamodb.ts';

const directory: DataDirectory = {
  path: '/nowhere',
  temporary: true,
  announce: () => undefined,
  release: () => undefined,
};

describe('a DynamoDB that the environment names', () => {
  it('is waited for, since it may have been started a moment ago', async () => {
    const server = createServer((_, response) => response.writeHead(400).end());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const opened = openDynamodb(directory, { AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}` });
    server.listen(port, '127.0.0.1');
    expect((await opened).endpoint).toBe(`http://127.0.0.1:${port}`);
    server.closeAllConnections();
    server.close();
  });

  it('is named where it does not answer', async () => {
    const environment = { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1' };
    await expect(openDynamodb(directory, environment, 0)).rejects.toThrow(
      'The DynamoDB at http://127.0.0.1:1, the address in AWS_ENDPOINT_URL_DYNAMODB, does not answer: connect ECONNREFUSED 127.0.0.1:1.',
    );
  });
});

describe('the ways to another DynamoDB', () => {
  it('are lines of the shell that the machine has', () => {
    const posix = Object.values(waysToDynamodb('darwin')).flat().join('\n');
    expect(posix).toContain('export AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:8000');
    expect(posix).toContain('.tools/ministack/bin/ministack &');
    const windows = Object.values(waysToDynamodb('win32')).flat().join('\n');
    expect(windows).toContain("$env:AWS_ENDPOINT_URL_DYNAMODB='http://127.0.0.1:8000'");
    expect(windows).toContain('Start-Process -NoNewWindow .tools\\ministack\\Scripts\\ministack');
    expect(windows).toContain("Start-Process -NoNewWindow java '-Djava.library.path=DynamoDBLocal_lib', '-jar',");
    expect(windows).not.toMatch(/export |&$/m);
  });
});
