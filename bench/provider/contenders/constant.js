// OpenFeature's SDK alone: a provider that answers a constant.
export const start = async () => {
  const { OpenFeature } = await import('@openfeature/server-sdk');
  const answer = { value: 'A', variant: 'A', reason: 'STATIC' };
  await OpenFeature.setProviderAndWait({
    metadata: { name: 'constant' },
    runsOn: 'server',
    resolveStringEvaluation: () => Promise.resolve(answer),
  });
  const client = OpenFeature.getClient();
  return (flag, targetingKey) => client.getStringValue(flag, 'none', { targetingKey });
};
