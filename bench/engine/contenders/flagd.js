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

const half = (...names) => ({ fractional: names.map((name) => [name, 50]) });

const segments = (give) => {
  const rules = SEGMENTS.flatMap(({ countries, served }) => [
    { and: [{ in: [{ var: 'country' }, countries] }, { '==': [{ var: 'plan' }, PLAN] }] },
    give(served),
  ]);
  return flag({ if: [...rules, null] });
};

export function setUp() {
  const flags = {
    split: flag(half('A', 'B')),
    segments: segments((served) => half('A', served)),
    wholeSegments: segments((served) => served),
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
