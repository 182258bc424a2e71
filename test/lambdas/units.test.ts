/**
 * What each operation costs, in DynamoDB's units, and that it does not grow with the project. The table is the one that
 * docs/single-table.md shows; `WRITE_UNITS=1` writes it anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { type OperationName, operations } from '../../contract/index.ts';
import { everything } from '../../lambdas/handlers/groups/everything.ts';
import { dispatcher } from '../../lambdas/http/dispatch.ts';
import { openStore } from '../../lambdas/store/store.ts';
import { settle } from '../../lambdas/time/settle.ts';
import { startDynamoDB, type TestDynamoDB } from '../support/dynamodb.ts';
import { eventOf, openTestService, type TestService } from '../support/service.ts';
import { meteredClient, type Units } from './metered.ts';
import {
  account,
  arms,
  experimentInput,
  given,
  hours,
  launchInput,
  type Members,
  segmentInput,
  variations,
} from './resources.ts';

const doc = 'docs/single-table.md';
const row = (operation: string, { read, write }: Units) => `| ${operation} | ${read} | ${write} |`;
const rowPattern = /^\| (\w+) \| ([\d.]+) \| ([\d.]+) \|$/gm;
const shown = (): Record<string, Units> =>
  Object.fromEntries(
    [...readFileSync(doc, 'utf8').matchAll(rowPattern)].map(([, operation, read, write]) => [
      operation,
      { read: Number(read), write: Number(write) },
    ]),
  );

const shop = { project: 'shop' };
/** Every operation once, in an order in which each succeeds. */
const calls: readonly (readonly [OperationName, Members])[] = [
  ['CreateProject', { name: 'new' }],
  ['GetProject', shop],
  ['ListProjects', { maxResults: 1 }],
  ['UpdateProject', { ...shop, description: 'new' }],
  ['UpdateProjectDataDelivery', { ...shop, cloudWatchLogs: { logGroup: 'events' } }],
  ['DeleteProject', { project: 'new' }],
  ['CreateFeature', { ...shop, name: 'new', variations: variations('off', 'on') }],
  ['GetFeature', { ...shop, feature: 'search' }],
  ['ListFeatures', { ...shop, maxResults: 1 }],
  ['UpdateFeature', { ...shop, feature: 'search', addOrUpdateVariations: variations('third') }],
  ['DeleteFeature', { ...shop, feature: 'new' }],
  ['CreateSegment', segmentInput('new')],
  ['GetSegment', { segment: 'chrome' }],
  ['ListSegments', { maxResults: 1 }],
  ['ListSegmentReferences', { segment: 'chrome', type: 'EXPERIMENT', maxResults: 1 }],
  ['TestSegmentPattern', { pattern: '{"a":[1]}', payload: '{"a":1}' }],
  ['DeleteSegment', { segment: 'new' }],
  ['CreateLaunch', launchInput('new')],
  ['GetLaunch', { ...shop, launch: 'new' }],
  ['ListLaunches', { ...shop, status: 'CREATED', maxResults: 1 }],
  ['UpdateLaunch', { ...shop, launch: 'new', description: 'new' }],
  ['StartLaunch', { ...shop, launch: 'new' }],
  ['CreateExperiment', experimentInput('new', { segment: 'chrome' })],
  ['GetExperiment', { ...shop, experiment: 'new' }],
  ['ListExperiments', { ...shop, maxResults: 1 }],
  ['UpdateExperiment', { ...shop, experiment: 'new', samplingRate: 50_000 }],
  ['StartExperiment', { ...shop, experiment: 'new', analysisCompleteTime: hours(5) }],
  ['TagResource', { resourceArn: `${account}:project/shop/experiment/new`, tags: { team: 'blue' } }],
  ['ListTagsForResource', { resourceArn: `${account}:project/shop/experiment/new` }],
  ['UntagResource', { resourceArn: `${account}:project/shop/experiment/new`, tagKeys: ['team'] }],
  ['ListHistory', { ...shop, maxResults: 1 }],
  ['StopLaunch', { ...shop, launch: 'new' }],
  ['DeleteLaunch', { ...shop, launch: 'new' }],
  ['StopExperiment', { ...shop, experiment: 'new' }],
  ['DeleteExperiment', { ...shop, experiment: 'new' }],
];

const measure = async (dynamodb: TestDynamoDB, { service, tableName, clock }: TestService) => {
  const measured: Record<string, Units> = {};
  for (const [name, input] of calls) {
    const units: Units = { read: 0, write: 0 };
    clock.now += 1;
    const store = openStore({ client: meteredClient(dynamodb, units), tableName });
    const settled: typeof service.settle = async ({ now }) => {
      await settle({ store, now, report: service.report });
    };
    // The key of page tokens is read once for as long as a process lives.
    await store.tokenSecret();
    Object.assign(units, { read: 0, write: 0 });
    const answer = await dispatcher(everything, { ...service, store, settle: settled })(eventOf(name, input));
    expect([name, answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([name, 200, '']);
    measured[name] = units;
  }
  return measured;
};

const fill = async (service: TestService, others: number) => {
  const make = given(service);
  await make.project();
  await make.feature();
  await make.segment('chrome');
  await make.experiment('first', { segment: 'chrome' });
  const names = Array.from({ length: others }, (_, index) => `other-${index}`);
  const other = async (name: string, index: number) => {
    await make.feature(name);
    await (index % 4 === 0 ? make.segment(name) : make.project(name));
    if (index % 2 === 0) {
      await make.launch(name, { groups: arms({ a: 'off', b: 'on' }, name) });
      if (index % 10 === 0) await make.startLaunch(name);
    } else {
      await make.experiment(name, { treatments: arms({ a: 'off', b: 'on' }, name), segment: 'chrome' });
      if (index % 10 === 1) await make.startExperiment(name, hours(100));
    }
  };
  const left = [...names.entries()];
  const work = async () => {
    for (let next = left.pop(); next; next = left.pop()) await other(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: 10 }, work));
};

let dynamodb: TestDynamoDB;
beforeAll(async () => {
  dynamodb = await startDynamoDB();
});
afterAll(() => dynamodb.stop());

const measuredBeside = async (others: number) => {
  const service = await openTestService(dynamodb, {
    quotas: { projects: 200, features: 200, runningLaunches: 100, runningExperiments: 100 },
  });
  await fill(service, others);
  return measure(dynamodb, service);
};

it('measures every management operation', () => {
  const management = Object.entries(operations).filter(([, { group }]) => group === 'management');
  expect(calls.map(([name]) => name).toSorted()).toEqual(management.map(([name]) => name).toSorted());
});

// DynamoDB Local counts otherwise than AWS documents: the embedded engine is the meter.
const itMetered = process.env.TEST_DYNAMODB_ENDPOINT ? it.skip : it;

itMetered('in a project with one of each, costs what docs/single-table.md shows', async () => {
  const measured = await measuredBeside(1);
  if (process.env.WRITE_UNITS) {
    const rows = Object.entries(measured).map(([operation, units]) => row(operation, units));
    const text = readFileSync(doc, 'utf8');
    const [first] = [...text.matchAll(rowPattern)];
    const start = first?.index ?? text.length;
    const rest = text.slice(start).replace(/^(\| \w+ \| [\d.]+ \| [\d.]+ \|\n)*/, '');
    writeFileSync(doc, `${text.slice(0, start)}${rows.join('\n')}\n${rest}`);
  }
  expect(measured).toEqual(shown());
});

itMetered(
  'beside 100 others, costs the same',
  async () => {
    expect(await measuredBeside(100)).toEqual(shown());
  },
  30_000,
);
