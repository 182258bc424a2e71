/**
 * Who signs gets the rules of a project and evaluates by them: the agent, which answers OFREP, and the provider in this
 * process. Each has the role that docs/iam.md gives it, or one that lacks the rules.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { OpenFeature, ProviderStatus } from '@openfeature/server-sdk';
import { evidentlyClient } from '@selfevident/evidently-client';
import { GetProjectSnapshotCommand } from '@selfevident/evidently-client/extensions';
import { SelfevidentProvider } from '@selfevident/openfeature/server';
import { forwarder } from '../../local/proxy/forward.ts';
import { startAgent } from '../support/as-child.ts';
import { bearer, flagsOf, post, throughProvider } from './ask-flags.ts';
import type { Deployed } from './deployed.ts';
import { account, region, rootCredentials } from './emulator.ts';
import { signedEntities } from './exposures.ts';
import { type Credentials, newUser } from './iam-user.ts';
import { feature, type PageKeys, project } from './keys.ts';

const [byAgent, inProcess] = signedEntities;

export interface Roles {
  /** May have what docs/iam.md says that the agent and the provider need. */
  readonly evaluator: Credentials;
  /** May put events, and not have the rules. */
  readonly sender: Credentials;
}

export const makesRoles = async ({ endpoint, url }: Deployed): Promise<Roles> => {
  const [, api, stage] = /restapis\/(\w+)\/(\w+)/.exec(url) ?? [];
  const arnOf = (path: string) => `arn:aws:execute-api:${region}:${account}:${api}/${stage}/${path}`;
  const events = [`POST/events/projects/${project}`, `POST/events/projects/${project}/usage`].map(arnOf);
  const rules = arnOf(`GET/projects/${project}/snapshot`);
  return {
    evaluator: await newUser(endpoint, 'rules-evaluator', [rules, ...events]),
    sender: await newUser(endpoint, 'rules-sender', events),
  };
};

/** Whole for who may have it, with a tag that is worth a 304; 403 for others, and for a key. */
export const givesRules = async (
  { url }: Deployed,
  { evaluator, sender }: Roles,
  { page }: PageKeys,
): Promise<void> => {
  const ask = (credentials: Credentials, of = project) =>
    evidentlyClient(url, { region, credentials }).send(new GetProjectSnapshotCommand({ project: of }));
  const { features, version } = await ask(evaluator);
  assert.deepEqual([Object.keys(features ?? {}), typeof version], [[feature], 'number']);
  const refused = { $metadata: { httpStatusCode: 403 } };
  const isRefused = ({ $metadata }: typeof refused) => $metadata.httpStatusCode === 403;
  await assert.rejects(ask(sender), isRefused);
  await assert.rejects(ask(evaluator, `${project}-of-others`), isRefused);
  const byKey = await fetch(`${url}/projects/${project}/snapshot`, { headers: bearer(page) });
  assert.equal(byKey.status, 403);
};

/** The stock provider for servers, unmodified, asks the agent, which signs. */
export const answersByAgent = async ({ url }: Deployed, { evaluator }: Roles): Promise<void> => {
  const agent = await startAgent(url, ['--project', project], {
    AWS_ACCESS_KEY_ID: evaluator.accessKeyId,
    AWS_SECRET_ACCESS_KEY: evaluator.secretAccessKey,
    AWS_REGION: region,
  });
  try {
    const below = `${agent.endpoint}/projects/${project}`;
    const [seen] = await throughProvider('js-server', [{ url: below, flag: feature, entityId: byAgent }]);
    assert.equal(seen?.reason, 'SPLIT', JSON.stringify(seen));
    const all = { context: { targetingKey: byAgent } };
    const { status, headers } = await post(flagsOf(below), all);
    const again = await post(flagsOf(below), all, { 'if-none-match': headers.get('etag') ?? '' });
    assert.deepEqual([status, again.status], [200, 304]);
  } finally {
    // What it owes is sent now.
    await agent.stop();
  }
};

/** In this process. */
export const answersInProcess = async ({ url }: Deployed, { evaluator, sender }: Roles): Promise<void> => {
  const open = async (domain: string, credentials: Credentials) => {
    await OpenFeature.setProviderAndWait(
      domain,
      new SelfevidentProvider({ url, project, region, credentials, initTimeout: 10_000 }),
    ).catch(() => undefined);
    return OpenFeature.getClient(domain);
  };
  const refused = await open('sender', sender);
  assert.equal(refused.providerStatus, ProviderStatus.FATAL);
  await OpenFeature.clearProviders();
  const client = await open('evaluator', evaluator);
  const { reason } = await client.getStringDetails(feature, 'fallback', { targetingKey: inProcess });
  assert.equal(reason, 'SPLIT');
  await OpenFeature.close();
};

/** A route of OFREP takes a key, and no signature: a method has one authorizer. */
export const takesNoSignature = async ({ url }: Deployed): Promise<void> => {
  const forward = forwarder({ url: new URL(url), region, credentials: async () => rootCredentials });
  const body = Buffer.from(JSON.stringify({ context: { targetingKey: 'signed' } }));
  const path = `/projects/${project}/ofrep/v1/evaluate/flags`;
  const asked = { id: randomUUID(), method: 'POST', path, query: '', rawHeaders: [], sourceIp: '', body };
  const { status } = await forward(asked);
  assert.equal(status, 401);
};
