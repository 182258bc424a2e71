/**
 * A store that takes requests and never answers: every operation has its modelled answer by the deadline of the whole request.
 */
import { type OperationName, operationNames } from '../../../contract/index.ts';
import { openService } from '../../../lambdas/entry/service.ts';
import { allOperations } from '../../../lambdas/functions/all-operations.ts';
import { dispatcher } from '../../../lambdas/http/dispatch.ts';
import { deadlines } from '../../../lambdas/http/run-operation.ts';
import { byDeadline, withDeadline } from '../../../lambdas/store/table/deadline.ts';
import { StoreError } from '../../../lambdas/store/table/store-error.ts';
import { functionRows } from '../../../lib/functions/functions.ts';
import { eventOf, startTime } from '../../support/in-process.ts';
import { managementCalls } from '../management-calls.ts';
import { type Members, metric } from '../resources.ts';

const shop = { project: 'shop' };
const evaluation = { feature: 'search', entityId: 'anna' };
const event = { timestamp: startTime / 1000, type: 'aws.evidently.custom', data: '{"user":"anna"}' };
const trial = { ...shop, experiment: 'trial' };
const calls: Readonly<Record<string, Members>> = {
  ...Object.fromEntries(managementCalls),
  EvaluateFeature: { ...shop, ...evaluation },
  BatchEvaluateFeature: { ...shop, requests: [evaluation] },
  EvaluateFlag: { ...shop, key: 'search', context: { targetingKey: 'ann' } },
  EvaluateFlags: shop,
  GetProjectSnapshot: shop,
  GetManifest: shop,
  GetManifestFile: shop,
  ReportExposures: { ...shop, tokens: ['token'] },
  ReportEvents: { ...shop, events: [event] },
  ReportUsage: { ...shop, usage: [{ feature: 'search', counts: { on: 1 } }] },
  ExplainEvaluation: { ...shop, ...evaluation },
  PutProjectEvents: { ...shop, events: [event] },
  GetExperimentResults: { ...trial, metricNames: ['speed'], treatmentNames: ['a', 'b'] },
  GetExperimentHealth: trial,
  GetLaunchMetrics: { ...shop, launch: 'new' },
  GetExperimentEnrolments: trial,
  GetLaunchEnrolments: { ...shop, launch: 'new' },
  TestMetric: { ...shop, metricDefinition: metric('speed').metricDefinition, data: '{}' },
  EstimateDuration: { ...shop, baseline: { experiment: { name: 'trial', metricName: 'speed' } }, effect: 1 },
};

const serviceOver = (handle: () => Promise<never>) => {
  const service = openService({
    deployment: { partition: 'aws', region: 'us-east-1', account: '123456789012' },
    tableName: 'none',
    dynamodb: {
      region: 'us-east-1',
      credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
      requestHandler: { handle },
    },
    clock: () => startTime,
    report: () => undefined,
  });
  const short = { management: 50, evaluation: 50, ingestion: 50, analysis: 50 };
  return dispatcher(allOperations, { ...service, deadlines: short });
};

const answerTo = async (handle: ReturnType<typeof dispatcher>, name: OperationName) => {
  const { statusCode, headers } = await handle(eventOf(name, calls[name] ?? {}));
  return [name, statusCode, headers?.['x-amzn-ErrorType']];
};

const unavailable = operationNames.map((name) => [name, 503, 'ServiceUnavailableException']);

it('every operation answers with the modelled error when the store does not answer', async () => {
  expect(Object.keys(calls).sort()).toEqual([...operationNames].sort());
  const handle = serviceOver(() => new Promise(() => undefined));
  expect(await Promise.all(operationNames.map((name) => answerTo(handle, name)))).toEqual(unavailable);
});

it.each(['EMFILE', 'ENFILE', 'EADDRNOTAVAIL', 'ECONNREFUSED'])(
  'every operation answers with the modelled error when a connection fails with %s',
  async (code) => {
    const handle = serviceOver(() => Promise.reject(Object.assign(new Error(`connect ${code}`), { code })));
    expect(await Promise.all(operationNames.map((name) => answerTo(handle, name)))).toEqual(unavailable);
  },
);

it('an answer comes within 20 seconds, and seconds before the function would be ended', () => {
  for (const [group, deadline] of Object.entries(deadlines)) {
    expect(deadline).toBeLessThan(20_000);
    expect(deadline + 2_000).toBeLessThanOrEqual(functionRows[group as keyof typeof deadlines].timeout * 1_000);
  }
});

describe('a deadline', () => {
  const never = () => new Promise<never>(() => undefined);
  const waitBusily = (milliseconds: number) => {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
  };

  it('is that of all that is asked within it, and nothing is sent when it is over', async () => {
    const send = jest.fn(never);
    const outcomes = await withDeadline(5, async () => {
      const first = await byDeadline(send).catch((error: unknown) => error);
      return [first, await byDeadline(send).catch((error: unknown) => error)];
    });
    expect(outcomes).toEqual([expect.any(StoreError), expect.any(StoreError)]);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('begins with the work, and not with its first request to the store', async () => {
    const send = jest.fn(never);
    const work = async () => {
      waitBusily(5);
      return byDeadline(send);
    };
    await expect(withDeadline(5, work)).rejects.toThrow('unavailable');
    expect(send).not.toHaveBeenCalled();
  });

  it('needs no timer for work that sends nothing', async () => {
    const timers = jest.spyOn(globalThis, 'setTimeout');
    expect(await withDeadline(1_000, async () => 'answer')).toBe('answer');
    expect(timers).not.toHaveBeenCalled();
    timers.mockRestore();
  });

  it('ends with the work, and does not bind what the work has started for later', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    let later: Promise<string> | undefined;
    await withDeadline(1_000, async () => {
      later = released.then(() => byDeadline(async () => 'answer'));
    });
    const now = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 2_000);
    release();
    expect(await later).toBe('answer');
    now.mockRestore();
  });

  it('is not that of others', async () => {
    const mine = withDeadline(5, () => byDeadline(never));
    await expect(mine).rejects.toThrow('unavailable');
    expect(await withDeadline(1_000, () => byDeadline(async () => 'answer'))).toBe('answer');
    expect(await byDeadline(async () => 'answer')).toBe('answer');
  });
});
