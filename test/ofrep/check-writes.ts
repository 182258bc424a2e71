/**
 * What evaluations write: nothing for all flags at once, and one item for a flag that an application asks for.
 */
import type { OperationName } from '../../contract/index.ts';
import { exposureHook } from '../../packages/openfeature/web.ts';
import { countWrites } from '../support/count-writes.ts';
import { startDynamoDB } from '../support/dynamodb.ts';
import { openTestService, startTime, type TestService } from '../support/in-process.ts';
import { openKeyClient } from '../support/with-key.ts';

const FLAGS = 100;
const VISITORS = 1_000;

/** What is otherwise than no write for bulk, and one a visitor for a flag. */
export const writeProblems = async (): Promise<readonly string[]> => {
  const dynamodb = await startDynamoDB();
  const { config, writes, stop } = countWrites(dynamodb.config);
  try {
    const service = await openTestService({ ...dynamodb, config }, { quotas: { features: FLAGS } });
    await makeFlags(service);
    const writesOf = async (name: OperationName, input: object, visitors: number): Promise<number> => {
      const before = writes.count;
      for (let nth = 0; nth < visitors; nth++)
        await service.ok(name, { project: 'shop', ...input, context: { targetingKey: `visitor-${nth}` } });
      return writes.count - before;
    };
    const bulk = await writesOf('EvaluateFlags', {}, VISITORS);
    const single = await writesOf('EvaluateFlag', { key: 'flag-0' }, VISITORS);
    const before = writes.count;
    await showToAll(service);
    // One more for the key, and one for its secret.
    const byHook = writes.count - before - 2;
    console.warn(
      `${FLAGS} flags at once for ${VISITORS} visitors: ${bulk} writes; one flag: ${single}; the hook on one flag: ${byHook}`,
    );
    const isRight = bulk === 0 && single === VISITORS && byHook === VISITORS;
    return isRight ? [] : [`${bulk} writes for all flags, ${single} for one, ${byHook} by the hook`];
  } finally {
    stop();
    dynamodb.stop();
  }
};

/** Pages get all flags with a key, use one of them three times, and report it by the hook. */
const showToAll = async (service: TestService): Promise<void> => {
  const page = await openKeyClient(service, { requestsPerSecond: 10_000 });
  for (let nth = 0; nth < VISITORS; nth++) {
    const { body } = await page.call('EvaluateFlags', { context: { targetingKey: `page-visitor-${nth}` } });
    const { key: flagKey, metadata } = body.flags[0];
    const send = async (_: string, { body: sent }: RequestInit) => {
      const answer = await page.call('ReportExposures', JSON.parse(String(sent)));
      return { status: answer.status, json: async () => answer.body };
    };
    const hook = exposureHook({ url: 'http://127.0.0.1', project: 'shop', send });
    for (let time = 0; time < 3; time++)
      hook.after?.({ context: {} } as never, { flagKey, flagMetadata: metadata, value: '' });
    await hook.flush();
  }
};

/** All flags have two variations, and half of them a launch, so that an evaluation of them would assign. */
const makeFlags = async ({ ok }: TestService): Promise<void> => {
  await ok('CreateProject', { name: 'shop' });
  for (let nth = 0; nth < FLAGS; nth++) {
    const feature = `flag-${nth}`;
    const variations = ['old', 'new'].map((name) => ({ name, value: { stringValue: name } }));
    await ok('CreateFeature', { project: 'shop', name: feature, variations });
    if (nth % 2 === 0) await startLaunch({ ok }, feature);
  }
};

const startLaunch = async ({ ok }: Pick<TestService, 'ok'>, feature: string): Promise<void> => {
  const groups = ['old', 'new'].map((name) => ({ name, feature, variation: name }));
  const steps = [{ startTime: startTime / 1000, groupWeights: { old: 50_000, new: 50_000 } }];
  await ok('CreateLaunch', { project: 'shop', name: feature, groups, scheduledSplitsConfig: { steps } });
  await ok('StartLaunch', { project: 'shop', launch: feature });
};
