// flagd: its in-process core; `fractional` for the split, `if` over conditions for segments and overrides.
import { FlagdCore } from '@openfeature/flagd-core';
import { FEATURES, OVERRIDDEN, PLAN, SEGMENTS } from '../workloads.ts';

const silent = { error() {}, warn() {}, info() {}, debug() {} };

const flag = (targeting) => ({
  state: 'ENABLED',
  variants: { A: 'A', B: 'B', C: 'C' },
  defaultVariant: 'A',
  ...(targeting && { targeting }),
});

export function setUp() {
  const segments = SEGMENTS.flatMap(({ countries, served }) => [
    { and: [{ in: [{ var: 'country' }, countries] }, { '==': [{ var: 'plan' }, PLAN] }] },
    served,
  ]);
  const flags = {
    split: flag({ fractional: [{ cat: ['split', { var: 'targetingKey' }] }, ['A', 50], ['B', 50]] }),
    segments: flag({ if: [...segments, null] }),
    overrides: flag({ if: [{ in: [{ var: 'targetingKey' }, OVERRIDDEN] }, 'B', null] }),
    plain: flag(),
  };
  const core = new FlagdCore(undefined, silent);
  core.setConfigurations(JSON.stringify({ flags }));
  const served = (name) => (user) => core.resolveStringEvaluation(name, 'A', user, silent).value;
  return {
    user: (targetingKey, { country, plan }) => ({ targetingKey, country, plan }),
    userFromText: (targetingKey, text) => ({ targetingKey, ...JSON.parse(text) }),
    evaluate: Object.fromEntries(FEATURES.map((name) => [name, served(name)])),
  };
}
