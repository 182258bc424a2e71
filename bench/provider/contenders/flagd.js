// flagd in process: its core, below OpenFeature's SDK as its provider has it, without the connection.
import { FLAGS } from '../flags.ts';

const silent = { error() {}, warn() {}, info() {}, debug() {} };

const flag = (isSplit) => ({
  state: 'ENABLED',
  variants: { A: 'A', B: 'B' },
  defaultVariant: 'A',
  ...(isSplit
    ? {
        targeting: {
          fractional: [
            ['A', 50],
            ['B', 50],
          ],
        },
      }
    : {}),
});

export const start = async () => {
  const { OpenFeature } = await import('@openfeature/server-sdk');
  const { FlagdCore } = await import('@openfeature/flagd-core');
  const core = new FlagdCore(undefined, silent);
  core.setConfigurations(
    JSON.stringify({ flags: Object.fromEntries(FLAGS.map(({ name, isSplit }) => [name, flag(isSplit)])) }),
  );
  await OpenFeature.setProviderAndWait({
    metadata: { name: 'flagd' },
    runsOn: 'server',
    resolveStringEvaluation: async (name, value, context) => core.resolveStringEvaluation(name, value, context, silent),
  });
  const client = OpenFeature.getClient();
  return (name, targetingKey) => client.getStringValue(name, 'none', { targetingKey });
};
