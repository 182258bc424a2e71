/**
 * The project that the scenarios ask: features of every type, and all that can decide what an entity is served.
 */
export type Send = (path: string, body: object) => Promise<unknown>;

export interface World {
  readonly post: Send;
  readonly patch: Send;
}

/** As long as names may be. */
export const LONG_NAME = 'n'.repeat(127);
export const UNICODE = 'Grüße, 日本語, 🎉, "quoted" \\ and\ttab\nnext';
export const JSON_TEXT = '{"price":10.50,"sizes":["S","M"],"nested":{"on":true}}';
export const LONG_TEXT = 'é'.repeat(512);

/** Features with one variation each, called `only`. */
const single = {
  yes: { boolValue: true },
  no: { boolValue: false },
  word: { stringValue: 'hello' },
  empty: { stringValue: '' },
  unicode: { stringValue: UNICODE },
  json: { stringValue: JSON_TEXT },
  digits: { stringValue: '7' },
  longText: { stringValue: LONG_TEXT },
  seven: { longValue: 7 },
  zero: { longValue: 0 },
  negative: { longValue: -42 },
  largest32: { longValue: 2_147_483_647 },
  largest: { longValue: 9_007_199_254_740_991 },
  sevenPointZero: { doubleValue: 7 },
  zeroPointZero: { doubleValue: 0 },
  huge: { doubleValue: 1e21 },
  half: { doubleValue: -0.5 },
  tenth: { doubleValue: 0.1 },
  tiny: { doubleValue: 5e-324 },
  'dots.and-dashes_1': { stringValue: 'named' },
} as const;

const two = [
  { name: 'old', value: { stringValue: 'old' } },
  { name: 'new', value: { stringValue: 'new' } },
];

/** Features with two variations, of which `old` is the default. */
const split = ['plain', 'overridden', 'ramp', 'tested', 'sampled', 'aimed', 'switchedOff', 'planned', 'stopped'];

const arms = (feature: string) => two.map(({ name }) => ({ name, feature, variation: name }));
const half = { old: 50_000, new: 50_000 };

/** A launch of the same name as its feature. `startTime` in epoch seconds. */
const launch = async (post: Send, feature: string, startTime: number, step: object = { groupWeights: half }) => {
  const steps = [{ startTime, ...step }];
  await post('launches', { name: feature, groups: arms(feature), scheduledSplitsConfig: { steps } });
  await post(`launches/${feature}/start`, {});
};

const experiment = async (post: Send, feature: string, samplingRate: number) => {
  const metricDefinition = { name: 'price', entityIdKey: 'user', valueKey: 'price' };
  await post('experiments', {
    name: feature,
    treatments: arms(feature),
    metricGoals: [{ metricDefinition }],
    samplingRate,
  });
  await post(`experiments/${feature}/start`, { analysisCompleteTime: Math.floor(Date.now() / 1000) + 86_400 });
};

/** Each has all in `new`, so that a match shows; everybody else is in `old`. */
const segments = {
  gold: { tier: ['gold'] },
  rich: { spent: [{ numeric: ['>', 100] }] },
  exactly: { count: [300] },
  fraction: { ratio: [0.25] },
  city: { city: ['Zürich', '東京'] },
  nested: { device: { os: ['ios'] } },
};

const aim = {
  groupWeights: { old: 100_000, new: 0 },
  segmentOverrides: Object.keys(segments).map((segment, index) => ({
    segment,
    evaluationOrder: index + 1,
    weights: { old: 0, new: 100_000 },
  })),
};

/** Makes the project, by requests to paths of the service. Segments belong to no project. */
export const makeWorld = async ({ post, patch }: World): Promise<void> => {
  const inShop: Send = (path, body) => post(`projects/shop/${path}`, body);
  await post('projects', { name: 'shop' });
  for (const [name, pattern] of Object.entries(segments))
    await post('segments', { name, pattern: JSON.stringify(pattern) });
  for (const [name, value] of Object.entries(single))
    await inShop('features', { name, variations: [{ name: 'only', value }] });
  await inShop('features', { name: LONG_NAME, variations: [{ name: LONG_NAME, value: { stringValue: 'long' } }] });
  for (const name of split) {
    const entityOverrides = name === 'overridden' ? { ann: 'new', 'ünï/1 &=🎉': 'new' } : {};
    await inShop('features', { name, variations: two, defaultVariation: 'old', entityOverrides });
  }
  await startTrials({ post: inShop, patch: (path, body) => patch(`projects/shop/${path}`, body) });
};

const startTrials = async ({ post, patch }: World): Promise<void> => {
  const now = Math.floor(Date.now() / 1000);
  for (const feature of ['ramp', 'switchedOff', 'stopped']) await launch(post, feature, now);
  await patch('features/switchedOff', { evaluationStrategy: 'DEFAULT_VARIATION' });
  await post('launches/stopped/cancel', {});
  await launch(post, 'planned', now + 86_400);
  await launch(post, 'aimed', now, aim);
  await experiment(post, 'tested', 100_000);
  await experiment(post, 'sampled', 1);
};
