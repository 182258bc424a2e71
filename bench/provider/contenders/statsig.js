// Statsig's SDK in JavaScript, with a provider made here: from a file without exposures, or from its API with them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { thinProvider, through } from './through-openfeature.js';

const statsigWith = async (options) => {
  const Statsig = createRequire(import.meta.url)('statsig-node');
  await Statsig.initialize('secret-bench', options);
  return Statsig;
};
const fromFile = (folder) => ({
  bootstrapValues: readFileSync(`${folder}/statsig.json`, 'utf8'),
  localMode: true,
  disableAllLogging: true,
  disableDiagnostics: true,
});
const unreported = (Statsig) => (flag, userID) =>
  Statsig.getConfigWithExposureLoggingDisabledSync({ userID }, flag).value.served;

export const atHand = async ({ folder }) =>
  through(thinProvider('statsig', unreported(await statsigWith(fromFile(folder)))));

export const overHttp = async ({ url }) => {
  const Statsig = await statsigWith({ api: url });
  const reported = (flag, userID) => Statsig.getConfigSync({ userID }, flag).value.served;
  return through(thinProvider('statsig', reported), () => Statsig.flush());
};

export const alone = async ({ folder }) => ({ evaluate: unreported(await statsigWith(fromFile(folder))) });
