/**
 * A service that takes signed calls only, and its agent at localhost:2772, told by AWS's variables alone.
 */
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { forwarder } from '../../local/proxy/forward.ts';
import { type ChildService, startAgent } from '../support/as-child.ts';
import { startLocalService } from '../support/over-http.ts';

export const AGENT = 'http://localhost:2772';
const KEY = { AWS_ACCESS_KEY_ID: 'testkey', AWS_SECRET_ACCESS_KEY: 'testsecret', AWS_REGION: 'us-east-1' };
const key = { accessKeyId: KEY.AWS_ACCESS_KEY_ID, secretAccessKey: KEY.AWS_SECRET_ACCESS_KEY };
/** What clients of the agent sign with: it asks nobody who they are. */
export const CLIENT = {
  AWS_ACCESS_KEY_ID: 'any',
  AWS_SECRET_ACCESS_KEY: 'any',
  AWS_REGION: 'us-east-1',
  AWS_DEFAULT_REGION: 'us-east-1',
};

// biome-ignore lint/suspicious/noExplicitAny: answers of all shapes
type Body = any;

export interface Place {
  /** The agent for some projects only, or for all, until the next is started. */
  readonly useAgent: (projects?: readonly string[]) => Promise<ChildService>;
  /** Through the agent, which signs. */
  readonly call: (method: string, path: string, body?: object) => Promise<Body>;
  /** Straight to the service, signed. */
  readonly direct: (path: string, body: object) => Promise<Body>;
  /** Counts everything that the service has. */
  readonly drain: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export const openPlace = async (): Promise<Place> => {
  const service = await startLocalService('--credential', `${KEY.AWS_ACCESS_KEY_ID}:${KEY.AWS_SECRET_ACCESS_KEY}`);
  let agent: ChildService | undefined;
  const call: Place['call'] = async (method, path, body) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${AGENT}/${path}`, { method, headers, body: JSON.stringify(body) ?? null });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const forward = forwarder({ url: new URL(service.endpoint), region: KEY.AWS_REGION, credentials: async () => key });
  return {
    call,
    direct: async (path, body) => {
      const request = { id: randomUUID(), method: 'POST', path: `/${path}`, query: '', rawHeaders: [], sourceIp: '' };
      const reply = await forward({ ...request, body: Buffer.from(JSON.stringify(body)) });
      if (reply.status !== 200) throw new Error(`${path}: ${reply.status}`);
      return JSON.parse(await text(reply.body as Readable));
    },
    useAgent: async (projects = []) => {
      await agent?.stop();
      const paths = projects.map((project) => `applications/APP/environments/ENV/configurations/${project}`);
      agent = await startAgent(service.endpoint, ['--port', '2772'], {
        ...KEY,
        AWS_APPCONFIG_EXTENSION_POLL_INTERVAL_SECONDS: '1',
        AWS_APPCONFIG_EXTENSION_EVIDENTLY_EVENT_BATCH_SIZE: '40',
        AWS_APPCONFIG_EXTENSION_EVIDENTLY_CONFIGURATIONS: paths.join(', '),
        AWS_APPCONFIG_EXTENSION_PREFETCH_LIST: paths.join(','),
      });
      return agent;
    },
    drain: () => call('POST', '_local/drain'),
    stop: async () => {
      await agent?.stop();
      await service.stop();
    },
  };
};
