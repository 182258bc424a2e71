// Ours with the rules in a file, as from an earlier start: it answers by them, and asks the service afterwards.
export const start = async (url) => {
  const { OpenFeature } = await import('@openfeature/server-sdk');
  const { SelfevidentProvider } = await import('../../../.tools/provider/server.js');
  const cacheFile = '.tools/provider/snapshot.json';
  await OpenFeature.setProviderAndWait(new SelfevidentProvider({ url, project: 'shop', cacheFile, initTimeout: 0 }));
  const client = OpenFeature.getClient();
  return (flag, targetingKey) => client.getStringValue(flag, 'none', { targetingKey });
};
