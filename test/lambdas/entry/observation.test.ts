/**
 * What the functions write in their logs: a line for each request with its metrics, and nothing of anybody's data.
 */
import type { OperationName } from '../../../contract/index.ts';
import { observe } from '../../../lambdas/entry/observation.ts';
import { reportToStandardError } from '../../../lambdas/entry/report.ts';
import { openService } from '../../../lambdas/entry/service.ts';
import { allOperations } from '../../../lambdas/functions/all-operations.ts';
import { dispatcher, type Handle } from '../../../lambdas/http/dispatch.ts';
import { type Fault, injectFaults } from '../../support/fault-injection.ts';
import { eventOf, startTime } from '../../support/in-process.ts';
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';
import { account, days, given, metric } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useSharedService(dynamodb);
let handle: Handle;
let fault: ((operation: string) => Fault | undefined) | undefined;
let written: string[];

beforeAll(async () => {
  const create = given(service);
  await create.project();
  await create.feature();
  await create.experiment('trial', { metricGoals: [metric('price')] });
  await create.startExperiment('trial', days(7));
  const { config } = injectFaults(dynamodb, (operation) => fault?.(operation));
  handle = dispatcher(
    allOperations,
    openService({
      deployment: service.service.deployment,
      tableName: service.tableName,
      dynamodb: { ...config, maxAttempts: 1 },
      clock: () => service.clock.now,
      observe,
      report: reportToStandardError,
    }),
  );
});

beforeEach(() => {
  process.env.METRIC_NAMESPACE = 'Selfevident/Shop';
  fault = undefined;
  written = [];
  const take = (text: unknown) => {
    written.push(String(text));
    return true;
  };
  jest.spyOn(process.stdout, 'write').mockImplementation(take);
  jest.spyOn(console, 'error').mockImplementation(take);
});
afterEach(() => {
  delete process.env.METRIC_NAMESPACE;
  jest.restoreAllMocks();
});

const call = (name: OperationName, input: object) => handle(eventOf(name, input as Record<string, unknown>));
const lines = () => written.map((text) => JSON.parse(text));
const evaluation = { project: 'shop', feature: 'search', entityId: 'anna' };
const custom = (data: unknown, time = startTime) => ({
  timestamp: time / 1000,
  type: 'aws.evidently.custom',
  data: typeof data === 'string' ? data : JSON.stringify(data),
});

describe('the line of a request', () => {
  it('says which it was, how it ended, and how long it took', async () => {
    await call('GetFeature', { project: `${account}:project/shop`, feature: 'search' });
    expect(lines()).toEqual([
      {
        level: 'INFO',
        requestId: 'test',
        operation: 'GetFeature',
        project: 'shop',
        status: 200,
        durationMs: expect.any(Number),
        coldStart: true,
      },
    ]);
  });

  it('says the error, and of a path that is no operation only that', async () => {
    await call('GetFeature', { project: 'shop', feature: 'nothing' });
    await handle({ ...eventOf('GetProject', { project: 'shop' }), path: '/nothing' });
    expect(lines()).toEqual([
      expect.objectContaining({ operation: 'GetFeature', status: 404, error: 'ResourceNotFoundException' }),
      { level: 'INFO', requestId: 'test', status: 404, error: expect.any(String), durationMs: expect.any(Number) },
    ]);
  });

  it('has the metrics of what was counted, as CloudWatch takes them', async () => {
    await call('BatchEvaluateFeature', {
      project: 'shop',
      requests: [evaluation, { ...evaluation, entityId: 'bert' }].map(({ feature, entityId }) => ({
        feature,
        entityId,
      })),
    });
    const [line] = lines();
    expect(line).toMatchObject({ operation: 'BatchEvaluateFeature', EvaluationsByExperiment: 2 });
    expect(line._aws).toEqual({
      Timestamp: expect.any(Number),
      CloudWatchMetrics: [
        {
          Namespace: 'Selfevident/Shop',
          Dimensions: [[]],
          Metrics: [{ Name: 'EvaluationsByExperiment', Unit: 'Count' }],
        },
      ],
    });
  });

  it('counts events accepted and refused, and values that do not count by their cause', async () => {
    await call('EvaluateFeature', evaluation);
    await call('PutProjectEvents', {
      project: 'shop',
      events: [
        custom({ user: { id: 'anna' }, details: { price: 3 } }),
        custom({ user: { id: 'nobody' }, details: { price: 3 } }),
        custom({ user: { id: 'anna' }, details: { price: 3 } }, startTime - 20 * 60_000),
        custom('no JSON'),
      ],
    });
    const counted = { EventsAccepted: 3, EventsRefused: 1, ValuesWithoutAssignment: 1, ValuesOutsideRun: 1 };
    expect(lines()[1]).toMatchObject({ operation: 'PutProjectEvents', status: 200, ...counted });
  });

  it('counts an assignment that could not be written', async () => {
    fault = (operation) => (operation === 'UpdateItem' ? 'refused' : undefined);
    const { statusCode } = await call('EvaluateFeature', { ...evaluation, entityId: 'carl' });
    expect(statusCode).toBe(200);
    expect(lines().at(-1)).toMatchObject({ EvaluationsByExperiment: 1, AssignmentsNotWritten: 1 });
  });
});

describe('whatever happens', () => {
  const secrets = ['entity-7f3a', 'context-91bc', 'data-55d0', 'value-4242424242'];
  const [entityId, attribute, datum, value] = secrets as [string, string, string, string];
  const context = JSON.stringify({ name: attribute });
  const events = [
    custom({ user: { id: entityId }, details: { price: 1 }, name: datum }),
    custom(`${datum} is no JSON`),
    custom({ user: { id: entityId }, details: { price: 1e16 }, name: datum }),
    {
      ...custom({ feature: 'search', entityId, entityAttributes: { name: attribute }, variation: value }),
      type: 'aws.evidently.evaluation',
    },
    {
      ...custom({ feature: datum, entityId, type: value, details: { experiment: attribute } }),
      type: 'aws.evidently.evaluation',
    },
  ];
  const requests = [{ feature: 'search', entityId, evaluationContext: context }];
  const calls: [OperationName, object][] = [
    ['EvaluateFeature', { ...evaluation, entityId, evaluationContext: context }],
    ['EvaluateFeature', { ...evaluation, entityId, evaluationContext: `[${context}]` }],
    ['EvaluateFeature', { ...evaluation, entityId: entityId.repeat(60), evaluationContext: attribute }],
    ['EvaluateFeature', { ...evaluation, feature: 'nothing', entityId }],
    ['BatchEvaluateFeature', { project: 'shop', requests }],
    [
      'BatchEvaluateFeature',
      { project: 'shop', requests: [{ feature: 'search', entityId, evaluationContext: datum }] },
    ],
    ['ExplainEvaluation', { ...evaluation, entityId, evaluationContext: context }],
    ['PutProjectEvents', { project: 'shop', events }],
    ['PutProjectEvents', { project: 'nothing', events }],
    ['TestSegmentPattern', { pattern: `{"name":["${datum}"]}`, payload: context }],
  ];
  const faults: [string, (operation: string) => Fault | undefined][] = [
    ['nothing fails', () => undefined],
    ['no write is taken', (operation) => (/Update|Put|Write/.test(operation) ? 'refused' : undefined)],
    ['nothing is answered', () => 'lost'],
    ['everything is throttled', () => 'conflict'],
  ];

  it.each(faults)('the log has no entity, context or event when %s', async (_, chosen) => {
    fault = chosen;
    for (const [name, input] of calls) await call(name, input);
    expect(written.length).toBeGreaterThanOrEqual(calls.length);
    expect(secrets.filter((secret) => written.join('').includes(secret))).toEqual([]);
  });
});
