/**
 * Who is let in: signed requests, by what their users' policies allow.
 */
import assert from 'node:assert/strict';
import * as sdk from '@aws-sdk/client-evidently';
import { evidentlyClient } from '@selfevident/evidently-client';
import type { Deployed } from './deployed.ts';
import { account, region, rootCredentials } from './emulator.ts';
import { newUser } from './iam-user.ts';

export const refusesUnsigned = async ({ url }: Deployed): Promise<void> => {
  for (const path of ['/projects', '/no/such/path']) {
    const answer = await fetch(`${url}${path}`);
    assert.equal(answer.status, 403);
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assert.equal(typeof ((await answer.json()) as { message: unknown }).message, 'string');
  }
};

export const answersPreflight = async ({ url }: Deployed): Promise<void> => {
  const answer = await fetch(`${url}/projects/x/features`, { method: 'OPTIONS' });
  assert.equal(answer.status, 204);
  assert.match(answer.headers.get('access-control-allow-headers') ?? '', /amz-sdk-invocation-id/);
};

/** The request is signed by a user, so that nothing but the route is unknown. */
export const knowsNoOtherPath = async ({ url }: Deployed): Promise<void> => {
  const elsewhere = evidentlyClient(`${url}/elsewhere`, { region, credentials: rootCredentials });
  await assert.rejects(elsewhere.send(new sdk.ListProjectsCommand({})), { name: 'UnknownOperationException' });
};

const refused = ({ $metadata }: sdk.EvidentlyServiceException): boolean => $metadata.httpStatusCode === 403;

/** A user who may evaluate the features of one project may do that, and no more. */
export const holdsUsersToPolicies = async ({ endpoint, url, client }: Deployed): Promise<void> => {
  const [, api, stage] = /restapis\/(\w+)\/(\w+)/.exec(url) ?? [];
  const path = `${api}/${stage}/POST/projects/allowed/evaluations/*`;
  const arns = [`arn:aws:execute-api:${region}:${account}:${path}`];
  const credentials = await newUser(endpoint, 'evaluator', arns);
  const request = { feature: 'f', entityId: 'e' };
  for (const project of ['allowed', 'other']) {
    await client.send(new sdk.CreateProjectCommand({ name: project }));
    const variations = [{ name: 'on', value: { boolValue: true } }];
    await client.send(new sdk.CreateFeatureCommand({ project, name: 'f', variations }));
  }
  const user = evidentlyClient(url, { region, credentials });
  const { variation } = await user.send(new sdk.EvaluateFeatureCommand({ project: 'allowed', ...request }));
  assert.equal(variation, 'on');
  await assert.rejects(user.send(new sdk.EvaluateFeatureCommand({ project: 'other', ...request })), refused);
  await assert.rejects(user.send(new sdk.GetProjectCommand({ project: 'allowed' })), refused);

  const secretAccessKey = 'not the secret of this key';
  const forger = evidentlyClient(url, { region, credentials: { ...credentials, secretAccessKey } });
  await assert.rejects(forger.send(new sdk.EvaluateFeatureCommand({ project: 'allowed', ...request })), refused);
};
