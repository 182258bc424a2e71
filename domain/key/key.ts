/** Keys of a project, for pages and other clients that cannot sign. */

/** What a key is for. `enrolOnBulk` lets all flags at once enrol, for clients without a hook for exposures. */
export type KeyScope = 'evaluate' | 'expose' | 'events' | 'enrolOnBulk';

/** What a key allows, for the time in which an authorizer remembers it. */
export interface KeyGrant {
  readonly id: string;
  readonly project: string;
  readonly scopes: readonly KeyScope[];
  /** Names of features, beginnings of names with `*` behind them, or `*`. */
  readonly features: readonly string[];
  /** Origins of pages, or `*`. */
  readonly origins: readonly string[];
  /** In each process of the service. */
  readonly requestsPerSecond: number;
}

export interface ProjectKey extends KeyGrant {
  readonly description: string;
  /** SHA-256 of the secret, base64url. The secret itself is not kept. */
  readonly digest: string;
  readonly createdTime: number;
  readonly lastUpdatedTime: number;
  readonly expiresTime?: number | undefined;
}

/** The most keys of a project. They are deleted with it, in one transaction. */
export const MAX_KEYS = 20;

export const DEFAULT_SCOPES: readonly KeyScope[] = ['evaluate', 'expose'];
export const DEFAULT_REQUESTS_PER_SECOND = 100;
export const EVERY = '*';

/** What a client sends: the id and the secret of a key. */
export const keyText = (id: string, secret: string): string => `pk_${id}_${secret}`;

const form = /^Bearer pk_([0-9a-f]{16})_([-\w]{43})$/;

/** Returns the parts of an `Authorization` header with a key; undefined for any other. */
export const parseKey = (authorization: string): { readonly id: string; readonly secret: string } | undefined => {
  const [, id, secret] = form.exec(authorization) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
};

/** Whether a key is still valid at a time, in milliseconds since the epoch. */
export const isValidAt = ({ expiresTime = Infinity }: ProjectKey, now: number): boolean => now < expiresTime;

export const grantOf = ({ id, project, scopes, features, origins, requestsPerSecond }: ProjectKey): KeyGrant => ({
  id,
  project,
  scopes,
  features,
  origins,
  requestsPerSecond,
});

export const hasScope = ({ scopes }: Pick<KeyGrant, 'scopes'>, scope: KeyScope): boolean => scopes.includes(scope);

/** Whether the key may ask for a feature. */
export const allowsFeature = ({ features }: Pick<KeyGrant, 'features'>, name: string): boolean =>
  features.some((one) => (one.endsWith(EVERY) ? name.startsWith(one.slice(0, -EVERY.length)) : one === name));

/** Whether the key may ask for all features at once, those of the future too. */
export const allowsEveryFeature = ({ features }: Pick<KeyGrant, 'features'>): boolean => features.includes(EVERY);

/** Whether a page of an origin may use the key. A client without pages sends no origin, and needs a key for all. */
export const allowsOrigin = ({ origins }: Pick<KeyGrant, 'origins'>, origin: string | undefined): boolean =>
  origins.includes(EVERY) || (origin !== undefined && origins.includes(origin));
