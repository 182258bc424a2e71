/**
 * What data delivery costs a project that has it, and that the others pay nothing. docs/data-delivery.md shows these numbers.
 */
import { reportToStandardError } from '../../../lambdas/entry/report.ts';
import { allOperations } from '../../../lambdas/functions/all-operations.ts';
import { dispatcher } from '../../../lambdas/http/dispatch.ts';
import { openStore } from '../../../lambdas/store/store.ts';
import { type CapacityUnits, meteredClient } from '../../support/capacity-units.ts';
import { eventOf, openTestService } from '../../support/in-process.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { given, type Members } from '../resources.ts';

const dynamodb = useDynamoDB();

/** Units of ten calls by a process that has been asked before. */
const unitsOf = async (project: Members, name: 'EvaluateFeature' | 'PutProjectEvents', input: Members) => {
  const { service, tableName, ...rest } = await openTestService(dynamodb);
  const make = given(rest);
  await make.project('shop', project);
  await make.feature();
  const units: CapacityUnits = { read: 0, write: 0 };
  const store = openStore({ client: meteredClient(dynamodb, units), tableName, report: reportToStandardError });
  // Usage is written beside the answers, at times of its own.
  const uncounted = { ...store, usage: { ...store.usage, add: () => {} } };
  const handle = dispatcher(allOperations, { ...service, store: uncounted });
  const call = async () => {
    const answer = await handle(eventOf(name, { project: 'shop', ...input }));
    expect(answer.statusCode).toBe(200);
  };
  await call();
  const first = { ...units };
  Object.assign(units, { read: 0, write: 0 });
  for (let count = 0; count < 10; count++) await call();
  return { first, later: units };
};

const evaluation = { feature: 'search', entityId: 'user-1', evaluationContext: '{"country":"DE","premium":true}' };
const events = Array.from({ length: 5 }, (_, price) => ({
  timestamp: Date.UTC(2026, 0, 5, 12) / 1000,
  type: 'aws.evidently.custom',
  data: JSON.stringify({ user: { id: 'user-1' }, details: { price } }),
}));
const delivering = { dataDelivery: { cloudWatchLogs: { logGroup: 'evaluations' } } };

// DynamoDB Local counts otherwise than AWS documents: the embedded engine is the meter.
const describeMetered = process.env.TEST_DYNAMODB_ENDPOINT ? describe.skip : describe;

describeMetered('data delivery', () => {
  it('costs one write unit for each evaluation', async () => {
    expect((await unitsOf(delivering, 'EvaluateFeature', evaluation)).later).toEqual({ read: 0, write: 10 });
  });

  it('costs one write unit for each event', async () => {
    expect((await unitsOf(delivering, 'PutProjectEvents', { events })).later).toEqual({ read: 0, write: 50 });
  });

  it('costs a project without it nothing but the question for its destination every five seconds', async () => {
    const evaluated = await unitsOf({}, 'EvaluateFeature', evaluation);
    expect(evaluated).toEqual({ first: { read: 1, write: 0 }, later: { read: 0, write: 0 } });
    expect((await unitsOf({}, 'PutProjectEvents', { events })).later).toEqual({ read: 0, write: 0 });
  });
});
