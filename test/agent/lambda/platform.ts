/**
 * What runs functions in Lambda, as its documentation says it: the Runtime API, the Extensions API and the Telemetry API at
 * one address, and an environment that freezes. It starts the extensions, starts the runtime when all have registered,
 * hands out invocations, stops all processes (SIGSTOP) when the runtime and every extension wait for the next event, lets
 * them go on (SIGCONT) before it has one, and kills what is left two seconds after it said SHUTDOWN. A runtime that ends
 * during an invocation, or has not done it by its deadline, resets the environment: a shutdown for the reason `failure`
 * or `timeout`, after which the next invocation starts everything anew. Whatever the documentation does not allow is a
 * violation.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { type Environment, openEnvironment, type StartProcess } from './environment.ts';
import { type Subscription, subscriptionOf } from './telemetry.ts';

export interface PlatformOptions {
  /** How extensions are started, by the names of their files in `/opt/extensions`. */
  readonly extensions: Readonly<Record<string, StartProcess>>;
  readonly runtime: StartProcess;
  /** False for a place without the Telemetry API. */
  readonly telemetry?: boolean;
  /** True for Lambda Managed Instances: no INVOKE for extensions, and nothing freezes. */
  readonly managed?: boolean;
  /** Milliseconds for an invocation. */
  readonly timeout?: number;
}

export interface Platform {
  /** Resolves to what the function answered, or to its error. @param timeout milliseconds, instead of the option. */
  readonly invoke: (payload: unknown, timeout?: number) => Promise<unknown>;
  /** Ends the time of the invocation that is under way. */
  readonly timeOut: () => void;
  /** Resolves to what the function tells next while it works, by a POST to `/told` of the Runtime API's address. */
  readonly told: () => Promise<unknown>;
  /** Resolves when nothing in the environment runs any more, until the next invocation. */
  readonly frozen: () => Promise<void>;
  /** Ends the environment; resolves to the milliseconds that it took. */
  readonly shutDown: () => Promise<number>;
  /** What was done against the documentation. */
  readonly violations: readonly string[];
}

/** Milliseconds that external extensions have for SHUTDOWN. */
const SHUTDOWN_TIME = 2_000;
/** Of that, what the runtime has after its SIGTERM. */
const RUNTIME_SHARE = 0.3;

/** What the emulator of the Runtime API answers, which has no telemetry. */
const NO_TELEMETRY = { errorType: 'Telemetry.NotSupported', errorMessage: 'Telemetry API is not supported' };

interface Invocation {
  readonly id: string;
  readonly payload: unknown;
  /** Milliseconds from when it is handed out. */
  readonly timeout: number;
  readonly answer: (result: unknown) => void;
}

interface Extension {
  readonly name: string;
  readonly id: string;
  waiting: ServerResponse | undefined;
}

export const startPlatform = async (options: PlatformOptions): Promise<Platform> => {
  const { extensions: files, runtime, telemetry = true, managed = false, timeout = 10_000 } = options;
  const violations: string[] = [];
  const extensions = new Map<string, Extension>();
  const subscriptions: Subscription[] = [];
  const invocations: Invocation[] = [];
  const listeners: ((told: unknown) => void)[] = [];
  let phase: 'init' | 'invoke' | 'shutdown' | 'none' = 'init';
  let [shutdownReason, deadlineMs] = ['spindown', 0];
  let timer: NodeJS.Timeout | undefined;
  let [runtimeWaits, current] = [undefined as ServerResponse | undefined, undefined as Invocation | undefined];
  let environment: Environment;
  let becomesFrozen: (() => void)[] = [];

  const tell = (type: string, record: object) => {
    for (const subscription of subscriptions) subscription.tell({ time: new Date().toISOString(), type, record });
  };

  /** Each extension learns of it when it waits for the next event. */
  const sayShutdown = () => {
    for (const extension of extensions.values()) {
      answerJson(extension.waiting, 200, { eventType: 'SHUTDOWN', shutdownReason, deadlineMs });
      extension.waiting = undefined;
    }
  };

  /** Hands out what there is, or freezes when nobody has anything to do. */
  const turn = () => {
    if (phase === 'shutdown') return sayShutdown();
    if (phase === 'none') {
      if (invocations.length > 0) start();
      else for (const resolve of becomesFrozen.splice(0)) resolve();
      return;
    }
    if (!runtimeWaits) return;
    const isBusy = [...extensions.values()].some(({ waiting }) => !waiting);
    if (isBusy && (phase === 'init' || !managed)) return;
    const next = current ? undefined : invocations.shift();
    if (!next) {
      if (!managed) environment.freeze();
      for (const resolve of becomesFrozen.splice(0)) resolve();
      return;
    }
    phase = 'invoke';
    current = next;
    const deadline = Date.now() + next.timeout;
    timer = setTimeout(() => reset('timeout'), next.timeout);
    environment.thaw();
    for (const extension of managed ? [] : extensions.values()) {
      answerJson(extension.waiting, 200, {
        eventType: 'INVOKE',
        deadlineMs: deadline,
        requestId: next.id,
        invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:shop',
        tracing: { type: 'X-Amzn-Trace-Id', value: 'Root=1-0-0' },
      });
      extension.waiting = undefined;
    }
    const waits = runtimeWaits;
    runtimeWaits = undefined;
    waits.writeHead(200, {
      'Lambda-Runtime-Aws-Request-Id': next.id,
      'Lambda-Runtime-Deadline-Ms': deadline,
      'Lambda-Runtime-Invoked-Function-Arn': 'arn:aws:lambda:us-east-1:123456789012:function:shop',
      'content-type': 'application/json',
    });
    waits.end(JSON.stringify(next.payload));
    tell('platform.start', { requestId: next.id, version: '$LATEST' });
  };

  /** The invocation is done when the runtime asks for the next one, not when it has answered. */
  const finish = (status: 'success' | 'failure' | 'timeout') => {
    const done = current;
    current = undefined;
    clearTimeout(timer);
    if (!done) return;
    if (status !== 'success') done.answer({ functionError: { errorType: status } });
    tell('platform.runtimeDone', {
      requestId: done.id,
      status,
      metrics: { durationMs: 1, producedBytes: 1 },
    });
  };

  /** The runtime ends first, and extensions have what is left of the time. Resolves when nothing of it runs any more. */
  const end = async (reason: typeof shutdownReason) => {
    phase = 'shutdown';
    shutdownReason = reason;
    environment.thaw();
    deadlineMs = Date.now() + SHUTDOWN_TIME;
    await environment.endRuntime(extensions.size > 0 ? RUNTIME_SHARE * SHUTDOWN_TIME : 0);
    sayShutdown();
    const late = await environment.end(extensions.size > 0 ? deadlineMs - Date.now() : 0);
    if (late) violations.push(`still there ${SHUTDOWN_TIME} ms after SHUTDOWN`);
    for (const subscription of subscriptions.splice(0)) subscription.end();
    extensions.clear();
    runtimeWaits = undefined;
    phase = 'none';
  };

  const reset = (reason: 'failure' | 'timeout') => {
    if (!current) return;
    finish(reason);
    void end(reason).then(turn);
  };

  const start = () => {
    phase = 'init';
    for (const program of Object.values(files)) environment.start(program, 'extension');
    if (Object.keys(files).length === 0) environment.start(runtime, 'runtime');
  };

  const register = async (message: IncomingMessage, response: ServerResponse) => {
    const name = String(message.headers['lambda-extension-name']);
    const { events } = (await json(message)) as { events: string[] };
    if (phase !== 'init' || !Object.hasOwn(files, name)) return refuse(response, `register as ${name} in ${phase}`);
    const allowed = managed ? ['SHUTDOWN'] : ['INVOKE', 'SHUTDOWN'];
    if (events.some((event) => !allowed.includes(event))) return refuse(response, `events ${events}`);
    const id = randomUUID();
    extensions.set(id, { name, id, waiting: undefined });
    response.setHeader('Lambda-Extension-Identifier', id);
    answerJson(response, 200, { functionName: 'shop', functionVersion: '$LATEST', handler: 'index.handler' });
    if (extensions.size === Object.keys(files).length) environment.start(runtime, 'runtime');
  };

  const refuse = (response: ServerResponse, violation: string) => {
    violations.push(violation);
    answerJson(response, 403, { errorType: 'Extension.Forbidden', errorMessage: violation });
  };

  const extensionOf = (message: IncomingMessage) =>
    extensions.get(String(message.headers['lambda-extension-identifier']));

  const routes: Readonly<Record<string, (message: IncomingMessage, response: ServerResponse) => unknown>> = {
    'POST /2020-01-01/extension/register': register,
    'GET /2020-01-01/extension/event/next': (message, response) => {
      const extension = extensionOf(message);
      if (!extension || extension.waiting) return refuse(response, 'next without an identifier, or twice');
      extension.waiting = response;
      turn();
    },
    'PUT /2022-07-01/telemetry': async (message, response) => {
      const asked = await json(message);
      if (!telemetry) return answerJson(response, 202, NO_TELEMETRY);
      if (!extensionOf(message) || phase !== 'init') return refuse(response, `a subscription in ${phase}`);
      const subscription = subscriptionOf(asked);
      if (typeof subscription === 'string') return refuse(response, subscription);
      subscriptions.push(subscription);
      answerJson(response, 200, 'OK');
    },
    'GET /2018-06-01/runtime/invocation/next': (_, response) => {
      finish('success');
      runtimeWaits = response;
      turn();
    },
    'POST /told': async (message, response) => {
      const told = await json(message);
      answerJson(response, 202, 'OK');
      listeners.shift()?.(told);
    },
  };
  const serve = async (message: IncomingMessage, response: ServerResponse) => {
    const { method, url = '' } = message;
    const route = routes[`${method} ${url}`];
    if (route) return route(message, response);
    const [, id, what] = /^\/2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/.exec(url) ?? [];
    if (method !== 'POST' || id === undefined || id !== current?.id) return refuse(response, `${method} ${url}`);
    const result = await json(message);
    answerJson(response, 202, { status: 'OK' });
    current.answer(what === 'error' ? { functionError: result } : result);
  };
  const server = createServer((message, response) => void serve(message, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  environment = openEnvironment(`127.0.0.1:${(server.address() as AddressInfo).port}`, () => {
    if (phase === 'invoke' && current) reset('failure');
  });
  start();

  /** Nothing is under way then: the runtime and every extension wait for the next event. */
  const frozen = () =>
    new Promise<void>((resolve) => {
      becomesFrozen = [...becomesFrozen, resolve];
      turn();
    });

  return {
    violations,
    invoke: (payload, milliseconds = timeout) =>
      new Promise((answer) => {
        invocations.push({ id: randomUUID(), payload, timeout: milliseconds, answer });
        turn();
      }),
    timeOut: () => reset('timeout'),
    told: () => new Promise((resolve) => void listeners.push(resolve)),
    frozen,
    shutDown: async () => {
      await frozen();
      const began = Date.now();
      await end('spindown');
      server.closeAllConnections();
      server.close();
      return Date.now() - began;
    },
  };
};

const answerJson = (response: ServerResponse | undefined, status: number, body: unknown): void => {
  response?.writeHead(status, { 'content-type': 'application/json' });
  response?.end(JSON.stringify(body));
};
