/**
 * curl, which signs by itself: `--aws-sigv4`. As a user, since the root user's signature is not checked.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Deployed } from './deployed.ts';
import { account, region } from './emulator.ts';
import { newUser } from './iam-user.ts';

export const answersCurl = async ({ endpoint, url }: Deployed): Promise<void> => {
  const [, api, stage] = /restapis\/(\w+)\/(\w+)/.exec(url) ?? [];
  const path = `${api}/${stage}/*`;
  const { accessKeyId, secretAccessKey } = await newUser(endpoint, 'curl', [
    `arn:aws:execute-api:${region}:${account}:${path}`,
  ]);
  const signed = [
    '--silent',
    '--aws-sigv4',
    `aws:amz:${region}:execute-api`,
    '--user',
    `${accessKeyId}:${secretAccessKey}`,
  ];
  const ask = async (where: string, body?: object) => {
    const given = body ? ['--json', JSON.stringify(body)] : [];
    const { stdout } = await promisify(execFile)('curl', [...signed, ...given, `${url}${where}`]);
    return JSON.parse(stdout);
  };
  const project = '/projects/curl';
  assert.equal((await ask('/projects', { name: 'curl' })).project.name, 'curl');
  assert.equal((await ask(project)).project.status, 'AVAILABLE');
  const variations = [{ name: 'on', value: { boolValue: true } }];
  assert.equal((await ask(`${project}/features`, { name: 'f', variations })).feature.valueType, 'BOOLEAN');
  const evaluated = await ask(`${project}/evaluations/f`, { entityId: 'e' });
  assert.deepEqual([evaluated.variation, evaluated.value], ['on', { boolValue: true }]);
  const event = { timestamp: Date.now() / 1000, type: 'aws.evidently.custom', data: '{}' };
  assert.equal((await ask(`/events${project}`, { events: [event] })).failedEventCount, 0);
  assert.match((await ask(`${project}/features/absent`)).message, /absent/);
};
