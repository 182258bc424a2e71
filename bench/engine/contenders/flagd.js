// flagd: its in-process core; `fractional` for the split, `if` over conditions for segments and overrides.
import { FlagdCore } from '@openfeature/flagd-core';
import { FEATURES, OVERRIDDEN, SEGMENTS } from '../workloads.ts';

const silent = { error() {}, warn() {}, info() {}, debug() {} };

const flag = (targeting) => ({
  state: 'ENABLED',
  variants: { A: 'A', B: 'B', C: 'C' },
  defaultVariant: 'A',
  ...(targeting && { targeting }),
});

const half = (...names) => ({ fractional: names.map((name) => [name, 50]) });

const logic = ({ attribute, is, values, from, to, limit, prefix }) => {
  const value = { var: attribute };
  return {
    'one of': { in: [value, values] },
    'none of': { '!': { in: [value, values] } },
    'in range': { '<=': [from, value, to] },
    below: { '<': [value, limit] },
    prefixed: { starts_with: [value, prefix] },
    there: { '!!': value },
    missing: { '!': value },
  }[is];
};

const allOf = (conditions) => (conditions.length > 1 ? { and: conditions.map(logic) } : logic(conditions[0]));

export function setUp() {
  const flags = {
    split: flag(half('A', 'B')),
    segments: flag({
      if: [...SEGMENTS.flatMap(({ conditions, served }) => [allOf(conditions), half('A', served)]), null],
    }),
    overrides: flag({ if: [{ in: [{ var: 'targetingKey' }, OVERRIDDEN] }, 'B', null] }),
    plain: flag(),
  };
  const core = new FlagdCore(undefined, silent);
  core.setConfigurations(JSON.stringify({ flags }));
  const served = (name) => (user) => core.resolveStringEvaluation(name, 'A', user, silent).value;
  return {
    user: (targetingKey, attributes) => ({ targetingKey, ...attributes }),
    userFromText: (targetingKey, text) => {
      const user = JSON.parse(text);
      user.targetingKey = targetingKey;
      return user;
    },
    evaluate: Object.fromEntries(FEATURES.map((name) => [name, served(name)])),
  };
}
