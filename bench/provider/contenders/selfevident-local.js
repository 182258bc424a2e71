// Ours with the rules in a file, as from an earlier start: it answers by them, and asks the service afterwards.
let provider;

/** Sends what is left to send. */
export const settle = () => provider.flush();

export const start = async (url) => {
  const { OpenFeature } = await import('@openfeature/server-sdk');
  const { SelfevidentProvider } = await import('../../../.tools/provider/server.js');
  const cacheFile = '.tools/provider/snapshot.json';
  provider = new SelfevidentProvider({ url, project: 'shop', cacheFile, initTimeout: 0 });
  await OpenFeature.setProviderAndWait(provider);
  const client = OpenFeature.getClient();
  return (flag, targetingKey) => client.getStringValue(flag, 'none', { targetingKey });
};
