import type { OperationName } from '../../../contract/index.ts';
import { openTestService, startTime } from '../../support/in-process.ts';
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';
import { account, given, hours, type Members, sameTable, segmentInput, step } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useSharedService(dynamodb);

// Sorted by the bytes of their names, '-' before '.' before digits before letters.
const names = ['A', 'B-1', 'a', 'a-1', 'a.1', 'a1', 'aa', 'b'];
const overridden = {
  scheduledSplitsConfig: {
    steps: [step(hours(0), { a: 1 }, { segmentOverrides: [{ segment: 'a', evaluationOrder: 1, weights: { a: 1 } }] })],
  },
};

beforeAll(async () => {
  const make = given(service);
  await make.project('shop');
  await make.project('empty');
  for (const name of names.toReversed()) {
    await make.project(name);
    await make.feature(name);
    await make.segment(name);
  }
  await make.feature('search');
  await Promise.all(names.map((name) => make.launch(name, overridden)));
  await Promise.all(names.map((name) => make.experiment(name, { segment: 'a' })));
});

interface List {
  readonly operation: OperationName;
  readonly items: string;
  readonly input: Members;
  readonly expected: readonly string[];
}
const shop = { project: 'shop' };
const lists: List[] = [
  { operation: 'ListProjects', items: 'projects', input: {}, expected: [...names, 'empty', 'shop'] },
  { operation: 'ListSegments', items: 'segments', input: {}, expected: names },
  { operation: 'ListFeatures', items: 'features', input: shop, expected: [...names, 'search'] },
  { operation: 'ListLaunches', items: 'launches', input: shop, expected: names },
  { operation: 'ListLaunches', items: 'launches', input: { ...shop, status: 'CREATED' }, expected: names },
  { operation: 'ListExperiments', items: 'experiments', input: shop, expected: names },
  {
    operation: 'ListExperiments',
    items: 'experiments',
    input: { project: `${account}:project/shop`, status: 'CREATED' },
    expected: names,
  },
  {
    operation: 'ListSegmentReferences',
    items: 'referencedBy',
    input: { segment: 'a', type: 'LAUNCH' },
    expected: names,
  },
  {
    operation: 'ListSegmentReferences',
    items: 'referencedBy',
    input: { segment: `${account}:segment/a`, type: 'EXPERIMENT' },
    expected: names,
  },
];

const byName = (left: string, right: string) => (left < right ? -1 : 1);
const namesOf = (items: readonly { name: string }[]) => items.map(({ name }) => name);

describe.each(lists)('$operation with $input', ({ operation, items, input, expected }) => {
  const page = (more: Members) => service.ok(operation, { ...input, ...more });
  const sorted = [...expected].sort(byName);

  it('lists all, in order of their names, without a token', async () => {
    const answer = await page({});
    expect(namesOf(answer[items])).toEqual(sorted);
    expect(answer).not.toHaveProperty('nextToken');
  });

  it.each([3, 8])('in full pages of %d', async (maxResults) => {
    const pages: string[][] = [];
    let nextToken: string | undefined;
    do {
      const answer = await page({ maxResults, nextToken });
      pages.push(namesOf(answer[items]));
      nextToken = answer.nextToken;
    } while (nextToken !== undefined);
    expect(pages.flat()).toEqual(sorted);
    expect(pages.slice(0, -1).every(({ length }) => length === maxResults)).toBe(true);
    expect(pages).toHaveLength(Math.ceil(sorted.length / maxResults));
  });

  it('takes no token but its own', async () => {
    const { nextToken } = await page({ maxResults: 1 });
    const refused = { error: 'ValidationException', body: { fieldList: [{ name: 'nextToken' }] } };
    const last = nextToken.at(-1);
    const forged = ['x', `${nextToken}A`, nextToken.slice(0, -1) + (last === 'A' ? 'Q' : 'A'), `${nextToken}=`];
    for (const token of forged)
      expect(await service.call(operation, { ...input, nextToken: token })).toMatchObject(refused);
    for (const other of lists.slice(3, 6))
      if (other.operation !== operation || other.input !== input)
        expect(await service.call(other.operation, { ...other.input, nextToken })).toMatchObject(refused);
  });

  it('shows nothing of the place in its token', async () => {
    const { nextToken } = await page({ maxResults: 1 });
    expect(nextToken).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(Buffer.from(nextToken, 'base64url').toString('latin1')).not.toContain(sorted[0] === 'A' ? '#A' : sorted[0]);
  });

  it('takes its token after a restart, and with another page size', async () => {
    const { nextToken } = await page({ maxResults: 2 });
    const restarted = await openTestService(sameTable(dynamodb, service));
    const answer = await restarted.ok(operation, { ...input, nextToken, maxResults: 50 });
    expect(namesOf(answer[items])).toEqual(sorted.slice(2));
  });

  it.each([0, 101, 'x', ''])('refuses a page of %p', async (maxResults) => {
    expect((await service.call(operation, { ...input, maxResults })).error).toBe('ValidationException');
  });
});

it('lists nothing of what is not there', async () => {
  for (const operation of ['ListFeatures', 'ListLaunches', 'ListExperiments', 'ListHistory'] as const)
    expect(await service.call(operation, { project: 'none' })).toMatchObject({
      status: 404,
      body: { message: `Project with arn '${account}:project/none' does not exist.` },
    });
  expect(await service.ok('ListFeatures', { project: 'empty' })).toEqual({ features: [] });
  expect(await service.ok('ListLaunches', { project: 'empty', status: 'UPDATING' })).toEqual({ launches: [] });
  expect(await service.ok('ListExperiments', { project: 'empty' })).toEqual({ experiments: [] });
});

it('summaries of features are without their variations', async () => {
  const { features } = await service.ok('ListFeatures', { ...shop, maxResults: 1 });
  expect(features[0]).toEqual({
    arn: `${account}:project/shop/feature/A`,
    name: 'A',
    project: `${account}:project/shop`,
    status: 'AVAILABLE',
    createdTime: hours(0),
    lastUpdatedTime: hours(0),
    evaluationStrategy: 'ALL_RULES',
    evaluationRules: [],
    defaultVariation: 'off',
    tags: {},
    description: '',
    valueType: 'STRING',
    state: 'NEW',
    version: expect.any(Number),
  });
});

describe('while others write', () => {
  it('what was there is neither repeated nor hidden', async () => {
    const first = await service.ok('ListSegments', { maxResults: 4 });
    await service.ok('CreateSegment', segmentInput('A-new'));
    await service.ok('CreateSegment', segmentInput('zz-new'));
    await service.ok('DeleteSegment', { segment: 'A' });
    const second = await service.ok('ListSegments', { nextToken: first.nextToken });
    const expected = [...names, 'zz-new'].sort(byName);
    expect([...namesOf(first.segments), ...namesOf(second.segments)]).toEqual(expected);
    // The place itself may go, too.
    await service.ok('DeleteSegment', { segment: namesOf(first.segments).at(-1) });
    const again = await service.ok('ListSegments', { nextToken: first.nextToken });
    expect(again.segments).toEqual(second.segments);
  });

  it('a list by status holds what has it at that moment', async () => {
    const make = given(service);
    const statusesOf = async () => {
      const found: Record<string, string[]> = {};
      for (const status of ['CREATED', 'RUNNING', 'COMPLETED', 'CANCELLED'])
        found[status] = namesOf((await service.ok('ListExperiments', { ...shop, status })).experiments);
      return found;
    };
    await make.startExperiment('a', hours(2));
    expect(await statusesOf()).toMatchObject({ RUNNING: ['a'], COMPLETED: [] });
    service.clock.now = startTime + 2 * 3_600_000;
    expect(await statusesOf()).toEqual({
      CREATED: names.filter((name) => name !== 'a').sort(byName),
      RUNNING: [],
      COMPLETED: ['a'],
      CANCELLED: [],
    });
    expect((await service.ok('ListExperiments', shop)).experiments[2]).toMatchObject({
      name: 'a',
      status: 'COMPLETED',
      execution: { endedTime: hours(2) },
    });
    expect((await service.ok('ListProjects')).projects.at(-1)).toMatchObject({ activeExperimentCount: 0 });
  });
});
