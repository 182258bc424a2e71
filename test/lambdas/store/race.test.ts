import { injectFaults, seeded } from '../../support/fault-injection.ts';
import { openTestService, startTime, type TestService } from '../../support/in-process.ts';
import { randomCases } from '../../support/random-cases.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { violations } from '../invariants.ts';
import {
  account,
  arms,
  experimentInput,
  given,
  hours,
  launchInput,
  type Members,
  segmentInput,
  step,
  variations,
} from '../resources.ts';
import { scan } from '../scan.ts';

const dynamodb = useDynamoDB();
/** In projects of their own, at the same time. */
const PAIRS = randomCases(2, 12);
let service: TestService;

/** A service whose every fifth transaction or so conflicts with another, and every twentieth loses its answer. */
const openConflicting = (seed: number, quotas = {}) => {
  const random = seeded(seed);
  const lost = new Set<string>();
  const faults = (operation: string, token: string) => {
    if (operation !== 'TransactWriteItems') return undefined;
    const drawn = random();
    if (drawn < 0.2) return 'conflict';
    // The client gives up after three answers that never came, which so many transactions would meet now and then.
    if (drawn < 0.25 && !lost.has(token)) {
      lost.add(token);
      return 'lost';
    }
    return 0.25 <= drawn && drawn < 0.27 ? 'inProgress' : undefined;
  };
  // So many at once wait for their turn at an engine of one machine.
  const config = { ...dynamodb.config, requestHandler: { requestTimeout: 60_000 } };
  return openTestService(injectFaults({ ...dynamodb, config }, faults), { quotas });
};
const whole = async () => expect(violations(await scan(dynamodb, service.tableName))).toEqual([]);
const countsOf = async () => (await service.ok('GetProject', { project: 'shop' })).project;
const feature = (name: string) => ({ project: 'shop', name, variations: variations('off', 'on') });
const on = (segment: string) => ({
  scheduledSplitsConfig: {
    steps: [step(hours(0), { a: 1 }, { segmentOverrides: [{ segment, evaluationOrder: 1, weights: { a: 1 } }] })],
  },
});

it('counts are exact after 100 parallel writers, whatever conflicts and answers are lost', async () => {
  service = await openConflicting(1);
  const make = given(service);
  await make.project();
  await make.segment('chrome');
  await make.feature('gone');
  const names = Array.from({ length: 20 }, (_, index) => `${index}`);
  const first = names.flatMap((name) => [
    service.call('CreateFeature', feature(name)),
    service.call('CreateFeature', feature(`${name}x`)),
  ]);
  const second = names.flatMap((name) => [
    service.call('CreateLaunch', launchInput(name, { groups: arms({ a: 'off' }, 'gone'), ...on('chrome') })),
    service.call('CreateExperiment', experimentInput(name, { treatments: arms({ a: 'off', b: 'on' }, 'gone') })),
    service.call('CreateSegment', segmentInput(name)),
  ]);
  const created = await Promise.all([...first, ...second]);
  expect(created.filter(({ status }) => status !== 200)).toEqual([]);
  expect(await countsOf()).toMatchObject({ featureCount: 41, launchCount: 20, experimentCount: 20 });

  const changed = await Promise.all(
    names.flatMap((name, index) => [
      service.call('UpdateLaunch', { project: 'shop', launch: name, groups: arms({ a: 'on' }, name) }),
      service.call('UpdateExperiment', {
        project: 'shop',
        experiment: name,
        segment: 'chrome',
        treatments: arms({ a: 'off', b: 'on' }, name),
      }),
      service.call('DeleteFeature', { project: 'shop', feature: `${name}x` }),
      service.call('DeleteSegment', { segment: name }),
      service.call('TagResource', {
        resourceArn: 'arn:aws:evidently:us-east-1:123456789012:project/shop',
        tags: { [`t.${'x'.repeat(index)}`]: '' },
      }),
    ]),
  );
  expect(changed.filter(({ status }) => status !== 200)).toEqual([]);
  const started = await Promise.all(
    names.flatMap((name) => [
      service.call('StartLaunch', { project: 'shop', launch: name }),
      service.call('StartExperiment', { project: 'shop', experiment: name, analysisCompleteTime: hours(1) }),
    ]),
  );
  expect(started.filter(({ status }) => status !== 200)).toEqual([]);
  expect(await countsOf()).toMatchObject({ featureCount: 21, activeLaunchCount: 20, activeExperimentCount: 20 });
  await whole();

  // All experiments complete at once, written down by whoever comes first.
  service.clock.now = startTime + 3_600_000;
  const ended = await Promise.all(
    names
      .slice(0, 6)
      .flatMap((name, index) =>
        index % 2 === 0
          ? [service.call('StopLaunch', { project: 'shop', launch: name })]
          : [service.call('DeleteExperiment', { project: 'shop', experiment: name })],
      ),
  );
  expect(ended.filter(({ status }) => status !== 200)).toEqual([]);
  expect(await countsOf()).toMatchObject({
    featureCount: 21,
    launchCount: 20,
    activeLaunchCount: 17,
    experimentCount: 17,
    activeExperimentCount: 0,
  });
  expect((await service.ok('GetSegment', { segment: 'chrome' })).segment).toMatchObject({
    launchCount: 20,
    experimentCount: 17,
  });
  await whole();
  const { history } = await service.ok('ListHistory', { project: 'shop', maxResults: 100 });
  expect(history).toHaveLength(100);
}, 60_000);

describe('of many pairs at the same moment, none leaves half of anything', () => {
  type Call = readonly [Parameters<TestService['call']>[0], Members];
  interface Race {
    readonly of: string;
    readonly before: readonly Call[];
    readonly calls: readonly Call[];
  }
  const races = (n: string): Race[] => {
    const project = `p${n}`;
    const search = { project, name: 'search', variations: variations('off', 'on') };
    const inProject = { project };
    const made: Call[] = [['CreateProject', { name: project }]];
    const withFeature: Call[] = [...made, ['CreateFeature', search]];
    const segment = segmentInput(`s${n}`);
    const start = { ...inProject, launch: 'l' };
    const withSegment = { ...on(segment.name), ...inProject };
    const ofSearch = { ...inProject, feature: 'search' };
    const withDrafts: Call[] = [
      ...withFeature,
      ['CreateLaunch', launchInput('l', inProject)],
      ['CreateExperiment', experimentInput('e', inProject)],
    ];
    const startExperiment: Call = [
      'StartExperiment',
      { ...inProject, experiment: 'e', analysisCompleteTime: hours(1) },
    ];
    return [
      {
        of: 'DeleteProject, CreateFeature',
        before: made,
        calls: [
          ['DeleteProject', inProject],
          ['CreateFeature', search],
        ],
      },
      {
        of: 'DeleteProject, CreateExperiment without treatments',
        before: made,
        calls: [
          ['DeleteProject', inProject],
          ['CreateExperiment', experimentInput('e', { ...inProject, treatments: [] })],
        ],
      },
      {
        of: 'DeleteProject, UpdateProject, CreateProject',
        before: made,
        calls: [
          ['DeleteProject', inProject],
          ['UpdateProject', { ...inProject, description: 'x' }],
          ['CreateProject', { name: project }],
          ['CreateFeature', search],
        ],
      },
      {
        of: 'DeleteFeature, CreateLaunch, CreateExperiment',
        before: withFeature,
        calls: [
          ['DeleteFeature', { ...inProject, feature: 'search' }],
          ['CreateLaunch', launchInput('l', inProject)],
          ['CreateExperiment', experimentInput('e', inProject)],
        ],
      },
      {
        of: 'DeleteFeature, StartLaunch, StartExperiment',
        before: withDrafts,
        calls: [['DeleteFeature', ofSearch], ['StartLaunch', start], startExperiment],
      },
      {
        of: 'DeleteFeature, CreateFeature, StartLaunch, StartExperiment',
        before: withDrafts,
        calls: [['DeleteFeature', ofSearch], ['CreateFeature', search], ['StartLaunch', start], startExperiment],
      },
      {
        of: 'DeleteFeature, CreateFeature, DeleteLaunch, UpdateExperiment of drafts',
        before: withDrafts,
        calls: [
          ['DeleteFeature', ofSearch],
          ['CreateFeature', search],
          ['DeleteLaunch', start],
          ['UpdateExperiment', { ...inProject, experiment: 'e', treatments: arms({ b: 'on', a: 'off' }) }],
          ['UpdateExperiment', { ...inProject, experiment: 'e', treatments: [] }],
        ],
      },
      {
        of: 'StopLaunch, DeleteFeature, CreateFeature, DeleteLaunch',
        before: [...withDrafts, ['StartLaunch', start]],
        calls: [
          ['StopLaunch', start],
          ['DeleteFeature', ofSearch],
          ['CreateFeature', search],
          ['DeleteLaunch', start],
        ],
      },
      {
        of: 'DeleteProject, DeleteFeature, DeleteLaunch, DeleteExperiment, CreateProject',
        before: withDrafts,
        calls: [
          ['DeleteFeature', ofSearch],
          ['DeleteLaunch', start],
          ['DeleteExperiment', { ...inProject, experiment: 'e' }],
          ['DeleteProject', inProject],
          ['CreateProject', { name: project }],
        ],
      },
      {
        of: 'DeleteSegment, DeleteLaunch, TagResource',
        before: [...withFeature, ['CreateSegment', segment], ['CreateLaunch', launchInput('l', withSegment)]],
        calls: [
          ['DeleteLaunch', start],
          ['DeleteSegment', { segment: segment.name }],
          ['TagResource', { resourceArn: `${account}:segment/${segment.name}`, tags: { a: 'b' } }],
        ],
      },
      {
        of: 'DeleteSegment, CreateSegment, CreateLaunch, UpdateExperiment',
        before: [...withFeature, ['CreateSegment', segment], ['CreateExperiment', experimentInput('e', inProject)]],
        calls: [
          ['DeleteSegment', { segment: segment.name }],
          ['CreateLaunch', launchInput('l', withSegment)],
          ['UpdateExperiment', { ...inProject, experiment: 'e', segment: segment.name }],
          ['CreateSegment', segmentInput(segment.name, { pattern: '{"other":[1]}' })],
        ],
      },
      {
        of: 'removing a variation, StartLaunch',
        before: [...withFeature, ['CreateLaunch', launchInput('l', inProject)]],
        calls: [
          ['UpdateFeature', { ...inProject, feature: 'search', removeVariations: ['on'] }],
          ['StartLaunch', start],
        ],
      },
      {
        of: 'removing a variation, CreateExperiment',
        before: withFeature,
        calls: [
          ['UpdateFeature', { ...inProject, feature: 'search', removeVariations: ['on'] }],
          ['CreateExperiment', experimentInput('e', inProject)],
        ],
      },
      {
        of: 'StartLaunch, UpdateLaunch, DeleteLaunch, TagResource',
        before: [...withFeature, ['CreateSegment', segment], ['CreateLaunch', launchInput('l', inProject)]],
        calls: [
          ['StartLaunch', start],
          ['UpdateLaunch', { ...start, ...withSegment }],
          ['DeleteLaunch', start],
          ['TagResource', { resourceArn: `arn:aws:evidently:r:1:project/${project}/launch/l`, tags: { a: 'b' } }],
        ],
      },
      {
        of: 'two starts on one feature',
        before: [
          ...withFeature,
          ['CreateExperiment', experimentInput('e', inProject)],
          ['CreateExperiment', experimentInput('f', inProject)],
        ],
        calls: ['e', 'f'].map((experiment) => [
          'StartExperiment',
          { ...inProject, experiment, analysisCompleteTime: hours(1) },
        ]),
      },
      {
        of: 'StopLaunch twice, DeleteLaunch, CreateLaunch',
        before: [...withFeature, ['CreateLaunch', launchInput('l', inProject)], ['StartLaunch', start]],
        calls: [
          ['StopLaunch', start],
          ['StopLaunch', { ...start, desiredState: 'CANCELLED' }],
          ['DeleteLaunch', start],
          ['CreateLaunch', launchInput('l', inProject)],
        ],
      },
    ];
  };
  const expected = ['ResourceNotFoundException', 'ConflictException', 'ValidationException', undefined];

  it.each(races('').map(({ of }, index) => [of, index] as const))(
    '%s',
    async (_, index) => {
      service = await openConflicting(index + 10);
      const outcomes: (string | undefined)[] = [];
      await Promise.all(
        Array.from({ length: PAIRS }, async (_, n) => {
          const { before, calls } = races(`${n}`)[index] as Race;
          for (const [operation, input] of before) await service.ok(operation, input);
          const answers = await Promise.all(calls.map(([operation, input]) => service.call(operation, input)));
          outcomes.push(...answers.map(({ error }) => error));
        }),
      );
      expect(outcomes.filter((error) => !expected.includes(error as string))).toEqual([]);
      await whole();
    },
    30_000,
  );
});

it.each([
  ['projects', 'CreateProject', 'one', (name: string) => ({ name })],
  ['segments', 'CreateSegment', 'one', segmentInput],
  ['features', 'CreateFeature', 'shop', feature],
  [
    'launches',
    'CreateLaunch',
    'shop',
    (name: string) => launchInput(name, { groups: arms({ a: 'off', b: 'on' }, 'f0') }),
  ],
  ['experiments', 'CreateExperiment', 'shop', (name: string) => experimentInput(name, { treatments: [] })],
] as const)('the quota of %s holds under concurrency', async (quota, operation, project, inputOf) => {
  service = await openConflicting(100, { [quota]: 5 });
  await given(service).project(project);
  if (quota === 'launches') await given(service).feature('f0');
  const answers = await Promise.all(
    Array.from({ length: 15 }, (_, index) => service.call(operation, inputOf(`n${index}`) as Members)),
  );
  const there = quota === 'projects' ? 1 : 0;
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(5 - there);
  expect(answers.filter(({ error }) => error === 'ServiceQuotaExceededException')).toHaveLength(10 + there);
  await whole();
});

it('the quota of running experiments holds under concurrency', async () => {
  service = await openConflicting(200, { runningExperiments: 3 });
  const make = given(service);
  await make.project();
  const names = Array.from({ length: 8 }, (_, index) => `n${index}`);
  await Promise.all(names.map((name) => make.feature(name)));
  await Promise.all(names.map((name) => make.experiment(name, { treatments: arms({ a: 'off', b: 'on' }, name) })));
  const answers = await Promise.all(
    names.map((experiment) =>
      service.call('StartExperiment', { project: 'shop', experiment, analysisCompleteTime: hours(1) }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
  expect(answers.filter(({ error }) => error === 'ServiceQuotaExceededException')).toHaveLength(5);
  await whole();
});
