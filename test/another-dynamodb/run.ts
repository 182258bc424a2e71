/**
 * The ways to another DynamoDB that a start without the embedded one offers: their lines are pasted into a shell, and the service behind
 * them has an experiment with results. Docker is left out; its image is the DynamoDB Local that Java runs here.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { waysToDynamodb } from '../../local/dynamodb/another-dynamodb.ts';
import { freePort } from '../../local/dynamodb/free-port.ts';
import { home, installDynamodbLocal, javaOptions } from '../dynamodb-local/install.ts';

const archive = 'java -Djava.library.path=DynamoDBLocal_lib -jar DynamoDBLocal.jar';
const quoted = `cd '${home}' && java ${javaOptions.map((each) => `'${each}'`).join(' ')}`;

/** The lines as they are printed, but for the ports, which others may have, and the archive, which is from Maven here. */
const script = (lines: readonly string[], port: number): string =>
  [`export GATEWAY_PORT=${port}`, ...lines, `exec '${process.execPath}' bin/local.ts --memory --port 0`]
    .map((line) => line.replace(archive, () => quoted).replace(/\b(8000|4566)\b/g, String(port)))
    .join('\n');

/** All that the lines start is one process group. */
const paste = (lines: readonly string[], port: number): ChildProcess =>
  spawn('/bin/sh', ['-e', '-c', script(lines, port)], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });

const addressOf = async ({ stdout }: ChildProcess): Promise<string> => {
  assert(stdout);
  for await (const line of createInterface(stdout)) {
    const [, url] = /^Selfevident is ready at (\S+)$/.exec(line) ?? [];
    if (url) {
      stdout.resume();
      return url;
    }
  }
  throw new Error('the service did not start');
};

interface Answer {
  readonly resultsData: readonly { readonly treatmentName: string; readonly values: readonly number[] }[];
}

const ask = async (url: string, path: string, body: unknown): Promise<Answer> => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  assert.equal(answer.status, 200, `${path}: ${answer.status}`);
  return (await answer.json()) as Answer;
};

/** The example of the README, and what its experiment says a quarter of an hour later. */
const live = async (url: string): Promise<void> => {
  const env = { ...process.env, AWS_ENDPOINT_URL_EVIDENTLY: url, PROJECT: 'shop', AWS_REGION: 'us-east-1' };
  const credentials = { AWS_ACCESS_KEY_ID: 'any', AWS_SECRET_ACCESS_KEY: 'any' };
  await promisify(execFile)(process.execPath, ['examples/first-feature.mjs'], { env: { ...env, ...credentials } });
  await ask(url, '/_local/clock', { advanceSeconds: 900 });
  const asked = { metricNames: ['revenue'], treatmentNames: ['old', 'new'], resultStats: ['BaseStat'] };
  const { resultsData } = await ask(url, '/projects/shop/experiments/banner-test/results', asked);
  assert.deepEqual(
    resultsData.map(({ treatmentName }) => treatmentName),
    ['old', 'new'],
  );
  for (const { values } of resultsData) assert(Number(values.at(-1)) >= 10, `a mean of ${values.at(-1)}`);
};

let passed = 0;
let failed = 0;
installDynamodbLocal();
for (const [title, lines] of Object.entries(waysToDynamodb(process.platform))) {
  if (title.includes('Docker')) continue;
  const child = paste(lines, await freePort());
  try {
    await live(await addressOf(child));
    console.warn(`ok   ${title}`);
    passed++;
  } catch (error) {
    console.error(`FAIL ${title}`, error);
    failed++;
  } finally {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
    await once(child, 'close');
  }
}
console.warn(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
