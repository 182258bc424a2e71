/** Makes a provider OpenFeature's, and evaluates through its SDK. */
export const through = async (provider, settle) => {
  const { OpenFeature } = await import('@openfeature/server-sdk');
  await OpenFeature.setProviderAndWait(provider);
  const client = OpenFeature.getClient();
  return { evaluate: (flag, targetingKey) => client.getStringValue(flag, 'none', { targetingKey }), settle };
};

/** The least that a provider can be, for those who have none of their own: it makes one object. */
export const thinProvider = (name, valueFor) => ({
  metadata: { name },
  runsOn: 'server',
  resolveStringEvaluation: (flag, _, { targetingKey }) => Promise.resolve({ value: valueFor(flag, targetingKey) }),
});
