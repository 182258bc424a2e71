import { chromium } from 'playwright-core';
import { startLocalService } from '../../support/over-http.ts';

const service = await startLocalService();
const url = service.endpoint;
const api = async (method: string, path: string, body?: object) => {
  const answer = await fetch(url + path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) console.log(method, path, answer.status, text);
  return text ? JSON.parse(text) : {};
};
await api('POST', '/projects', { name: 'shop' });
await api('POST', '/segments', { name: 'beta-testers', pattern: '{"plan":["beta"]}' });
const bool = (name: string) => ({
  name,
  variations: [
    { name: 'off', value: { boolValue: false } },
    { name: 'on', value: { boolValue: true } },
  ],
  defaultVariation: 'off',
});
for (const f of ['checkout', 'search-ranking']) await api('POST', '/projects/shop/features', bool(f));
const now = Date.now() / 1000,
  day = 86400;
const groups = [
  { name: 'old', feature: 'checkout', variation: 'off' },
  { name: 'new', feature: 'checkout', variation: 'on' },
];
const w = (n: number) => ({ old: 100_000 - n, new: n });
await api('POST', '/projects/shop/launches', {
  name: 'checkout-rollout',
  description: 'The new checkout, step by step',
  groups,
  metricMonitors: [
    {
      metricDefinition: {
        name: 'revenue',
        entityIdKey: 'user.id',
        valueKey: 'details.price',
        eventPattern: '{"details":{"price":[{"exists":true}]}}',
      },
      desiredChange: 'INCREASE',
      onRegression: 'HOLD',
    },
  ],
  scheduledSplitsConfig: {
    steps: [
      {
        startTime: now,
        groupWeights: w(10_000),
        segmentOverrides: [{ segment: 'beta-testers', evaluationOrder: 1, weights: w(100_000) }],
      },
      {
        startTime: now + day,
        groupWeights: w(50_000),
        segmentOverrides: [{ segment: 'beta-testers', evaluationOrder: 1, weights: w(100_000) }],
      },
      { startTime: now + 2 * day, groupWeights: w(100_000) },
    ],
  },
});
await api('POST', '/projects/shop/launches/checkout-rollout/start');
await api('POST', '/projects/shop/launches', {
  name: 'draft-one',
  groups: groups.map((g) => ({ ...g, feature: 'search-ranking' })),
  scheduledSplitsConfig: { steps: [{ startTime: now, groupWeights: w(10_000) }] },
});
await api('POST', '/projects/shop/experiments', {
  name: 'ranking',
  samplingRate: 60000,
  segment: 'beta-testers',
  treatments: [
    { name: 'a', feature: 'checkout', variation: 'off' },
    { name: 'b', feature: 'checkout', variation: 'on' },
  ],
  metricGoals: [{ metricDefinition: { name: 'clicks', entityIdKey: 'user.id', valueKey: 'details.clicks' } }],
});
await api('POST', '/projects/shop/experiments/ranking/start', { analysisCompleteTime: now + 10 * day });
for (let i = 0; i < 200; i++) {
  await api('POST', '/projects/shop/evaluations/checkout', { entityId: `u-${i}` });
  await api('POST', '/events/projects/shop', {
    events: [
      {
        timestamp: now + 1,
        type: 'aws.evidently.custom',
        data: JSON.stringify({ user: { id: `u-${i}` }, details: { price: 10 + (i % 7) } }),
      },
    ],
  });
}
await api('POST', '/_local/clock', { advanceSeconds: 1.3 * day });
for (let i = 0; i < 300; i++) await api('POST', '/projects/shop/evaluations/checkout', { entityId: `u-${i}` });
await api('POST', '/_local/drain');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const shots: [string, string][] = [
  ['launch', '/p/shop/launches/checkout-rollout'],
  ['stop', '/p/shop/launches/checkout-rollout?dialog=stop'],
  ['new', '/p/shop/launches/new?feature=search-ranking'],
  ['edit', '/p/shop/launches/checkout-rollout/edit'],
  [
    'why',
    '/p/shop/why?feature=checkout&entity=u-17&other=u-3&context=%22%7B%5C%22plan%5C%22%3A%5C%22beta%5C%22%7D%22&served=true',
  ],
  ['why1', '/p/shop/why?feature=checkout&entity=u-17'],
];
const only = process.argv.slice(2);
for (const [name, path] of shots.filter(([n]) => only.length === 0 || only.includes(n)))
  for (const [kind, width, dark] of [
    ['light', 1280, false],
    ['dark', 1280, true],
    ['narrow', 360, false],
  ] as const) {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      reducedMotion: 'reduce',
      colorScheme: dark ? 'dark' : 'light',
    });
    const page = await context.newPage();
    page.on('console', (m) => {
      if (m.type() === 'error' || m.type() === 'warning') console.log(name, kind, m.text());
    });
    page.on('pageerror', (e) => console.log(name, kind, 'ERR', e.message));
    await page.goto(url + '/console' + path);
    await page.waitForLoadState('networkidle');
    if (name === 'new') {
      await page.getByRole('button', { name: '10 % today' }).click();
      await page.waitForTimeout(600);
    }
    await page.waitForTimeout(400);
    await page.evaluate((on) => void document.body.classList.toggle('awsui-dark-mode', on), dark);
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (beyond > 0) console.log(name, kind, 'wider by', beyond);
    await page.screenshot({ path: `/tmp/shots/${name}-${kind}.png`, fullPage: true });
    await context.close();
  }
await browser.close();
await service.stop();
process.exit(0);
