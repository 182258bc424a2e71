// Ours, as it is published: `.tools/provider` is what run.ts makes of it. The rules come from a service over HTTP.
let provider;

/** Sends what is left to send. */
export const settle = () => provider.flush();

export const start = async (url) => {
  const { OpenFeature } = await import('@openfeature/server-sdk');
  const { SelfevidentProvider } = await import('../../../.tools/provider/server.js');
  provider = new SelfevidentProvider({ url, project: 'shop' });
  await OpenFeature.setProviderAndWait(provider);
  const client = OpenFeature.getClient();
  return (flag, targetingKey) => client.getStringValue(flag, 'none', { targetingKey });
};
