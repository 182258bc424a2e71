/**
 * Pages that stay open for hours and for weeks, and visitors who come back, with the stock OFREP provider and the
 * hook, at a clock that is moved. Who is counted, and for how long, must be what a call for each use would have given.
 */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { mock } from 'node:test';
import type { BaseHook } from '@openfeature/core';
import { exposureHook } from '../../packages/openfeature/web.ts';
import { startDynamoDB } from '../support/dynamodb.ts';
import { openTestService, startTime, type TestService } from '../support/in-process.ts';
import { type KeyClient, openKeyClient } from '../support/with-key.ts';
import { makeExperiment } from './experiment.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Uses within this time after a report renew nothing. */
const UNREPORTED = 5 * MINUTE;

/** What is used of the packages for pages. */
interface WebSdk {
  readonly OpenFeature: {
    readonly setContext: (context: object) => Promise<void>;
    readonly setProviderAndWait: (provider: unknown) => Promise<void>;
    readonly getClient: () => {
      readonly addHooks: (hook: BaseHook) => unknown;
      readonly getStringValue: (flag: string, fallback: string) => string;
    };
    readonly clearProviders: () => Promise<void>;
  };
}
interface WebProvider {
  readonly OFREPWebProvider: new (options: {
    readonly baseUrl: string;
    readonly fetchImplementation: (request: Request) => Promise<Response>;
  }) => unknown;
}

interface OpenPage {
  /** The page uses the flag, and a moment passes. */
  readonly use: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What is otherwise than by calls. */
export const openPageProblems = async (): Promise<readonly string[]> => {
  const dynamodb = await startDynamoDB();
  mock.timers.enable({ apis: ['Date'], now: startTime });
  keepStorage();
  try {
    const service = await openTestService(dynamodb);
    const problems: string[] = [];
    for (const [project, pass] of Object.entries(visits)) {
      await makeExperiment(service, project);
      const visit = { service, project, page: await openKeyClient(service, { project, requestsPerSecond: 10_000 }) };
      await pass(visit);
      problems.push(...(await otherCounts(visit)).map((problem) => `${project}: ${problem}`));
    }
    return problems;
  } finally {
    mock.timers.reset();
    dynamodb.stop();
  }
};

interface Visit {
  readonly service: TestService;
  /** Of this visit alone: an experiment lasts 30 days at most. */
  readonly project: string;
  readonly page: KeyClient;
}

/** Used every seven minutes for three hours. */
const openForHours = async (visit: Visit): Promise<void> => {
  const seen = await openPage(visit);
  for (let time = 0; time < 26; time++) {
    await seen.use();
    await direct(visit);
    move(visit, 7 * MINUTE);
  }
  await seen.close();
};

/** Used twice a day for three weeks, while nothing makes the provider ask again: its token is older than is taken. */
const openForWeeks = async (visit: Visit): Promise<void> => {
  const seen = await openPage(visit);
  for (let half = 0; half < 42; half++) {
    await seen.use();
    await direct(visit);
    move(visit, DAY / 2);
  }
  await seen.close();
};

/** Looks once, and again after 20 days, when the flags of the first time are still in the browser's storage. */
const comesBack = async (visit: Visit): Promise<void> => {
  const first = await openPage(visit);
  await first.use();
  await first.close();
  move(visit, 20 * DAY);
  const second = await openPage(visit);
  await second.use();
  await direct(visit);
  await second.close();
};

const visits = { hours: openForHours, weeks: openForWeeks, again: comesBack };

const move = ({ service }: Visit, milliseconds: number): void => {
  service.clock.now += milliseconds;
  mock.timers.setTime(service.clock.now);
};

const openPage = async ({ page, project }: Visit): Promise<OpenPage> => {
  const { OpenFeature } = packageOfPages('@openfeature/web-sdk') as WebSdk;
  const { OFREPWebProvider } = packageOfPages('@openfeature/ofrep-web-provider') as WebProvider;
  const hook = exposureHook({
    url: 'http://flags.test',
    project,
    send: (url, request) => answerTo(page, new Request(url, { ...request, keepalive: false })),
  });
  await OpenFeature.setContext({ targetingKey: 'visitor' });
  const baseUrl = `http://flags.test/projects/${project}`;
  await OpenFeature.setProviderAndWait(
    new OFREPWebProvider({ baseUrl, fetchImplementation: (request) => answerTo(page, request) }),
  );
  const client = OpenFeature.getClient();
  client.addHooks(hook);
  return {
    use: async () => {
      client.getStringValue('search', 'fallback');
      await hook.flush();
    },
    close: () => OpenFeature.clearProviders(),
  };
};

/** The packages of `test/ofrep`, where the stock providers are. */
const packageOfPages = (name: string): unknown => createRequire(resolve('test/ofrep/package.json'))(name);

const answerTo = async ({ call }: KeyClient, request: Request): Promise<Response> => {
  const operation = request.url.endsWith('/exposures') ? 'ReportExposures' : 'EvaluateFlags';
  const tag = request.headers.get('if-none-match');
  const answer = await call(operation, JSON.parse(await request.text()), tag ? { 'If-None-Match': tag } : {});
  const headers = { 'content-type': 'application/json', etag: String(answer.headers.etag ?? '') };
  return new Response(answer.status === 304 ? null : answer.text, { status: answer.status, headers });
};

/** What a browser keeps when a page is closed. */
const keepStorage = (): void => {
  const kept = new Map<string, string>();
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  };
  Object.defineProperty(globalThis, 'localStorage', { value: localStorage, configurable: true });
};

/** Another entity meets the flag at the same moment, by a call. */
const direct = ({ service, project }: Visit): Promise<unknown> =>
  service.ok('EvaluateFeature', { project, feature: 'search', entityId: 'direct' });

/** The hour of the last use must be claimed, up to the last minutes. */
const otherCounts = async (visit: Visit): Promise<readonly string[]> => {
  const [byPage, byCalls] = [await claimOf(visit, 'visitor'), await claimOf(visit, 'direct')];
  if (byPage === undefined || byCalls === undefined) return [`claims until ${byPage}, by calls until ${byCalls}`];
  const short = byCalls - byPage;
  console.warn(`an open page, ${visit.project}: its visitor is claimed ${short / MINUTE} minutes less than by calls`);
  return short >= 0 && short < UNREPORTED ? [] : [`claims ${short / MINUTE} minutes less than by calls`];
};

/** Until when an entity's events count. */
const claimOf = async ({ service: { service }, project }: Visit, entityId: string): Promise<number | undefined> => {
  const { experiments, assignments } = service.store;
  const trialId = (await experiments.get(project, 'test'))?.entity.id ?? '';
  const of = { project, trialId, entityId };
  return (await assignments.find([of]))(of)?.until;
};
