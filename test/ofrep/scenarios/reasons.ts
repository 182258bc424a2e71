/** Everything that decides what an entity is served. Who is in which arm, EvaluateFeature says when it is asked. */
import {
  always,
  ann,
  type Context,
  type Question,
  question,
  refused,
  type Scenario,
  scenario,
  served,
} from '../scenario.ts';

const byRest = served('old', 'old', 'DEFAULT', 'DEFAULT');
const overridden = served('new', 'new', 'TARGETING_MATCH', 'ENTITY_OVERRIDES_MATCH');
const keyMissing = refused('TARGETING_KEY_MISSING');

/** In the launch of its feature. */
export const launched = (arm: string, feature: string) =>
  served(arm, arm, 'SPLIT', 'LAUNCH_RULE_MATCH', { launch: feature, group: arm });

/** Whichever arm EvaluateFeature serves the entity. */
const either = (flag: string, entity: string): Question => ({
  ...question(flag, 'string', asEvaluateFeature, { targetingKey: entity }),
});

/** Stands for what EvaluateFeature answers about the same entity (compare.ts fills it in). */
export const asEvaluateFeature = served(undefined, 'EvaluateFeature', 'SPLIT', 'EvaluateFeature');

const entities = Array.from({ length: 12 }, (_, index) => `visitor-${index}`);
const each = (flag: string): readonly Question[] => entities.map((entity) => either(flag, entity));

/** The aimed launch serves `new` to the segments, and `old` to everybody else. */
const aimed = (name: string, inside: Context, outside: Context): Scenario =>
  scenario(name, [
    question('aimed', 'string', launched('new', 'aimed'), { ...ann, ...inside }),
    question('aimed', 'string', launched('old', 'aimed'), { ...ann, ...outside }),
  ]);

const withoutKey = (name: string, asked: Question): Scenario =>
  scenario(name, asked, {
    deviations: [
      { providers: ['java'], because: 'it takes every 400 for a wrong context', want: [refused('INVALID_CONTEXT')] },
    ],
  });

export const reasons: readonly Scenario[] = [
  scenario('STATIC: nothing can differ', question('plain', 'string', always('old', 'old'))),
  scenario('STATIC: the strategy is DEFAULT_VARIATION', question('switchedOff', 'string', always('old', 'old'))),
  scenario('STATIC: the launch was stopped', question('stopped', 'string', always('old', 'old'))),
  scenario('TARGETING_MATCH: an override', question('overridden', 'string', overridden)),
  scenario('DEFAULT: somebody else has an override', question('overridden', 'string', byRest, { targetingKey: 'bob' })),
  scenario('DEFAULT: the launch begins tomorrow', question('planned', 'string', byRest)),
  scenario('DEFAULT: outside the sample of the experiment', question('sampled', 'string', byRest)),
  scenario('SPLIT: a launch, as EvaluateFeature serves it', each('ramp')),
  scenario('SPLIT: an experiment, as EvaluateFeature serves it', each('tested')),
  scenario(
    'SPLIT: a launch, again and again',
    [...entities, ...entities].slice(0, 15).map((entity) => either('ramp', entity)),
  ),
  scenario(
    'SPLIT: an experiment, again and again',
    Array.from({ length: 6 }, () => either('tested', 'visitor-3')),
  ),
  aimed('a segment of a string', { tier: 'gold' }, { tier: 'silver' }),
  aimed('a segment of numbers above 100', { spent: 100.5 }, { spent: 100 }),
  aimed('a segment of the number 300, by its digits', { count: 300 }, { count: 301 }),
  aimed('a segment of the number 0.25, by its digits', { ratio: 0.25 }, { ratio: 0.5 }),
  aimed('a segment of strings of many scripts', { city: '東京' }, { city: 'Bern' }),
  aimed('a segment of an attribute within an attribute', { device: { os: 'ios' } }, { device: { os: 'android' } }),
  scenario('no key: a feature that serves everybody the same', question('plain', 'string', always('old', 'old'), {})),
  withoutKey('no key: a feature with a launch', question('ramp', 'string', keyMissing, {})),
  withoutKey('no key: a feature with an override', question('overridden', 'string', keyMissing, { tier: 'gold' })),
  scenario('no context at all', question('plain', 'string', always('old', 'old'), undefined)),
  withoutKey('an empty key is none', question('tested', 'string', keyMissing, { targetingKey: '' })),
];
