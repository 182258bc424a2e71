// ConfigCat: a snapshot of its Node client; percentage options for the split, targeting rules for segments and overrides.
import {
  createConsoleLogger,
  getClient,
  LogLevel,
  PollingMode,
  SettingType,
  User,
  UserComparator,
} from 'configcat-node';
import { FEATURES, OVERRIDDEN, SEGMENTS } from '../workloads.ts';

const value = (text) => ({ v: { s: text } });
const half = (...names) => ({ p: names.map((name) => ({ p: 50, ...value(name) })) });
const compare = (a, c, operand) => ({ u: { a, c, ...operand } });
const setting = (rules) => ({ t: SettingType.String, ...value('A'), ...rules });

/** A condition about an attribute that is missing never holds, so `missing` is a rule of its own; see `segments`. */
const conditionsOf = ({ attribute, is, values, from, to, limit, prefix }) =>
  ({
    'one of': () => [compare(attribute, UserComparator.TextIsOneOf, { l: values })],
    'none of': () => [compare(attribute, UserComparator.TextIsNotOneOf, { l: values })],
    'in range': () => [
      compare(attribute, UserComparator.NumberGreaterOrEquals, { d: from }),
      compare(attribute, UserComparator.NumberLessOrEquals, { d: to }),
    ],
    below: () => [compare(attribute, UserComparator.NumberLess, { d: limit })],
    prefixed: () => [compare(attribute, UserComparator.TextStartsWithAnyOf, { l: [prefix] })],
    there: () => [compare(attribute, UserComparator.TextNotEquals, { s: '' })],
  })[is]();

/** Whoever has what the last segment wants to be missing gets the default, and whoever is left is in that segment. */
const segments = () => {
  const rules = SEGMENTS.map(({ conditions, served }) =>
    conditions[0].is === 'missing'
      ? { c: conditionsOf({ ...conditions[0], is: 'there' }), s: value('A') }
      : { c: conditions.flatMap(conditionsOf), ...half('A', served) },
  );
  return setting({ r: rules, ...half('A', SEGMENTS.at(-1).served) });
};

const settings = {
  split: setting(half('A', 'B')),
  segments: segments(),
  overrides: setting({
    r: [{ c: [compare('Identifier', UserComparator.TextIsOneOf, { l: OVERRIDDEN })], s: value('B') }],
  }),
  plain: setting({}),
};

export async function setUp() {
  const config = JSON.stringify({ p: { u: '', r: 0, s: 'salt' }, f: settings });
  const cache = { get: () => `${Date.now()}\netag\n${config}`, set() {} };
  const client = getClient(`${'x'.repeat(22)}/${'y'.repeat(22)}`, PollingMode.ManualPoll, {
    cache,
    logger: createConsoleLogger(LogLevel.Off),
  });
  await client.waitForReady();
  const snapshot = client.snapshot();
  const served =
    (name) =>
    ({ id, custom }) =>
      snapshot.getValue(name, 'A', new User(id, undefined, undefined, custom));
  return {
    user: (id, attributes) => ({ id, custom: { ...attributes } }),
    userFromText: (id, text) => ({ id, custom: JSON.parse(text) }),
    evaluate: Object.fromEntries(FEATURES.map((name) => [name, served(name)])),
  };
}
