/**
 * What the scenarios ask: a service with the project; one that wants signatures and keys; one that
 * was given no project for its root; and a proxy with faults before the first. Or agents of these services: one of the
 * project; one that wants a token; one before the service that wants signatures; and one that was given no project.
 */
import { EvaluateFeatureCommand, EvidentlyClient } from '@aws-sdk/client-evidently';
import { listen } from '../../local/http/http-server.ts';
import { forwarder } from '../../local/proxy/forward.ts';
import { startAgent } from '../support/as-child.ts';
import { type RunningService, startLocalService } from '../support/over-http.ts';
import type { AskEvaluateFeature } from './compare.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { type Address, type Answerer, served } from './scenario.ts';
import { makeWorld } from './world.ts';

export interface Services {
  readonly endpoint: string;
  readonly proxy: FaultProxy;
  /** The base address for a provider; `id` tells the scenarios behind the proxy apart. */
  readonly addressOf: (address: Address, id: string) => string;
  /** The key that the provider sends. */
  readonly keyFor: (address: Address) => string | undefined;
  readonly askEvaluateFeature: AskEvaluateFeature;
  readonly stop: () => Promise<void>;
}

const KEY = { accessKeyId: 'key', secretAccessKey: 'secret' };

export const startServices = async (answerer: Answerer): Promise<Services> => {
  const [service, locked, noRoot] = await Promise.all([
    startLocalService('--ofrep-project', 'shop'),
    startLocalService('--credential', `${KEY.accessKeyId}:${KEY.secretAccessKey}`),
    startLocalService(),
  ]);
  await makeWorld({ post: sender(service.endpoint, 'POST'), patch: sender(service.endpoint, 'PATCH') });
  const signing = await startSigningProxy(locked.endpoint);
  await makeWorld({ post: sender(signing.endpoint, 'POST'), patch: sender(signing.endpoint, 'PATCH') });
  const asked: Asked =
    answerer === 'service'
      ? { open: service, locked, noRoot, signed: service, nowhere: service }
      : await startAgents(service.endpoint, locked.endpoint);
  const { endpoint } = asked.open;
  const made = await sender(signing.endpoint, 'POST')('projects/shop/keys', {});
  const { secret } = made as { readonly secret: string };
  const keys: Partial<Record<Address, string>> = {
    keyed: secret,
    keyedRoot: secret,
    otherKey: `pk_0123456789abcdef_${'x'.repeat(43)}`,
  };
  const proxy = await startFaultProxy(endpoint);
  const fixed: Partial<Record<Address, string>> = {
    project: `${endpoint}/projects/shop`,
    slash: `${endpoint}/projects/shop/`,
    arn: `${endpoint}/projects/${encodeURIComponent('arn:aws:evidently:us-east-1:000000000000:project/shop')}`,
    root: endpoint,
    rootSlash: `${endpoint}/`,
    nowhere: `${asked.nowhere.endpoint}/projects/nowhere`,
    noRoot: asked.noRoot.endpoint,
    locked: `${asked.locked.endpoint}/projects/shop`,
    signed: `${asked.signed.endpoint}/projects/shop`,
    keyed: `${locked.endpoint}/projects/shop`,
    keyedRoot: locked.endpoint,
    otherKey: `${service.endpoint}/projects/shop`,
  };
  const all = new Set([...Object.values(asked), service, locked, noRoot, signing, proxy]);
  return {
    endpoint,
    proxy,
    addressOf: (address, id) => fixed[address] ?? `${proxy.endpoint}/${address}/${id}/projects/shop`,
    keyFor: (address) => keys[address],
    askEvaluateFeature: askerOf(endpoint),
    stop: async () => {
      // Agents first: they bring to the services what they owe.
      for (const { stop } of all) await stop();
    },
  };
};

type Asked = Readonly<Record<'open' | 'locked' | 'noRoot' | 'signed' | 'nowhere', RunningService>>;

const startAgents = async (service: string, locked: string): Promise<Asked> => {
  const key = { AWS_ACCESS_KEY_ID: KEY.accessKeyId, AWS_SECRET_ACCESS_KEY: KEY.secretAccessKey };
  const [open, noRoot, guarded, signed] = await Promise.all([
    startAgent(service, ['--project', 'shop']),
    startAgent(service),
    startAgent(service, ['--access-token', 'a token that no provider sends']),
    startAgent(locked, [], key),
  ]);
  return { open, noRoot, locked: guarded, signed, nowhere: noRoot };
};

/** What `selfevident proxy` is, with a key that the service knows. */
const startSigningProxy = async (service: string): Promise<RunningService> => {
  const forward = forwarder({ url: new URL(service), region: 'us-east-1', credentials: async () => KEY });
  const { port, close } = await listen({ port: 0, hosts: ['127.0.0.1'], origins: [], fixedHosts: true }, forward);
  return { endpoint: `http://127.0.0.1:${port}`, stop: close };
};

const sender = (endpoint: string, method: string) => async (path: string, body: object) => {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${endpoint}/${path}`, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};

const askerOf = (endpoint: string): AskEvaluateFeature => {
  const client = new EvidentlyClient({ endpoint, region: 'us-east-1', credentials: KEY, disableHostPrefix: true });
  return async (feature, entityId) => {
    const answer = await client.send(new EvaluateFeatureCommand({ project: 'shop', feature, entityId }));
    const { variation = '', reason = '', details, value } = answer;
    return served(value?.stringValue, variation, 'SPLIT', reason, JSON.parse(String(details ?? '{}')));
  };
};
