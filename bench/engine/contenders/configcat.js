// ConfigCat: a snapshot of its Node client; percentage options for the split, targeting rules for segments and overrides.
import { getClient, PollingMode, SettingType, User, UserComparator } from 'configcat-node';
import { FEATURES, OVERRIDDEN, PLAN, SEGMENTS } from '../workloads.ts';

const value = (text) => ({ v: { s: text } });
const half = (...names) => ({ p: names.map((name) => ({ p: 50, ...value(name) })) });
const isOneOf = (attribute, texts) => ({ u: { a: attribute, c: UserComparator.TextIsOneOf, l: texts } });
const is = (attribute, text) => ({ u: { a: attribute, c: UserComparator.TextEquals, s: text } });
const setting = (rules) => ({ t: SettingType.String, ...value('A'), ...rules });
const segments = (give) =>
  setting({
    r: SEGMENTS.map(({ countries, served }) => ({
      c: [isOneOf('Country', countries), is('plan', PLAN)],
      ...give(served),
    })),
  });

const settings = {
  split: setting(half('A', 'B')),
  segments: segments((served) => half('A', served)),
  wholeSegments: segments((served) => ({ s: value(served) })),
  overrides: setting({ r: [{ c: [isOneOf('Identifier', OVERRIDDEN)], s: value('B') }] }),
  plain: setting({}),
};

export async function setUp() {
  const config = JSON.stringify({ p: { u: '', r: 0, s: 'salt' }, f: settings });
  const cache = { get: () => `${Date.now()}\netag\n${config}`, set() {} };
  const client = getClient(`${'x'.repeat(22)}/${'y'.repeat(22)}`, PollingMode.ManualPoll, { cache });
  await client.waitForReady();
  const snapshot = client.snapshot();
  const served = (name) => (user) => snapshot.getValue(name, 'A', user);
  return {
    user: (id, { country, plan }) => new User(id, undefined, country, { plan }),
    userFromText: (id, text) => {
      const { country, ...custom } = JSON.parse(text);
      return new User(id, undefined, country, custom);
    },
    evaluate: Object.fromEntries(FEATURES.map((name) => [name, served(name)])),
  };
}
