/**
 * Extensions: keys of a project, for pages and other clients that cannot sign.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { operation } from './operation.ts';
import { Description, NextToken, PlainText, ProjectName, ProjectRef, pageOf, Timestamp } from './primitives.ts';
import { list, structure } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { choice, integer, text } from './shape/scalars.ts';

/** What a key is for. `enrolOnBulk` is for clients without a hook for exposures. */
const keyScopes = ['evaluate', 'expose', 'events', 'enrolOnBulk'] as const;

const KeyId = text('KeyId', { length: { min: 16, max: 16 }, pattern: '^[0-9a-f]*$' });
/** A name, a beginning with `*` at its end, or `*` for all. */
const KeyFeature = text('KeyFeature', {
  length: { min: 1, max: 128 },
  pattern: '^[-a-zA-Z0-9._]*\\*?$',
  patternMeans: 'a name, or the beginning of names with * at its end',
});
const KeyOrigin = text('KeyOrigin', {
  length: { min: 1, max: 255 },
  pattern: '^(\\*|https?://[a-z0-9.-]+(:[0-9]+)?|https?://\\[[0-9a-f:]+\\](:[0-9]+)?)$',
  patternMeans: 'an origin such as https://shop.example, without a path, or * for all',
});

const lists = {
  scopes: list('KeyScopeList', choice('KeyScope', keyScopes), { length: { min: 1, max: 4 } }),
  // What a key may do travels in the answer of an authorizer, which has 8 KB.
  features: list('KeyFeatureList', KeyFeature, { length: { min: 1, max: 20 } }),
  origins: list('KeyOriginList', KeyOrigin, { length: { min: 1, max: 10 } }),
};
const RequestsPerSecond = integer('KeyRequestsPerSecond', { range: { min: 1, max: 10_000 } });

const Key = structure('Key', {
  id: KeyId,
  project: ProjectName,
  description: optional(Description),
  ...lists,
  requestsPerSecond: RequestsPerSecond,
  createdTime: Timestamp,
  lastUpdatedTime: Timestamp,
  expiresTime: optional(Timestamp),
});
export type Key = z.output<typeof Key>;

const settings = {
  description: optional(Description),
  scopes: optional(lists.scopes),
  features: optional(lists.features),
  origins: optional(lists.origins),
  requestsPerSecond: optional(RequestsPerSecond),
  expiresTime: optional(Timestamp),
};

const ofProject = z.object({ project: ProjectRef });
const ofKey = z.object({ project: ProjectRef, key: KeyId });

export const keyOperations = {
  CreateKey: operation({
    method: 'POST',
    path: '/projects/{project}/keys',
    group: 'management',
    summary: 'Creates a key for pages of a project; its secret is shown this once.',
    params: ofProject,
    body: z.object(settings),
    result: z.object({ key: Key, secret: PlainText }),
    errors: [...readErrors, 'ServiceQuotaExceededException'],
    extension: true,
  }),
  DeleteKey: operation({
    method: 'DELETE',
    path: '/projects/{project}/keys/{key}',
    group: 'management',
    summary: 'Revokes a key for good.',
    params: ofKey,
    result: z.object({}),
    errors: readErrors,
    extension: true,
  }),
  ListKeys: operation({
    method: 'GET',
    path: '/projects/{project}/keys',
    group: 'management',
    summary: 'Lists the keys of a project, without their secrets.',
    params: ofProject,
    query: z.object(pageOf('MaxKeys', 100)),
    result: z.object({ keys: list('KeyList', Key), nextToken: optional(NextToken) }),
    errors: readErrors,
    page: { items: 'keys' },
    extension: true,
  }),
  UpdateKey: operation({
    method: 'PATCH',
    path: '/projects/{project}/keys/{key}',
    group: 'management',
    summary: 'Changes what a key may do; members that are left out stay.',
    params: ofKey,
    body: z.object(settings),
    result: z.object({ key: Key }),
    errors: readErrors,
    extension: true,
  }),
};
