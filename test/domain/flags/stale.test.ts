/**
 * Features that serve everybody the same.
 */
import { constantFeatures, type HistoricChange, withUsage } from '../../../domain/flags/stale.ts';
import type { Actual } from '../../../domain/template/actual.ts';

const feature = (name: string, more: object = {}): Actual => ({
  arn: `arn:${name}`,
  name,
  defaultVariation: 'on',
  lastUpdatedTime: 100,
  entityOverrides: {},
  evaluationRules: [],
  ...more,
});
const launch = (status: string, endedTime?: number): Actual => ({
  arn: 'arn:l',
  name: 'l',
  status,
  execution: { endedTime },
  groups: [{ name: 'g', featureVariations: { f: 'on' } }],
});
const find = (more: { features?: Actual[]; launches?: Actual[]; history?: HistoricChange[] }) =>
  constantFeatures(
    { project: undefined, segments: [], features: [feature('f')], launches: [], experiments: [], ...more },
    { history: more.history ?? [], before: 1_000 },
  );

const groups = [{ name: 'g', feature: 'f', variation: 'on' }];

it('are those that nothing runs on and nothing changed', () => {
  expect(find({ features: [feature('g'), feature('f'), feature('new', { lastUpdatedTime: 1_001 })] })).toEqual([
    { name: 'f', variation: 'on', since: 100, overrides: 0 },
    { name: 'g', variation: 'on', since: 100, overrides: 0 },
  ]);
});

it('count overrides that serve something else', () => {
  const entityOverrides = { ada: 'off', bob: 'on' };
  expect(find({ features: [feature('f', { entityOverrides })] })).toEqual([expect.objectContaining({ overrides: 1 })]);
});

it('are constant from the end of what ran on them', () => {
  expect(find({ launches: [launch('COMPLETED', 900)] })).toEqual([expect.objectContaining({ since: 900 })]);
});

it.each<[string, Parameters<typeof find>[0]]>([
  ['a draft waits', { launches: [launch('CREATED')] }],
  ['a launch runs', { launches: [launch('RUNNING')] }],
  ['a rule is in force', { features: [feature('f', { evaluationRules: [{ type: 'aws.evidently.splits' }] })] }],
  ['a launch ended of late', { launches: [launch('CANCELLED', 1_001)] }],
  [
    'a launch ran of late and is deleted',
    {
      history: [
        {
          time: 1_001,
          resourceType: 'launch',
          before: { status: 'RUNNING', groups },
          after: { status: 'COMPLETED', groups },
        },
      ],
    },
  ],
])('are not those on which %s', (_, more) => {
  expect(find(more)).toEqual([]);
});

it('do not change by what never ran', () => {
  const history = [{ time: 1_001, resourceType: 'launch', before: { status: 'CREATED', groups } }];
  expect(find({ history })).toHaveLength(1);
});

describe('whether they are asked for', () => {
  const constant = [{ name: 'f', variation: 'off', since: 0, overrides: 0 }];
  const ask = (countedSince: number, last?: number) =>
    withUsage(constant, { countedSince, last: new Map(last === undefined ? [] : [['f', last]]) }, 1_000)[0];

  it('is said by the last evaluation', () => {
    expect(ask(0, 900)).toMatchObject({ lastEvaluated: 900, unused: true });
    expect(ask(0, 1_100)).toMatchObject({ lastEvaluated: 1_100, unused: false });
  });

  it('is said of those that were never evaluated only when it was counted for long enough', () => {
    expect(ask(1_000)).toMatchObject({ unused: true });
    expect(ask(1_001)).toEqual(constant[0]);
    expect(withUsage(constant, undefined, 1_000)).toEqual(constant);
  });
});
