/**
 * What each of many entities is served through the client, and who is moved when a launch goes on to its next step.
 */
import * as sdk from '@aws-sdk/client-evidently';
import { evidentlyClient } from '@selfevident/evidently-client';
import { credentials, type RunningService, startLocalService } from '../../support/over-http.ts';
import { randomCases } from '../../support/random-cases.ts';

const shop = { project: 'shop' };
const entities = Array.from({ length: randomCases(1_200, 10_000) }, (_, index) => `customer-${index}`);
const hour = 3_600_000;

type Group = 'red' | 'blue' | 'green';
type Audience = 'pro' | 'german' | 'other';
type Weights = Readonly<Record<Group, number>>;

const groups: readonly Group[] = ['red', 'blue', 'green'];
const audienceOf = (entityId: string): Audience => {
  const last = entityId.at(-1);
  return last === '0' ? 'pro' : last === '5' ? 'german' : 'other';
};
const contexts: Readonly<Record<Audience, string>> = {
  pro: '{"country":"fr","plan":"pro"}',
  german: '{"country":"de","plan":"free"}',
  other: '{"country":"fr","plan":"free"}',
};

/** The weights of each step in thousandths of a percent. What the override of `pro` leaves over in the first goes on to the step's own. */
const steps: readonly Readonly<Record<Audience, Weights>>[] = [
  {
    pro: { red: 50_000, blue: 30_000, green: 0 },
    german: { red: 10_000, blue: 20_000, green: 70_000 },
    other: { red: 10_000, blue: 5_000, green: 0 },
  },
  {
    pro: { red: 20_000, blue: 60_000, green: 20_000 },
    german: { red: 30_000, blue: 30_000, green: 40_000 },
    other: { red: 35_000, blue: 2_500, green: 5_000 },
  },
  {
    pro: { red: 0, blue: 0, green: 100_000 },
    german: { red: 30_000, blue: 30_000, green: 40_000 },
    other: { red: 80_000, blue: 0, green: 20_000 },
  },
];

jest.setTimeout(120_000);

let service: RunningService;
let client: sdk.EvidentlyClient;
let start: number;

const moveTo = (time: number) =>
  fetch(`${service.endpoint}/_local/clock`, {
    method: 'POST',
    body: JSON.stringify({ now: new Date(time).toISOString(), frozen: true }),
  });

const evaluateTwenty = async (feature: string, first: number): Promise<sdk.EvaluationResult[]> => {
  const requests = entities
    .slice(first, first + 20)
    .map((entityId) => ({ feature, entityId, evaluationContext: contexts[audienceOf(entityId)] }));
  return (await client.send(new sdk.BatchEvaluateFeatureCommand({ ...shop, requests }))).results ?? [];
};

/** What a feature serves all entities; ten requests at a time. */
const evaluateAll = async (feature: string): Promise<sdk.EvaluationResult[]> => {
  const results: sdk.EvaluationResult[] = [];
  for (let first = 0; first < entities.length; first += 200) {
    const parts = Array.from({ length: 10 }, (_, part) => evaluateTwenty(feature, first + 20 * part));
    results.push(...(await Promise.all(parts)).flat());
  }
  return results;
};

/** The group of a launch or the treatment of an experiment that each entity is in. */
const armsOf = (results: readonly sdk.EvaluationResult[]): (string | undefined)[] =>
  results.map(({ details }) => {
    const { group, treatment } = JSON.parse(String(details ?? '{}'));
    return group ?? treatment;
  });

/** Within four and a half standard deviations of the binomial distribution; exactly where the share is nothing or all. */
const expectShare = (count: number, size: number, share: number): void => {
  expect(Math.abs(count - size * share)).toBeLessThanOrEqual(4.5 * Math.sqrt(size * share * (1 - share)));
};

const indexesOf = (audience: Audience): number[] =>
  entities.flatMap((entityId, index) => (audienceOf(entityId) === audience ? [index] : []));

const shareOf = (weights: Weights, group: Group): number => weights[group] / 100_000;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** What part of an audience gets a group: that of its override, and of what it leaves over that of the step's own weights. */
const expectedShare = (step: number, audience: Audience, group: Group): number => {
  const { [audience]: own, other } = steps[step] as (typeof steps)[number];
  if (audience === 'other') return shareOf(other, group);
  const left = 1 - sum(groups.map((name) => shareOf(own, name)));
  return shareOf(own, group) + left * shareOf(other, group);
};

beforeAll(async () => {
  service = await startLocalService();
  client = evidentlyClient(service.endpoint, credentials);
  start = Math.ceil(Date.now() / 60_000) * 60_000;
  await moveTo(start);
  const variations = ['white', ...groups].map((name) => ({ name, value: { stringValue: name } }));
  await client.send(new sdk.CreateProjectCommand({ name: 'shop' }));
  for (const name of ['page', 'search'])
    await client.send(
      new sdk.CreateFeatureCommand({
        ...shop,
        name,
        variations,
        defaultVariation: 'white',
        entityOverrides: { tester: 'blue' },
      }),
    );
  await client.send(new sdk.CreateSegmentCommand({ name: 'pro', pattern: '{"plan":["pro"]}' }));
  await client.send(new sdk.CreateSegmentCommand({ name: 'german', pattern: '{"country":["de","at"]}' }));
  const startTimes = steps.map((_, index) => new Date(start + index * hour));
  await client.send(
    new sdk.CreateLaunchCommand({
      ...shop,
      name: 'colours',
      groups: groups.map((name) => ({ name, feature: 'page', variation: name })),
      scheduledSplitsConfig: {
        steps: steps.map(({ pro, german, other }, index) => ({
          startTime: startTimes[index],
          groupWeights: other,
          segmentOverrides: [
            { segment: 'german', evaluationOrder: 2, weights: german },
            { segment: 'pro', evaluationOrder: 1, weights: pro },
          ],
        })),
      },
    }),
  );
  await client.send(
    new sdk.CreateExperimentCommand({
      ...shop,
      name: 'ranking',
      treatments: groups.map((name) => ({ name, feature: 'search', variation: name })),
      metricGoals: [
        { metricDefinition: { name: 'price', entityIdKey: 'id', valueKey: 'price' }, desiredChange: 'INCREASE' },
      ],
      onlineAbConfig: { controlTreatmentName: 'red', treatmentWeights: { red: 50_000, blue: 30_000, green: 20_000 } },
      samplingRate: 60_000,
    }),
  );
  await client.send(new sdk.StartLaunchCommand({ ...shop, launch: 'colours' }));
  const analysisCompleteTime = new Date(start + 24 * hour);
  await client.send(new sdk.StartExperimentCommand({ ...shop, experiment: 'ranking', analysisCompleteTime }));
});

afterAll(async () => {
  client.destroy();
  await service.stop();
});

const served: (string | undefined)[][] = [];

describe.each([0, 1, 2])('step %d of a launch with two segment overrides', (step) => {
  let results: sdk.EvaluationResult[];
  beforeAll(async () => {
    await moveTo(start + step * hour);
    results = await evaluateAll('page');
    served[step] = armsOf(results);
  });

  it('says of each entity its variation, the reason and the group', () => {
    expect(results.map(({ entityId }) => entityId)).toEqual(entities);
    for (const [index, { variation, value, reason, details }] of results.entries()) {
      const group = served[step]?.[index];
      expect({ variation, value, reason, details: JSON.parse(String(details)) }).toEqual({
        variation: group ?? 'white',
        value: { stringValue: group ?? 'white' },
        reason: group ? 'LAUNCH_RULE_MATCH' : 'DEFAULT',
        details: group ? { launch: 'colours', group } : {},
      });
    }
  });

  it.each<Audience>(['pro', 'german', 'other'])('serves the shares of %s', (audience) => {
    const indexes = indexesOf(audience);
    for (const group of groups) {
      const count = indexes.filter((index) => served[step]?.[index] === group).length;
      expectShare(count, indexes.length, expectedShare(step, audience, group));
    }
  });

  it('answers one by one as in a batch', async () => {
    for (const index of [0, 5, 1, 2, 3, 4, 6, 7, 8, 9].map((offset) => 1_000 + offset)) {
      const entityId = entities[index] as string;
      const evaluationContext = contexts[audienceOf(entityId)];
      const command = new sdk.EvaluateFeatureCommand({ ...shop, feature: 'page', entityId, evaluationContext });
      const { variation, reason, details } = await client.send(command);
      const batched = results[index];
      expect([variation, reason, String(details)]).toEqual([
        batched?.variation,
        batched?.reason,
        String(batched?.details),
      ]);
    }
  });
});

describe.each([1, 2])('the way to step %d', (step) => {
  const earlier = (index: number) => served[step - 1]?.[index];
  const later = (index: number) => served[step]?.[index];

  it.each<Audience>(['german', 'other'])('moves as many of %s as the weights force, and nobody else', (audience) => {
    const indexes = indexesOf(audience);
    const [old, next] = [step - 1, step].map((at) => groups.map((group) => expectedShare(at, audience, group)));
    const all = (shares: readonly number[] = []) => [...shares, 1 - sum(shares)];
    const growth = all(next).map((share, index) => share - (all(old)[index] ?? 0));
    const moved = indexes.filter((index) => earlier(index) !== later(index));
    expectShare(moved.length, indexes.length, Number(sum(growth.filter((change) => change > 0)).toFixed(9)));
    const arms = [...groups, undefined];
    const grew = (arm: string | undefined) => (growth[arms.indexOf(arm as Group)] ?? 0) > 1e-9;
    const shrank = (arm: string | undefined) => (growth[arms.indexOf(arm as Group)] ?? 0) < -1e-9;
    expect(moved.filter((index) => !shrank(earlier(index)) || !grew(later(index)))).toEqual([]);
  });
});

describe('an experiment on three in five', () => {
  let results: sdk.EvaluationResult[];
  beforeAll(async () => {
    results = await evaluateAll('search');
  });

  it('says of each entity its variation, the reason and the treatment', () => {
    const arms = armsOf(results);
    for (const [index, { variation, reason, details }] of results.entries()) {
      const treatment = arms[index];
      expect({ variation, reason, details: JSON.parse(String(details)) }).toEqual({
        variation: treatment ?? 'white',
        reason: treatment ? 'EXPERIMENT_RULE_MATCH' : 'DEFAULT',
        details: treatment ? { experiment: 'ranking', treatment } : {},
      });
    }
    expectShare(arms.filter((arm) => arm === 'red').length, arms.length, 0.3);
    expectShare(arms.filter((arm) => arm === 'blue').length, arms.length, 0.18);
    expectShare(arms.filter((arm) => arm === 'green').length, arms.length, 0.12);
  });

  it('has nothing to do with the launch', () => {
    const arms = armsOf(results);
    const red = entities.flatMap((_, index) => (served[0]?.[index] === 'red' ? [index] : []));
    expectShare(red.filter((index) => arms[index] === 'red').length, red.length, 0.3);
  });
});

it('serves an override before all, and the default once the launch is stopped', async () => {
  const evaluate = async (entityId: string) => {
    const { reason, variation, details } = await client.send(
      new sdk.EvaluateFeatureCommand({ ...shop, feature: 'page', entityId }),
    );
    return { reason, variation, details: String(details) };
  };
  expect(await evaluate('tester')).toEqual({ reason: 'ENTITY_OVERRIDES_MATCH', variation: 'blue', details: '{}' });
  expect(await evaluate('customer-1')).toMatchObject({ reason: 'LAUNCH_RULE_MATCH' });
  await client.send(new sdk.StopLaunchCommand({ ...shop, launch: 'colours' }));
  expect(await evaluate('customer-1')).toEqual({ reason: 'DEFAULT', variation: 'white', details: '{}' });
});
