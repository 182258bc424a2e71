/**
 * What evaluations write: nothing for all flags at once, and one item for a flag that an application asks for.
 */
import type { OperationName } from '../../contract/index.ts';
import { countWrites } from '../support/count-writes.ts';
import { startDynamoDB } from '../support/dynamodb.ts';
import { openTestService, startTime, type TestService } from '../support/in-process.ts';

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
    console.warn(`${FLAGS} flags at once for ${VISITORS} visitors: ${bulk} writes; one flag: ${single}`);
    return bulk === 0 && single === VISITORS ? [] : [`${bulk} writes for all flags, ${single} for one`];
  } finally {
    stop();
    dynamodb.stop();
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
