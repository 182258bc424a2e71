/**
 * `npm run verify -- freshness`: how long a change takes until a provider that is used once a second serves it, and
 * what the first evaluation after an hour in a frozen process serves. The service is in this process; its clock and
 * the client's move by hand. `--full`: ten times as many changes.
 */
import { OpenFeature } from '@openfeature/server-sdk';
import type { ServiceCall } from '../../packages/evaluation/snapshot.ts';
import { openLink } from '../../packages/openfeature/server/open-projects.ts';
import { ProjectLink } from '../../packages/openfeature/server/project-link.ts';
import { SelfevidentProvider } from '../../packages/openfeature/server.ts';
import { callThrough } from '../support/call-through.ts';
import { startDynamoDB } from '../support/dynamodb.ts';
import { seeded } from '../support/fault-injection.ts';
import { openTestService } from '../support/in-process.ts';
import { VirtualTime } from '../support/virtual-time.ts';

const CHANGES = process.argv.includes('--full') ? 1_000 : 100;
const HOUR = 3_600_000;
/** Milliseconds of a request on its way, there and back. */
const ROUND_TRIP = 80;
const random = seeded(1);

const dynamodb = await startDynamoDB();
const service = await openTestService(dynamodb);
let underWay = 0;
const idle = async (): Promise<void> => {
  do await new Promise((resolve) => setImmediate(resolve));
  while (underWay > 0);
};
const time = new VirtualTime(service.clock.now, idle);
const answer = callThrough(service.handle);
let requests = 0;
const call: ServiceCall = async (request) => {
  requests++;
  await new Promise<void>((resolve) => time.after(ROUND_TRIP / 2, resolve));
  underWay++;
  service.clock.now = time.now;
  const answered = await answer(request).finally(() => underWay--);
  await new Promise<void>((resolve) => time.after(ROUND_TRIP / 2, resolve));
  return answered;
};

/** The time that passes while something is awaited. */
const during = async <Value>(promise: Promise<Value>): Promise<{ readonly value: Value; readonly took: number }> => {
  const begun = time.now;
  let result: { readonly value: Value; readonly took: number } | undefined;
  let failure: unknown;
  promise.then(
    (value) => {
      result = { value, took: time.now - begun };
    },
    (error) => {
      failure = error;
    },
  );
  await idle();
  while (!result && failure === undefined) await time.advance(1).then(idle);
  if (!result) throw failure;
  return result;
};

const evaluate = () =>
  during(OpenFeature.getClient().getBooleanValue('checkout', false, { targetingKey: 'visitor-1' }));

let isNew = false;
const change = async (): Promise<void> => {
  isNew = !isNew;
  service.clock.now = time.now;
  const defaultVariation = isNew ? 'new' : 'old';
  await service.ok('UpdateFeature', { project: 'shop', feature: 'checkout', defaultVariation });
};

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.ceil(sorted.length * share) - 1] as number;

const failures: string[] = [];
const require = (isTrue: boolean, what: string): void => {
  console.warn(`${isTrue ? 'yes' : 'NO '} ${what}`);
  if (!isTrue) failures.push(what);
};

try {
  await service.ok('CreateProject', { name: 'shop' });
  const variations = [
    { name: 'old', value: { boolValue: false } },
    { name: 'new', value: { boolValue: true } },
  ];
  await service.ok('CreateFeature', { project: 'shop', name: 'checkout', variations });
  const options = { url: 'http://in.process', project: 'shop', report: () => {} };
  openLink(options, () => new ProjectLink(options, { call, clock: () => time.now, after: time.after }));
  await during(OpenFeature.setProviderAndWait(new SelfevidentProvider(options)));

  const delays: number[] = [];
  let longest = 0;
  for (let changed = 0; changed < CHANGES; changed++) {
    await time.advance(Math.floor(random() * 1_000));
    await change();
    const since = time.now;
    for (;;) {
      const { value, took } = await evaluate();
      longest = Math.max(longest, took);
      if (value === isNew) break;
      await time.advance(1_000 - took);
    }
    delays.push(time.now - since);
  }
  delays.sort((one, other) => one - other);
  const [median, late, last] = [0.5, 0.99, 1].map((share) => quantile(delays, share));
  console.warn(
    `${CHANGES} changes, one evaluation a second: served after ${median} ms (median), ${late} ms (99 %), ${last} ms (all); ` +
      `an evaluation waited for ${longest} ms at most; ${requests} requests`,
  );
  require(late !== undefined && late <= 6_000, '99 of 100 changes are served within 6 seconds');
  require(last !== undefined && last <= 10_000, 'all changes are served within 10 seconds');

  let fresh = 0;
  let slowest = 0;
  const THAWS = 50;
  for (let thaw = 0; thaw < THAWS; thaw++) {
    await change();
    time.freeze(HOUR);
    const { value, took } = await evaluate();
    if (value === isNew) fresh++;
    slowest = Math.max(slowest, took);
  }
  console.warn(`${THAWS} thaws after an hour: ${fresh} first answers are new, after ${slowest} ms at most`);
  require(fresh === THAWS, 'the first answer after an hour in a frozen process is new');
  require(slowest <= 250 + ROUND_TRIP, 'it is there within 250 ms and a round trip');
} finally {
  // Requests of the end need no time.
  dynamodb.stop();
}
const passed = 4 - failures.length;
console.warn(`freshness: ${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
