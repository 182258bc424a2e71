/**
 * What an event costs with all options of metrics, and with guardrails: a write for each metric that it counts for, as
 * ever, because an item of an entity stays below 1 KB.
 */
import { reportToStandardError } from '../../../lambdas/entry/report.ts';
import { allOperations } from '../../../lambdas/functions/all-operations.ts';
import { dispatcher } from '../../../lambdas/http/dispatch.ts';
import { openStore } from '../../../lambdas/store/store.ts';
import { type CapacityUnits, meteredClient } from '../../support/capacity-units.ts';
import { eventOf, openTestService } from '../../support/in-process.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { days, type Members, metric, variations } from '../resources.ts';

const dynamodb = useDynamoDB();
// DynamoDB Local counts otherwise than AWS documents: the embedded engine is the meter.
const itMetered = process.env.TEST_DYNAMODB_ENDPOINT ? it.skip : it;

/** The longest names that the contract takes. */
const project = 'p'.repeat(127);
const treatments = ['a', 'b'].map((letter) => letter.repeat(127));
const entityId = 'e'.repeat(512);

const bounds = { eventCap: 1e15, eventFloor: -1e15, entityCap: 123_456_789.123456, entityFloor: -123_456_789.123456 };
const options: readonly Members[] = [
  {},
  { ...bounds, aggregation: 'VALUE_PER_ENTITY' },
  { denominatorKey: 'items', eventCap: 1e15 },
  { above: 5 },
  { ...bounds, aggregation: 'VALUE_PER_ENTITY' },
  { denominatorKey: 'items' },
  {},
  { ...bounds, aggregation: 'SHARE' },
];
const metrics = options.map((more, index) => metric(`metric-${index}`, { valueKey: 'value', ...more }));

const openExperiment = async (guardrails: readonly object[]) => {
  const service = await openTestService(dynamodb);
  await service.ok('CreateProject', { name: project });
  await service.ok('CreateFeature', { project, name: 'search', variations: variations('off', 'on') });
  await service.ok('CreateExperiment', {
    project,
    name: 'trial',
    treatments: treatments.map((name, index) => ({ name, feature: 'search', variation: index === 0 ? 'off' : 'on' })),
    metricGoals: metrics.slice(0, 3),
    guardrails,
  });
  await service.ok('StartExperiment', { project, experiment: 'trial', analysisCompleteTime: days(7) });
  await service.ok('EvaluateFeature', { project, feature: 'search', entityId });
  const units: CapacityUnits = { read: 0, write: 0 };
  const { tableName } = service;
  const store = openStore({ client: meteredClient(dynamodb, units), tableName, report: reportToStandardError });
  const handle = dispatcher(allOperations, { ...service.service, store, settle: async () => {} });
  let call = 0;
  /** The write units of a call with one event, in a slot of digests that has those of the calls before. */
  const put = async (): Promise<number> => {
    units.write = 0;
    const data = JSON.stringify({ user: { id: entityId }, value: 123_456_789.123456, items: 9_876.54321 });
    const event = { timestamp: service.clock.now / 1000, type: 'aws.evidently.custom', data };
    const request = eventOf('PutProjectEvents', { project, events: [event] });
    request.headers['amz-sdk-invocation-id'] = `call-${++call}`;
    const { body } = await handle(request);
    expect(JSON.parse(body).failedEventCount).toBe(0);
    return units.write;
  };
  return { put };
};

itMetered('is one write unit for each goal, and one for each guardrail', async () => {
  const goals = await openExperiment([]);
  const all = await openExperiment(metrics.slice(3));
  for (let call = 0; call < 20; call++) expect([await goals.put(), await all.put()]).toEqual([3, 8]);
});
