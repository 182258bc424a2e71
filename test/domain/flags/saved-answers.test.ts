/**
 * What the AWS CLI printed, as a file of flags.
 */
import { exportFlags } from '../../../domain/flags/export-flags.ts';
import { readFlags } from '../../../domain/flags/read-flags.ts';
import { readSavedAnswers } from '../../../domain/flags/saved-answers.ts';

const arn = 'arn:aws:evidently:eu-west-1:111122223333';
/** Version 2 of the CLI prints times with the zone of the machine. */
const times = { createdTime: '2025-01-01T10:00:00.123000+01:00', lastUpdatedTime: '2025-01-02T10:00:00+01:00' };

const project = {
  arn: `${arn}:project/shop`,
  name: 'shop',
  status: 'AVAILABLE',
  ...times,
  tags: { 'aws:cloudformation:stack-name': 's', team: 'web' },
};
const feature = {
  arn: `${arn}:project/shop/feature/checkout`,
  name: 'checkout',
  project: `${arn}:project/shop`,
  status: 'AVAILABLE',
  ...times,
  evaluationStrategy: 'ALL_RULES',
  valueType: 'BOOLEAN',
  variations: [
    { name: 'off', value: { boolValue: false } },
    { name: 'on', value: { boolValue: true } },
  ],
  defaultVariation: 'off',
  evaluationRules: [],
  tags: {},
  entityOverrides: { ada: 'on' },
};
const launch = {
  arn: `${arn}:project/shop/launch/ramp`,
  name: 'ramp',
  project: `${arn}:project/shop`,
  status: 'RUNNING',
  ...times,
  execution: { startedTime: 1735725600.5 },
  groups: [{ name: 'all', featureVariations: { checkout: 'on' } }],
  metricMonitors: [],
  randomizationSalt: 'ramp',
  scheduledSplitsDefinition: {
    steps: [
      {
        startTime: '2025-01-01T11:00:00+01:00',
        groupWeights: { all: 100_000 },
        segmentOverrides: [{ segment: `${arn}:segment/beta`, evaluationOrder: 1, weights: { all: 0 } }],
      },
    ],
  },
  type: 'aws.evidently.splits',
  tags: {},
};
const segment = { arn: `${arn}:segment/beta`, name: 'beta', pattern: '{"a":[1]}', ...times, launchCount: 1 };
const { variations: _, entityOverrides: __, ...listed } = feature;

const answers = [
  { project },
  { projects: [project] },
  { features: [listed], nextToken: 'n' },
  { feature },
  { launches: [launch, { ...launch, name: 'over', status: 'COMPLETED' }] },
  { segments: [segment] },
  { experiments: [] },
  { something: 'else' },
  'no object',
].map((answer, index) => ({ file: `${index}.json`, answer }));

it('becomes a file whose members the contract takes', () => {
  const { state, problems } = readSavedAnswers(answers);
  expect(problems).toEqual([]);
  const document = state.project && exportFlags({ ...state, project: state.project });
  expect(document).toEqual({
    version: 1,
    project: { name: 'shop', tags: { team: 'web' } },
    segments: { beta: { pattern: '{"a":[1]}' } },
    features: {
      checkout: {
        evaluationStrategy: 'ALL_RULES',
        variations: feature.variations,
        defaultVariation: 'off',
        entityOverrides: { ada: 'on' },
      },
    },
    launches: {
      ramp: {
        groups: [{ name: 'all', feature: 'checkout', variation: 'on' }],
        randomizationSalt: 'ramp',
        scheduledSplitsConfig: {
          steps: [
            {
              startTime: '2025-01-01T10:00:00Z',
              groupWeights: { all: 100_000 },
              segmentOverrides: [{ segment: 'beta', evaluationOrder: 1, weights: { all: 0 } }],
            },
          ],
        },
        running: { since: '2025-01-01T10:00:00.500Z' },
      },
    },
  });
  expect(readFlags(document).faults).toEqual([]);
});

it.each<[string, readonly unknown[], string | undefined, readonly string[]]>([
  ['no project', [{ feature }], undefined, ['There is no project among the answers: get-project gives it.']],
  [
    'two projects',
    [{ projects: [project, { ...project, name: 'other' }] }],
    undefined,
    ['There are several projects, shop, other: --project says which one.'],
  ],
  ['another project', [{ project }], 'lost', ['There is no project lost among the answers; there are shop.']],
  [
    'a feature of a list alone',
    [{ project }, { features: [listed] }],
    'shop',
    ['The feature checkout is only in a list: get-feature gives its variations.'],
  ],
])('with %s says what to do', (_, all, name, problems) => {
  expect(
    readSavedAnswers(
      all.map((answer) => ({ file: 'a.json', answer })),
      name,
    ).problems,
  ).toEqual(problems);
});
