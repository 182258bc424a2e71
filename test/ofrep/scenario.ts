/**
 * What a scenario is: questions that an application asks through a stock OFREP provider, and what it must get.
 */

/** The stock providers. Those for servers ask for one flag at a time, those for pages for all flags at once. */
export const providers = ['js-server', 'web', 'react', 'python', 'java'] as const;
export type Provider = (typeof providers)[number];
export const onPages: readonly Provider[] = ['web', 'react'];

export type FlagType = 'boolean' | 'string' | 'integer' | 'float' | 'object';

/** What the application falls back on: no flag of the scenarios has such a value, `false` excepted. */
export const defaults: Readonly<Record<FlagType, unknown>> = {
  boolean: false,
  string: 'fallback',
  integer: -1,
  float: -1.5,
  object: { fallback: true },
};

/**
 * Where the provider asks. `locked` wants a key, or the agent's token; `signed` is an agent before it; `keyed` and `keyedRoot` are the same with one, and `otherKey` sends one
 * that is not known. `throttled`, `gatewayThrottled`, `unavailable` and `failed` lie behind a proxy that answers so for a
 * second, or once; `watched` behind the same proxy, which notes the statuses.
 */
export type Address =
  | 'project'
  | 'slash'
  | 'arn'
  | 'root'
  | 'rootSlash'
  | 'nowhere'
  | 'noRoot'
  | 'locked'
  | 'signed'
  | 'keyed'
  | 'keyedRoot'
  | 'otherKey'
  | 'throttled'
  | 'gatewayThrottled'
  | 'unavailable'
  | 'failed'
  | 'watched';

export type Context = Readonly<Record<string, unknown>>;

/** What the application sees: a value with its details, or its own default with an error. */
export type Seen =
  | {
      readonly value: unknown;
      readonly variant: string | undefined;
      readonly reason: string;
      readonly metadata: Context;
    }
  | { readonly errorCode: string };

export interface Question {
  readonly flag: string;
  readonly type: FlagType;
  /** Undefined for an application that sets no context. */
  readonly context: Context | undefined;
  /** Milliseconds before it is asked. */
  readonly wait?: number;
  readonly want: Seen;
}

/** A provider that differs by itself: from question `at` on, for as many as there are wants, it sees these instead. */
export interface Deviation {
  readonly providers: readonly Provider[];
  readonly because: string;
  readonly at?: number;
  readonly want: readonly Seen[];
}

/** Who answers the scenarios. */
export type Answerer = 'service' | 'agent';

export interface Scenario {
  readonly name: string;
  readonly address: Address;
  readonly questions: readonly Question[];
  /** The only one who is asked. */
  readonly by?: Answerer;
  readonly deviations?: readonly Deviation[];
  /** What some providers were answered, in order: for addresses behind the proxy. */
  readonly statuses?: { readonly of: readonly Provider[]; readonly are: readonly number[] };
}

/** A value that a feature serves to everybody alike. */
export const always = (value: unknown, variant = 'only'): Seen => served(value, variant, 'STATIC', 'DEFAULT');

export const served = (value: unknown, variant: string, reason: string, evidentlyReason: string, more = {}): Seen => ({
  value,
  variant,
  reason,
  metadata: { evidentlyReason, ...more },
});

export const refused = (errorCode: string): Seen => ({ errorCode });

export const ann: Context = { targetingKey: 'ann' };

/** A question by name, and by default from ann at the project's address. */
export const question = (flag: string, type: FlagType, want: Seen, context: Context | undefined = ann): Question => ({
  flag,
  type,
  context,
  want,
});

export const scenario = (
  name: string,
  questions: Question | readonly Question[],
  more: Partial<Omit<Scenario, 'name' | 'questions'>> = {},
): Scenario => ({ name, address: 'project', questions: [questions].flat(), ...more });
