/**
 * A project with everything that a data directory can hold, made and asked by HTTP alone, so that any version of the service can play it.
 */

/** The service's time in the whole scene: its clock is moved here and stopped. */
const SCENE_TIME = Date.UTC(2027, 0, 11, 12);
const HOUR = 3600;
const DAY = 24 * HOUR;
const START = SCENE_TIME / 1000;

/** What is made, how it goes on after the upgrade, and what is asked of it before and after: by a name each. */
export interface Scene {
  readonly play: (ask: Ask) => Promise<void>;
  readonly goOn: (ask: Ask) => Promise<void>;
  readonly read: (ask: Ask) => Promise<Record<string, unknown>>;
}

export type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** @returns a function that calls the service at an address. Rejects with the answer when the status is not 200. */
export const asker =
  (endpoint: string): Ask =>
  async (method, path, body) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(endpoint + path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text || '{}');
  };

const post = (ask: Ask, path: string, body: unknown) => ask('POST', path, body);
const shop = '/projects/shop';
const arms = (feature: string) => ['old', 'new'].map((name) => ({ name, feature, variation: name }));
const metricDefinition = {
  name: 'revenue',
  entityIdKey: 'visitor',
  valueKey: 'details.revenue',
  eventPattern: '{"details.revenue":[{"numeric":[">",0]}]}',
};

/** Visitors who are served something and spend something, the same ones in every version. */
const visit = async (ask: Ask, from: number, to: number, now: number): Promise<void> => {
  for (let nth = from; nth < to; nth++) {
    const evaluationContext = JSON.stringify({ country: nth % 3 === 0 ? 'DE' : 'FR', tags: [{ plan: 'pro' }] });
    for (const feature of ['checkout', 'banner'])
      await post(ask, `${shop}/evaluations/${feature}`, { entityId: `visitor-${nth}`, evaluationContext });
    const data = JSON.stringify({ visitor: `visitor-${nth}`, details: { revenue: (nth % 17) + 0.25 } });
    await post(ask, `/events${shop}`, { events: [{ timestamp: now, type: 'aws.evidently.custom', data }] });
  }
};

const makeResources = async (ask: Ask): Promise<void> => {
  await post(ask, '/projects', { name: 'shop', description: 'before', tags: { team: 'blue' } });
  await post(ask, '/projects', { name: 'empty' });
  for (const name of ['checkout', 'banner', 'idle']) await post(ask, `${shop}/features`, feature(name));
  await post(ask, '/segments', { name: 'german', pattern: '{"country":["DE"]}', tags: { team: 'blue' } });
  await post(ask, '/segments', { name: 'pro', pattern: '{"tags":{"plan":["pro"]}}' });
  await post(ask, `${shop}/launches`, launch('rollout', 'checkout'));
  await post(ask, `${shop}/launches`, launch('draft', 'idle'));
  await post(ask, `${shop}/launches`, launch('over', 'idle'));
  await post(ask, `${shop}/experiments`, experiment('banner-test', 'banner', 'german'));
  await post(ask, `${shop}/experiments`, experiment('draft-test', 'idle', 'pro'));
  await post(ask, `${shop}/experiments`, experiment('ended', 'idle'));
};

const feature = (name: string) => ({
  name,
  variations: [
    { name: 'old', value: { stringValue: 'OLD' } },
    { name: 'new', value: { stringValue: 'NEW' } },
  ],
  entityOverrides: { 'visitor-1': 'new' },
});

const launch = (name: string, feature: string) => ({
  name,
  groups: arms(feature),
  metricMonitors: [{ metricDefinition }],
  scheduledSplitsConfig: {
    steps: [
      { startTime: START - DAY, groupWeights: { old: 90_000, new: 10_000 } },
      {
        startTime: START + DAY,
        groupWeights: { old: 50_000, new: 50_000 },
        segmentOverrides: [{ segment: 'german', evaluationOrder: 1, weights: { new: 100_000 } }],
      },
    ],
  },
});

const experiment = (name: string, feature: string, segment?: string) => ({
  name,
  treatments: arms(feature),
  metricGoals: [{ metricDefinition, desiredChange: 'INCREASE' }],
  samplingRate: 80_000,
  ...(segment !== undefined && { segment }),
});

/** Plays the whole scene: a launch and an experiment run, others are drafts and over, visitors have been counted. */
const playScene = async (ask: Ask): Promise<void> => {
  await post(ask, '/_local/clock', { now: new Date(SCENE_TIME - DAY * 1000).toISOString(), frozen: true });
  await makeResources(ask);
  await post(ask, `${shop}/launches/rollout/start`, {});
  await post(ask, `${shop}/launches/over/start`, {});
  await post(ask, `${shop}/launches/over/cancel`, { desiredState: 'CANCELLED', reason: 'enough' });
  await post(ask, `${shop}/experiments/banner-test/start`, { analysisCompleteTime: START + 10 * DAY });
  await post(ask, `${shop}/experiments/ended/start`, { analysisCompleteTime: START - HOUR });
  await visit(ask, 0, 400, START - DAY);
  await post(ask, '/_local/clock', { now: new Date(SCENE_TIME).toISOString() });
  await visit(ask, 300, 500, START);
  await post(ask, '/_local/drain', {});
};

/** What users do after the upgrade: everything that was there goes on, is changed, ends and is deleted. */
const goOn = async (ask: Ask): Promise<void> => {
  await visit(ask, 400, 700, START);
  await ask('PATCH', `${shop}/features/checkout`, { description: 'after', entityOverrides: { 'visitor-2': 'new' } });
  await ask('PATCH', `${shop}/experiments/draft-test`, { description: 'after' });
  await ask('DELETE', `${shop}/launches/draft`);
  await post(ask, `${shop}/experiments/draft-test/start`, { analysisCompleteTime: START + 5 * DAY });
  await post(ask, '/_local/clock', { now: new Date(SCENE_TIME + 2 * DAY * 1000).toISOString() });
  await visit(ask, 600, 800, START + 2 * DAY);
  await post(ask, `${shop}/experiments/draft-test/cancel`, { desiredState: 'CANCELLED', reason: 'after' });
  await ask('DELETE', `${shop}/experiments/ended`);
  // While a launch and an experiment that are over still name it; they have nothing to do with the one made anew.
  await ask('DELETE', `${shop}/features/idle`);
  await post(ask, `${shop}/features`, feature('idle'));
  await ask('DELETE', `${shop}/launches/over`);
  await ask('DELETE', '/projects/empty');
  await post(ask, '/_local/drain', {});
};

/** What a user could ask of the scene, by a name each. A question that is refused is answered by its error. */
const readScene = async (ask: Ask): Promise<Record<string, unknown>> => {
  const read: Record<string, unknown> = { served: await served(ask) };
  await post(ask, '/_local/drain', {});
  const refusal = (error: Error) => error.message;
  for (const path of READS) read[path] = await ask('GET', path).catch(refusal);
  read.history = await historyInOrder(ask);
  const requested = { metricNames: ['revenue'], treatmentNames: ['old', 'new'] };
  for (const name of ['banner-test', 'ended'])
    read[`results of ${name}`] = await post(ask, `${shop}/experiments/${name}/results`, requested).catch(refusal);
  return read;
};

const READS = [
  '/projects',
  ...['', '/features', '/launches', '/experiments'].map((part) => shop + part),
  ...['checkout', 'banner', 'idle'].map((name) => `${shop}/features/${name}`),
  ...['rollout', 'draft', 'over'].map((name) => `${shop}/launches/${name}`),
  ...['banner-test', 'draft-test', 'ended'].map((name) => `${shop}/experiments/${name}`),
  `${shop}/experiments/banner-test/health`,
  `${shop}/launches/rollout/metrics`,
  '/segments',
  ...['german', 'pro'].map((name) => `/segments/${name}`),
  '/segments/german/references?type=LAUNCH',
  '/segments/german/references?type=EXPERIMENT',
  `/tags/${encodeURIComponent('arn:aws:evidently:us-east-1:000000000000:project/shop')}`,
];

/** Records of one moment are listed in the order of their random ids: these are in an order of their own. */
const historyInOrder = async (ask: Ask): Promise<readonly unknown[]> => {
  const { history } = (await ask('GET', `${shop}/history?maxResults=100`)) as { history: readonly HistoryRecord[] };
  const order = ({ time, operation, resource }: HistoryRecord) => `${time} ${operation} ${resource}`;
  return history.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
};

interface HistoryRecord {
  readonly time: number;
  readonly operation: string;
  readonly resource: string;
}

const served = async (ask: Ask): Promise<readonly unknown[]> => {
  const all: unknown[] = [];
  const evaluationContext = JSON.stringify({ country: 'DE', tags: [{ plan: 'pro' }] });
  for (let nth = 0; nth < 100; nth++)
    for (const feature of ['checkout', 'banner', 'idle'])
      all.push(
        await post(ask, `${shop}/evaluations/${feature}`, { entityId: `visitor-${nth * 5}`, evaluationContext }),
      );
  return all;
};

export const shopScene: Scene = { play: playScene, goOn, read: readScene };
