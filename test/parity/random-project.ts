/** A project with random features, segments, launches and experiments, made by the operations themselves. */
import type { TestService } from '../support/in-process.ts';

export type Random = () => number;
type Members = Readonly<Record<string, unknown>>;

export const pick = <Value>(random: Random, values: readonly Value[]): Value =>
  values[Math.floor(random() * values.length)] as Value;
const below = (random: Random, limit: number): number => Math.floor(random() * limit);
const some = <Value>(random: Random, values: readonly Value[]): Value[] => values.filter(() => random() < 0.5);

const HOUR = 3_600;
export const FEATURES = 12;
/** Everything that a random project does happens in these hours. */
export const HOURS = 12;

/** By name; every kind of operator, several fields, choices, arrays. */
const patterns: Readonly<Record<string, Members>> = {
  norway: { country: ['NO'] },
  nordic: { country: ['NO', 'SE', 'DK'], plan: [{ 'anything-but': ['free'] }] },
  adults: { age: [{ numeric: ['>=', 18, '<', 67] }] },
  exact: { age: [300, 1.5] },
  team: { user: { email: [{ suffix: '@example.com' }] } },
  named: { user: { email: [{ exists: true }] }, plan: [{ exists: false }] },
  tagged: { user: { tags: ['beta', { prefix: 'early-' }] } },
  either: { $or: [{ country: ['SE'] }, { plan: ['pro'] }] },
  none: { plan: [null] },
  prefixed: { plan: [{ prefix: 'p' }] },
};
const segmentNames = Object.keys(patterns);

export const makeSegments = async ({ ok }: TestService): Promise<void> => {
  for (const [name, pattern] of Object.entries(patterns))
    await ok('CreateSegment', { name, pattern: JSON.stringify(pattern) });
};

const values: readonly ((position: number) => Members)[] = [
  (position) => ({ boolValue: position === 1 }),
  (position) => ({ stringValue: ['', 'text', '{"a": [1]}', 'å\u2028'][position] }),
  (position) => ({ longValue: [0, 7, -3, 9_007_199_254_740_991][position] }),
  (position) => ({ doubleValue: [0.5, 7, 1e21, -0.1][position] }),
];
const types = ['boolean', 'string', 'number', 'number'] as const;

export interface RandomFeature {
  readonly name: string;
  readonly type: (typeof types)[number];
}

export const entities = Array.from({ length: 40 }, (_, index) => `entity-${index}${index % 7 === 0 ? ' ø🙂' : ''}`);

/** Weights of arms that sum to at most 100,000. */
const weightsOf = (random: Random, names: readonly string[], all = false): Members => {
  let left = 100_000;
  return Object.fromEntries(
    names.map((name, index) => {
      const weight = all && index === names.length - 1 ? left : below(random, left + 1);
      left -= weight;
      return [name, weight];
    }),
  );
};

export const makeProject = async (service: TestService, project: string, random: Random): Promise<RandomFeature[]> => {
  const { ok, clock } = service;
  await ok('CreateProject', { name: project });
  const features: RandomFeature[] = [];
  for (let index = 0; index < FEATURES; index++) {
    const kind = below(random, 4);
    const names = ['one', 'two', 'three', 'four'].slice(0, kind === 0 ? 2 : 2 + below(random, 3));
    const name = `feature-${index}`;
    await ok('CreateFeature', {
      project,
      name,
      variations: names.map((variation, position) => ({ name: variation, value: values[kind]?.(position) })),
      defaultVariation: pick(random, names),
      evaluationStrategy: random() < 0.85 ? 'ALL_RULES' : 'DEFAULT_VARIATION',
      entityOverrides: Object.fromEntries(
        some(random, entities.slice(0, 6)).map((entity) => [entity, pick(random, names)]),
      ),
    });
    const trial = { project, feature: name, names, now: clock.now / 1_000 };
    if (random() < 0.6) await makeLaunch(service, trial, random);
    if (random() < 0.6) await makeExperiment(service, trial, random);
    features.push({ name, type: types[kind] as RandomFeature['type'] });
  }
  return features;
};

interface Trial {
  readonly project: string;
  readonly feature: string;
  readonly names: readonly string[];
  readonly now: number;
}

const makeLaunch = async (
  { ok }: TestService,
  { project, feature, names, now }: Trial,
  random: Random,
): Promise<void> => {
  const groups = names
    .slice(0, 1 + below(random, names.length))
    .map((variation, index) => ({ name: `g${index}`, feature, variation }));
  const groupNames = groups.map(({ name }) => name);
  let start = now + below(random, 3) * 1_800;
  const steps = Array.from({ length: 1 + below(random, 4) }, () => {
    const step = {
      startTime: start,
      groupWeights: weightsOf(random, groupNames),
      segmentOverrides: some(random, segmentNames.slice(0, 5)).map((segment, index) => ({
        segment,
        evaluationOrder: index + 1,
        weights: weightsOf(random, groupNames),
      })),
    };
    start += 900 + below(random, 3 * HOUR);
    return step;
  });
  const launch = `launch-of-${feature}`;
  await ok('CreateLaunch', { project, name: launch, groups, scheduledSplitsConfig: { steps } });
  if (random() < 0.9) await ok('StartLaunch', { project, launch });
  if (random() < 0.1) await ok('StopLaunch', { project, launch, desiredState: 'COMPLETED' }).catch(() => undefined);
};

const makeExperiment = async (
  { ok }: TestService,
  { project, feature, names, now }: Trial,
  random: Random,
): Promise<void> => {
  const treatments = names
    .slice(0, 2 + below(random, names.length - 1))
    .map((variation, index) => ({ name: `t${index}`, feature, variation }));
  const treatmentNames = treatments.map(({ name }) => name);
  const experiment = `experiment-of-${feature}`;
  await ok('CreateExperiment', {
    project,
    name: experiment,
    treatments,
    samplingRate: below(random, 100_001),
    ...(random() < 0.4 ? { segment: pick(random, segmentNames) } : {}),
    onlineAbConfig: { controlTreatmentName: 't0', treatmentWeights: weightsOf(random, treatmentNames, true) },
    metricGoals: [{ metricDefinition: { name: 'price', entityIdKey: 'id', valueKey: 'value' } }],
  });
  if (random() < 0.9)
    await ok('StartExperiment', {
      project,
      experiment,
      analysisCompleteTime: now + HOUR * (1 + below(random, 2 * HOURS)),
    });
};

/** A context with random attributes; dates and what JSON leaves out are among them. */
export const randomAttributes = (random: Random): Members => ({
  ...(random() < 0.7 ? { country: pick(random, ['NO', 'SE', 'DK', 'US', '', ['NO', 'US']]) } : {}),
  ...(random() < 0.5 ? { plan: pick(random, ['free', 'pro', null, 'pseudo', undefined]) } : {}),
  ...(random() < 0.5 ? { age: pick(random, [17, 18, 66.999, 67, 300, 1.5, 1e21, '18', -0]) } : {}),
  ...(random() < 0.5
    ? {
        user: {
          ...(random() < 0.7 ? { email: pick(random, ['a@example.com', 'b@example.org']) } : {}),
          tags: some(random, ['beta', 'early-2', 'late']),
          since: new Date(0),
        },
      }
    : {}),
});
