/**
 * A service behind HTTP that can be made to fail, and an agent before it. Both have the service's time of the tests.
 */
import { type Agent, type AgentSettings, openAgent } from '../../../local/agent/agent.ts';
import type { Journal } from '../../../local/agent/journal.ts';
import { gateway } from '../../../local/gateway/gateway.ts';
import { type HttpServer, listen } from '../../../local/http/http-server.ts';
import type { ReceivedRequest } from '../../../local/http/received-request.ts';
import { jsonReply, type Reply } from '../../../local/http/reply.ts';
import type { TestService } from '../../support/in-process.ts';
import { type AgentClient, clientOf } from './client.ts';

export interface ServedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly invocation: string | undefined;
}

export interface World extends AgentClient {
  readonly agent: Agent;
  /** What reached the service, in order. */
  readonly arrived: ServedRequest[];
  /** What the agent told its log. */
  readonly told: string[];
  /** Answers everything with this status until it is undefined again. */
  fault: number | undefined;
  readonly close: () => Promise<void>;
}

const settings: AgentSettings = {
  projects: [],
  prefetch: [],
  accessToken: undefined,
  cache: undefined,
  freshFor: 0,
  pollTimeout: 3_000,
  batchSize: 50,
  batchDuration: 1_000,
};

export interface WorldOptions {
  readonly settings?: Partial<AgentSettings>;
  readonly journal?: Journal;
  /** The agent's own time. */
  readonly clock?: () => number;
  /** Answers some requests instead of the service. */
  readonly instead?: (request: ReceivedRequest) => Reply | undefined;
}

export const openWorld = async (service: TestService, options: WorldOptions = {}): Promise<World> => {
  const arrived: ServedRequest[] = [];
  const told: string[] = [];
  const state: { fault: number | undefined } = { fault: undefined };
  const server = await listen({ port: 0, hosts: ['127.0.0.1'], origins: [] }, async (request) => {
    const { method, path, body, rawHeaders } = request;
    const named = rawHeaders.findIndex((text) => text.toLowerCase() === 'amz-sdk-invocation-id');
    arrived.push({ method, path, body: body.toString(), invocation: named < 0 ? undefined : rawHeaders[named + 1] });
    if (state.fault !== undefined) return jsonReply(state.fault, { message: 'out of order' });
    return options.instead?.(request) ?? serviceAnswer(service)(request);
  });
  const target = {
    url: new URL(`http://127.0.0.1:${server.port}`),
    region: 'us-east-1',
    credentials: async () => ({ accessKeyId: 'any', secretAccessKey: 'any' }),
  };
  const { journal, clock = Date.now } = options;
  const agent = openAgent(
    { ...settings, ...options.settings },
    { target, journal, clock, report: (message) => told.push(message) },
  );
  return worldOf({ agent, arrived, told, state, server });
};

/** What a service in this process answers over HTTP. */
export const serviceAnswer = (service: TestService) =>
  gateway({
    handle: service.handle,
    now: () => service.clock.now,
    local: async () => jsonReply(404, {}),
    account: '123456789012',
    region: 'us-east-1',
    credentials: new Map(),
  });

interface Parts extends Pick<World, 'agent' | 'arrived' | 'told'> {
  readonly state: { fault: number | undefined };
  readonly server: HttpServer;
}

const worldOf = ({ agent, arrived, told, state, server }: Parts): World => {
  return {
    agent,
    arrived,
    told,
    get fault() {
      return state.fault;
    },
    set fault(status) {
      state.fault = status;
    },
    ...clientOf(agent),
    close: async () => {
      agent.close();
      await server.close();
    },
  };
};
