// Unleash's client from bootstrap data, without metrics.
import { once } from 'node:events';
import { FLAGS } from '../flags.ts';

const variant = (name, weight) => ({ name, weight, stickiness: 'userId', payload: { type: 'string', value: name } });
const strategyOf = (isSplit) => ({
  name: 'default',
  parameters: { groupId: 'bench' },
  constraints: [],
  segments: [],
  ...(isSplit ? { variants: [variant('A', 500), variant('B', 500)] } : {}),
});

export const start = async () => {
  const { InMemStorageProvider, Unleash } = await import('unleash-client');
  const data = FLAGS.map(({ name, isSplit }) => ({
    name,
    type: 'release',
    enabled: true,
    stale: false,
    impressionData: false,
    strategies: [strategyOf(isSplit)],
    variants: [],
  }));
  const client = new Unleash({
    appName: 'bench',
    url: 'http://127.0.0.1:1/api/',
    refreshInterval: 0,
    disableMetrics: true,
    bootstrap: { data },
    storageProvider: new InMemStorageProvider(),
    disableAutoStart: true,
  });
  client.on('error', () => {});
  client.on('warn', () => {});
  const ready = once(client, 'ready');
  client.start();
  await ready;
  const byDefault = { name: 'A', enabled: false };
  return (flag, userId) => client.getVariant(flag, { userId }, byDefault).name;
};
