// flagd in process, by its own provider: from a file, or from flagd's stream over gRPC. It reports nothing.
import { readFileSync } from 'node:fs';
import { through } from './through-openfeature.js';

const providerWith = async (options) => {
  const { FlagdProvider } = await import('@openfeature/flagd-provider');
  return new FlagdProvider({ resolverType: 'in-process', ...options });
};

export const atHand = async ({ folder }) =>
  through(await providerWith({ offlineFlagSourcePath: `${folder}/flagd.json` }));

export const overHttp = async ({ syncPort }) => through(await providerWith({ host: '127.0.0.1', port: syncPort }));

export const alone = async ({ folder }) => {
  const { FlagdCore } = await import('@openfeature/flagd-core');
  const silent = { error() {}, warn() {}, info() {}, debug() {} };
  const core = new FlagdCore(undefined, silent);
  core.setConfigurations(readFileSync(`${folder}/flagd.json`, 'utf8'));
  return {
    evaluate: (flag, targetingKey) => core.resolveStringEvaluation(flag, 'none', { targetingKey }, silent).value,
  };
};
