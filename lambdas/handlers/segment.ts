/**
 * The operations of segments.
 */
import { arnOf, type Resource } from '../../domain/arn.ts';
import type { Run } from '../../domain/lifecycle/state.ts';
import { parseContext } from '../../domain/segment/context.ts';
import { matches } from '../../domain/segment/match.ts';
import type { Segment } from '../../domain/segment/segment.ts';
import type { EntityKey } from '../store/schema.ts';
import { alreadyExists, conflict, invalidMember, notFound, quotaExceeded } from './failure.ts';
import { foundSegment } from './found.ts';
import type { Context, Handler } from './handler.ts';
import { compiledPattern } from './pattern.ts';
import { recordOf } from './record.ts';
import { quotaOfTags } from './tags.ts';
import { segmentView } from './view/segment.ts';

const resourceOf = (name: string): Resource => ({ type: 'segment', name });

export const createSegment: Handler<'CreateSegment'> = async (input, context) => {
  const { store, deployment, quotas, now } = context;
  const resource = resourceOf(input.name);
  compiledPattern(input.pattern, 'pattern');
  const segment: Segment = {
    name: input.name,
    pattern: input.pattern,
    description: input.description ?? '',
    createdTime: now,
    lastUpdatedTime: now,
    tags: quotaOfTags(context, input.tags ?? {}, resource),
  };
  const record = recordOf(context, { operation: 'CreateSegment', resource, after: segment });
  const outcome = await store.segments.create(segment, quotas.segments, record);
  if (outcome === 'exists') throw alreadyExists(resource);
  if (outcome === 'quotaExceeded') throw quotaExceeded('segments', quotas.segments, resource);
  return { segment: segmentView(deployment, { entity: segment, counts: { experimentCount: 0, launchCount: 0 } }) };
};

export const getSegment: Handler<'GetSegment'> = async ({ segment }, context) => ({
  segment: segmentView(context.deployment, await foundSegment(context, segment)),
});

const defaultPage = 50;

export const listSegments: Handler<'ListSegments'> = async (
  { maxResults: limit = defaultPage, nextToken: after },
  { store, deployment },
) => {
  const { entities, last } = await store.segments.list({ limit, after });
  return { segments: entities.map((segment) => segmentView(deployment, segment)), nextToken: last };
};

export const deleteSegment: Handler<'DeleteSegment'> = async ({ segment: reference }, context) => {
  const { entity: segment } = await foundSegment(context, reference);
  const resource = resourceOf(segment.name);
  const record = recordOf(context, { operation: 'DeleteSegment', resource, before: segment });
  const outcome = await context.store.segments.delete(segment.name, record);
  if (outcome === 'missing') throw notFound(context.deployment, resource);
  if (outcome === 'referenced')
    throw conflict(`Segment ${segment.name} is used by a launch or an experiment`, resource);
  return {};
};

export const listSegmentReferences: Handler<'ListSegmentReferences'> = async (
  { segment: reference, type: kind, maxResults: limit = defaultPage, nextToken: after },
  context,
) => {
  const { entity } = await foundSegment(context, reference);
  const { entities, last } = await context.store.segments.references({ segment: entity.name, kind }, { limit, after });
  return { referencedBy: await referenceViews(context, kind, entities), nextToken: last };
};

const referenceViews = async (context: Context, kind: EntityKey['kind'], referrers: readonly EntityKey[]) => {
  const { store, deployment } = context;
  if (referrers.length === 0) return [];
  const found: Run[] =
    kind === 'LAUNCH' ? await store.launches.getAll(referrers) : await store.experiments.getAll(referrers);
  const type = kind === 'LAUNCH' ? 'launch' : 'experiment';
  return found.map(({ name, project, status, startedTime, endedTime, lastUpdatedTime }) => ({
    name,
    type: kind,
    arn: arnOf(deployment, { type, project, name }),
    status,
    ...(startedTime === undefined ? {} : { startTime: isoTime(startedTime) }),
    ...(endedTime === undefined ? {} : { endTime: isoTime(endedTime) }),
    lastUpdatedOn: isoTime(lastUpdatedTime),
  }));
};

const isoTime = (time: number): string => new Date(time).toISOString();

export const testSegmentPattern: Handler<'TestSegmentPattern'> = async ({ pattern, payload }) => {
  const segment = compiledPattern(pattern, 'pattern');
  const context = parseContext(payload);
  if (context === undefined)
    throw invalidMember('payload', 'must be the text of a JSON object, nested 1,000 deep at most');
  return { match: matches(segment, context) };
};
