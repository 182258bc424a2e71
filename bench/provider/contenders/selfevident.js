// Ours, as it is published: `.tools/provider` is what run.ts makes of it. The rules come from a service over HTTP.
export const start = async (url) => {
  const { OpenFeature } = await import('@openfeature/server-sdk');
  const { SelfevidentProvider } = await import('../../../.tools/provider/server.js');
  await OpenFeature.setProviderAndWait(new SelfevidentProvider({ url, project: 'shop' }));
  const client = OpenFeature.getClient();
  return (flag, targetingKey) => client.getStringValue(flag, 'none', { targetingKey });
};
