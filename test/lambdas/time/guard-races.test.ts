/**
 * Guards that race with people and the sweep. `npm run bench -- races` runs ten thousand of them.
 */
import { knowsAllAlarms, raceOnce, type Sides } from '../../../bench/time/guard-races.ts';
import { openTestService, startTime } from '../../support/in-process.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { violations } from '../invariants.ts';
import { sameTable } from '../resources.ts';
import { scan } from '../scan.ts';

const dynamodb = useDynamoDB();

it('stops a launch once, whoever comes at the same moment', async () => {
  const options = { describeAlarms: knowsAllAlarms };
  const left = await openTestService(dynamodb, options);
  const sides: Sides = { left, right: await openTestService(sameTable(dynamodb, left), options) };
  await left.ok('CreateProject', { name: 'shop' });
  const problems: string[] = [];
  for (let number = 0; number < 24; number++) {
    left.clock.now = sides.right.clock.now = startTime;
    problems.push(...(await raceOnce(sides, `l${number}`, number)));
  }
  expect(problems).toEqual([]);
  expect(violations(await scan(dynamodb, left.tableName))).toEqual([]);
});
