// Ours, as it is published: `.tools/provider.js` is the bundle that run.ts makes. The rules come from a service over HTTP.
export const start = async (url) => {
  const { OpenFeature } = await import('@openfeature/server-sdk');
  const { SelfevidentProvider } = await import('../../../.tools/provider/server.js');
  await OpenFeature.setProviderAndWait(new SelfevidentProvider({ url, project: 'shop' }));
  const client = OpenFeature.getClient();
  return (flag, targetingKey) => client.getStringValue(flag, 'none', { targetingKey });
};
