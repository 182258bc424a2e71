/**
 * The operations of segments.
 */
import { ContextError, matches } from '@selfevident/evaluation';
import { arnOf, type Resource } from '../../domain/arn.ts';
import type { Trial } from '../../domain/lifecycle/trial.ts';
import type { Segment } from '../../domain/segment.ts';
import type { StoredSegment } from '../store/resources/segment.ts';
import type { EntityKey } from '../store/table/schema.ts';
import { checkTags, compileMember } from './check-members.ts';
import { alreadyExists, conflict, contended, invalidMember, quotaExceeded } from './errors.ts';
import type { Context, Handler } from './handler.ts';
import { historyRecordOf } from './history-record.ts';
import { nameIn, requireSegment } from './require.ts';
import { requireVersion } from './require-version.ts';
import { retryOnConflict } from './retry.ts';
import { segmentView } from './view/segment.ts';

const resourceOf = (name: string): Resource => ({ type: 'segment', name });

export const createSegment: Handler<'CreateSegment'> = async (input, context) => {
  const { store, deployment, quotas, now } = context;
  const resource = resourceOf(input.name);
  compileMember(input.pattern, 'pattern');
  const segment: Segment = {
    name: input.name,
    pattern: input.pattern,
    description: input.description ?? '',
    createdTime: now,
    lastUpdatedTime: now,
    tags: checkTags(context, input.tags ?? {}, resource),
  };
  const record = historyRecordOf(context, { operation: 'CreateSegment', resource, after: segment });
  const created = { entity: segment, version: store.firstVersion() };
  const outcome = await store.segments.create(created, quotas.segments, record);
  if (outcome === 'exists') throw alreadyExists(deployment, resource);
  if (outcome === 'quotaExceeded')
    throw quotaExceeded(deployment, resource, { name: 'segments', limit: quotas.segments, setting: 'segments' });
  return { segment: segmentView(deployment, { ...created, counts: { experimentCount: 0, launchCount: 0 } }) };
};

export const getSegment: Handler<'GetSegment'> = async ({ segment }, context) => ({
  segment: segmentView(context.deployment, await requireSegment(context, segment)),
});

const DEFAULT_PAGE = 50;

export const listSegments: Handler<'ListSegments'> = async (
  { maxResults: limit = DEFAULT_PAGE, nextToken: after },
  { store, deployment },
) => {
  const { entities, last } = await store.segments.list({ limit, after });
  return { segments: entities.map((segment) => segmentView(deployment, segment)), nextToken: last };
};

export const deleteSegment: Handler<'DeleteSegment'> = async (input, context) => {
  const { segment: reference, expectedVersion: expected } = input;
  const resource = resourceOf(nameIn(context, 'segment', reference));
  await retryOnConflict(
    async () => {
      const before = await requireSegment(context, reference);
      requireVersion(context, { resource, expected }, before);
      await refuseReferred(context, before);
      const record = historyRecordOf(context, { operation: 'DeleteSegment', resource, before: before.entity });
      return context.store.segments.delete(before, record);
    },
    () => contended(resource),
  );
  return {};
};

/** Types by their names in the API. */
const trialTypes = { LAUNCH: 'launch', EXPERIMENT: 'experiment' } as const;

/** Most launches, and most experiments, in a message. */
const MAX_NAMED_TRIALS = 5;

const refuseReferred = async ({ store, deployment }: Context, { entity, counts }: StoredSegment): Promise<void> => {
  const total = counts.launchCount + counts.experimentCount;
  if (total === 0) return;
  const pages = Object.values(trialTypes).map((type) =>
    store.segments.references({ segment: entity.name, type }, { limit: MAX_NAMED_TRIALS }),
  );
  const users = (await Promise.all(pages)).flatMap(({ entities }) => entities);
  // The trials that used it when its counts were read may have dropped it since.
  if (users.length === 0) return;
  const named = users.map(({ type, project, name }) => `${type} ${project}/${name}`);
  const more = total > named.length ? [`${total - named.length} more`] : [];
  throw conflict(
    deployment,
    resourceOf(entity.name),
    `Segment ${entity.name} is used by ${[...named, ...more].join(', ')}`,
  );
};

export const listSegmentReferences: Handler<'ListSegmentReferences'> = async (
  { segment: reference, type: shownType, maxResults: limit = DEFAULT_PAGE, nextToken: after },
  context,
) => {
  const { entity } = await requireSegment(context, reference);
  const users = { segment: entity.name, type: trialTypes[shownType] };
  const { entities, last } = await context.store.segments.references(users, { limit, after });
  return { referencedBy: await referenceViews(context, shownType, entities), nextToken: last };
};

const referenceViews = async (
  context: Context,
  shownType: keyof typeof trialTypes,
  referrers: readonly EntityKey[],
) => {
  const { store, deployment } = context;
  if (referrers.length === 0) return [];
  const type = trialTypes[shownType];
  const found: Trial[] =
    type === 'launch' ? await store.launches.getAll(referrers) : await store.experiments.getAll(referrers);
  return found.map(({ name, project, status, startedTime, endedTime, lastUpdatedTime }) => ({
    name,
    type: shownType,
    arn: arnOf(deployment, { type, project, name }),
    status,
    ...(startedTime === undefined ? {} : { startTime: isoTime(startedTime) }),
    ...(endedTime === undefined ? {} : { endTime: isoTime(endedTime) }),
    lastUpdatedOn: isoTime(lastUpdatedTime),
  }));
};

const isoTime = (time: number): string => new Date(time).toISOString();

export const testSegmentPattern: Handler<'TestSegmentPattern'> = async ({ pattern, payload }) => {
  const compiled = compileMember(pattern, 'pattern');
  try {
    return { match: matches(compiled, payload) };
  } catch (error) {
    if (!(error instanceof ContextError)) throw error;
    throw invalidMember('payload', 'must be the text of a JSON object, nested 1,000 deep at most');
  }
};
