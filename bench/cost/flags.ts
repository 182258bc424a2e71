/**
 * Projects of a hundred features, as teams have them and as large as they may be, and what their rules come to on the
 * wire.
 */
import { gzipSync } from 'node:zlib';
import { arms, days, given, step, variations } from '../../test/lambdas/resources.ts';
import type { TestDynamoDB } from '../../test/support/dynamodb.ts';
import { seeded } from '../../test/support/fault-injection.ts';
import { eventOf, openTestService, type TestService } from '../../test/support/in-process.ts';
import { openScene } from './scene.ts';
import { makeTrial } from './workloads.ts';

const COUNT = 100;
const project = 'shop';
const words = ['cart', 'checkout', 'search', 'profile', 'basket', 'banner', 'price', 'review', 'login', 'menu'];

/** Of its place: an area and a detail, which no other has. */
const nameOf = (index: number): string => `${words[index % 10]}-${words[Math.floor(index / 10)]}-${index}`;

/** A feature with a launch of the same name. */
export const launched = nameOf(1);

/** Overrides of ids that nobody can guess, which compress badly. */
const overridesOf = (count: number, random: () => number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, () => [
      Array.from({ length: 4 }, () => Math.floor(random() * 2 ** 32).toString(16)).join('-'),
      random() < 0.5 ? 'on' : 'off',
    ]),
  );

/**
 * Every third feature has five overrides, every fifth a launch of three steps with a segment, and every fifth an
 * experiment; the first of them is called search and has one, `trial`.
 */
export const openFlags = async (service: TestService): Promise<void> => {
  const make = given(service);
  const random = seeded(20);
  await make.project();
  await make.segment('dutch', { pattern: '{"country":["NL"],"plan":["pro","team"]}' });
  await make.feature();
  await makeTrial(service);
  for (let index = 1; index < COUNT; index++) {
    const name = nameOf(index);
    const entityOverrides = index % 3 === 0 ? overridesOf(5, random) : {};
    await make.feature(name, { variations: variations('off', 'on'), entityOverrides });
    if (index % 5 === 1) {
      const segmentOverrides = [{ segment: 'dutch', evaluationOrder: 1, weights: { a: 0, b: 100_000 } }];
      const steps = [0, 1, 2].map((day) => step(days(day), { a: 50_000, b: 50_000 }, { segmentOverrides }));
      await make.launch(name, { groups: arms({ a: 'off', b: 'on' }, name), scheduledSplitsConfig: { steps } });
      await make.startLaunch(name);
    } else if (index % 5 === 2) {
      await make.experiment(name, { treatments: arms({ a: 'off', b: 'on' }, name) });
      await make.startExperiment(name, days(14));
    }
  }
};

/** All overrides that fit, and a launch of six steps with six segments each for as many features as may have one. */
const openLargest = async (service: TestService): Promise<void> => {
  const make = given(service);
  const random = seeded(21);
  await make.project();
  const segments = Array.from({ length: 6 }, (_, index) => `segment-${index}`);
  const pattern = JSON.stringify({ id: Array.from({ length: 78 }, () => Math.floor(random() * 1e9)) });
  for (const segment of segments) await make.segment(segment, { pattern: pattern.slice(0, 1_024) });
  for (let index = 0; index < COUNT; index++) {
    const name = nameOf(index);
    await make.feature(name, { entityOverrides: overridesOf(880, random) });
    if (index >= 50) continue;
    const segmentOverrides = segments.map((segment, place) => {
      return { segment, evaluationOrder: place + 1, weights: { a: 0, b: 100_000 } };
    });
    const steps = [0, 1, 2, 3, 4, 5].map((day) => step(days(day), { a: 50_000, b: 50_000 }, { segmentOverrides }));
    await make.launch(name, { groups: arms({ a: 'off', b: 'on' }, name), scheduledSplitsConfig: { steps } });
    await make.startLaunch(name);
  }
};

export interface Wire {
  readonly features: number;
  readonly pages: number;
  readonly bytes: number;
  /** Bytes of all pages, each as it is sent to who accepts gzip. */
  readonly compressed: number;
  readonly readUnits: number;
}

/** Reads the rules of a project page by page. */
const wireOf = async (dynamodb: TestDynamoDB, prepare: (service: TestService) => Promise<void>): Promise<Wire> => {
  const { service, handle, units } = await openScene(dynamodb, prepare);
  const wire = { features: 0, pages: 0, bytes: 0, compressed: 0, readUnits: 0 };
  const versions = new Set<number>();
  units.read = 0;
  let nextToken: string | undefined;
  do {
    const event = eventOf('GetProjectSnapshot', { project, ...(nextToken === undefined ? {} : { nextToken }) });
    const { body } = await handle(event);
    const page = JSON.parse(body);
    versions.add(page.version);
    wire.features += Object.keys(page.features).length;
    wire.pages += 1;
    wire.bytes += Buffer.byteLength(body);
    wire.compressed += gzipSync(body).length;
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  if (versions.size !== 1 || service.reports.length > 0) throw new Error('The pages are of several versions.');
  return { ...wire, readUnits: units.read };
};

/** How many of 100 changes of 100 features at once are answered by an error. */
const refusedOfParallel = async (dynamodb: TestDynamoDB): Promise<number> => {
  const service = await openTestService(dynamodb);
  await openFlags(service);
  const changes = Array.from({ length: COUNT }, (_, index) =>
    service.call('UpdateFeature', {
      project,
      feature: index === 0 ? 'search' : nameOf(index),
      entityOverrides: { [`visitor-${index}`]: 'on' },
    }),
  );
  const answers = await Promise.all(changes);
  return answers.filter(({ status }) => status !== 200).length;
};

export const rulesOnTheWire = async (dynamodb: TestDynamoDB) => ({
  rules: { 'a project': await wireOf(dynamodb, openFlags), 'the largest project': await wireOf(dynamodb, openLargest) },
  refused: await refusedOfParallel(dynamodb),
});
