/** Flags that are not there, contexts that are none, and a service that refuses or fails. */
import {
  always,
  type Deviation,
  defaults,
  onPages,
  providers,
  type Question,
  question,
  refused,
  type Scenario,
  type Seen,
  scenario,
} from '../scenario.ts';

const notFound = refused('FLAG_NOT_FOUND');
const general = refused('GENERAL');
const invalid = refused('INVALID_CONTEXT');
const inherited: Seen = { value: defaults.string, variant: undefined, reason: 'DEFAULT', metadata: {} };
const hello = always('hello');

const word = (want = hello, wait?: number): Question => ({
  ...question('word', 'string', want),
  ...(wait === undefined ? {} : { wait }),
});

/** Longer than what an answer with 429 asks for, which is a second. */
const PAUSE = 1_200;

/** Nothing is asked in between. */
const paused = { of: providers, are: [429, 200] };

/** Pages that could not get their flags know none. */
const noFlags = (count: number): Deviation => ({
  providers: onPages,
  because: 'a page without flags says that each is not found',
  want: Array.from({ length: count }, () => notFound),
});

export const errors: readonly Scenario[] = [
  scenario('a flag that is not there', question('nothing', 'string', notFound)),
  scenario('a flag that is called like a member of every object', question('toString', 'string', notFound), {
    deviations: [
      { providers: onPages, because: 'it finds the member of the object that has its flags', want: [inherited] },
    ],
  }),
  scenario('a flag with a name that no feature can have', question('no such flag', 'boolean', notFound), {
    deviations: [{ providers: ['java'], because: 'it makes no address of a blank, and does not ask', want: [general] }],
  }),
  scenario('a key of 512 characters', question('word', 'string', hello, { targetingKey: 'k'.repeat(512) })),
  scenario('a key of 513 characters', question('word', 'string', invalid, { targetingKey: 'k'.repeat(513) }), {
    deviations: [noFlags(1)],
  }),
  ...(['locked', 'otherKey'] as const).map((address) =>
    scenario(`401: ${address === 'locked' ? 'the service wants a key' : 'the key is not known'}`, word(general), {
      address,
      ...(address === 'otherKey' ? { by: 'service' } : {}),
      deviations: [
        { providers: onPages, because: 'it gives up for good, as it should', want: [refused('PROVIDER_FATAL')] },
      ],
    }),
  ),
  scenario('429 of the service, and a second later', [word(general), word(general), word(hello, PAUSE)], {
    address: 'throttled',
    deviations: [noFlags(2)],
    statuses: paused,
  }),
  scenario('429 of the gateway, and a second later', [word(general), word(general), word(hello, PAUSE)], {
    address: 'gatewayThrottled',
    deviations: [noFlags(2)],
    statuses: paused,
  }),
  scenario('503, and then the answer', [word(general), word()], { address: 'unavailable', deviations: [noFlags(1)] }),
  scenario('500, and then the answer', [word(general), word()], { address: 'failed', deviations: [noFlags(1)] }),
];
