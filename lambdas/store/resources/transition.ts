/**
 * Derives all table changes of a transition of a trial: created (no `before`), deleted (no `after`), or replaced. They
 * follow from the two states, so no operation can forget a part.
 */

import type { Patterns } from '../../../domain/lifecycle/rules.ts';
import type { Trial } from '../../../domain/lifecycle/trial.ts';
import { type Change, check, put, remove, update } from '../table/change.ts';
import { both, type Condition, hasRoom, hasValue, isNewEntity, isVersion, lacksAttribute } from '../table/condition.ts';
import { firstVersion, type Stored, toItem } from '../table/entity.ts';
import { type EntityKey, type Key, keys, timeToLive } from '../table/schema.ts';
import { formatRunningTrial, retentionEnd } from './running.ts';
import type { TrialDescriptor } from './trial-descriptor.ts';

export interface Transition<Entity extends Trial> {
  readonly descriptor: TrialDescriptor<Entity>;
  /** The creation id of the project. */
  readonly projectId: string;
  readonly before?: Stored<Entity> | undefined;
  readonly after?: Entity | undefined;
  /** The version of `after`; by default the next one, or a new one. */
  readonly version?: number | undefined;
  /**
   * The versions, as read, of the features that this transition depends on: all features at a start, and those that a
   * draft newly names. If one has changed or is gone, the outcome is 'changed'.
   */
  readonly features: Readonly<Record<string, number>>;
  /** The segment patterns of `after` as read, where they are needed. */
  readonly patterns: Patterns;
  readonly quotas: { readonly total: number; readonly running: number };
}

export type TransitionOutcome = 'exists' | 'changed' | 'projectMissing' | 'quotaExceeded' | 'runningQuotaExceeded';

export type TransitionChange = Change<TransitionOutcome>;

export const transitionChanges = <Entity extends Trial>(transition: Transition<Entity>): TransitionChange[] => [
  ...entityChanges(transition),
  ...countChanges(transition),
  ...featureChanges(transition),
  ...rulesChanges(transition),
  ...segmentChanges(transition),
  ...runningChanges(transition),
  ...dueChanges(transition),
  ...guardChanges(transition),
];

const isRunning = (entity: Trial | undefined): boolean => entity?.status === 'RUNNING';

const keyOf = <Entity extends Trial>({ type }: TrialDescriptor<Entity>, { project, name }: Entity): EntityKey => ({
  type,
  project,
  name,
});

/** Changes the entity itself and its copy in the list of its status. */
const entityChanges = <Entity extends Trial>({
  descriptor,
  before,
  after,
  version = before ? before.version + 1 : firstVersion(),
}: Transition<Entity>): TransitionChange[] => {
  const guard = before
    ? ({ when: isVersion(before.version), otherwise: 'changed' } as const)
    : ({ when: isNewEntity, otherwise: 'exists' } as const);
  const copyOf = (entity: Entity) => keys.byStatus({ ...keyOf(descriptor, entity), status: entity.status });
  const changes: TransitionChange[] = [];
  if (after) {
    changes.push(put(toItem(keys.trial(keyOf(descriptor, after)), { entity: after, version }), guard));
    changes.push(put(toItem(copyOf(after), { entity: after, version })));
  } else if (before) changes.push(remove(keys.trial(keyOf(descriptor, before.entity)), guard));
  if (before && before.entity.status !== after?.status) changes.push(remove(copyOf(before.entity)));
  return changes;
};

const countChanges = <Entity extends Trial>({
  descriptor,
  before,
  after,
  quotas,
  projectId,
}: Transition<Entity>): TransitionChange[] => {
  const project = (after ?? before?.entity)?.project ?? '';
  const total = Number(after !== undefined) - Number(before !== undefined);
  const active = Number(isRunning(after)) - Number(isRunning(before?.entity));
  if (total === 0 && active === 0) return [];
  const add = { ...(total ? { [descriptor.total]: total } : {}), ...(active ? { [descriptor.active]: active } : {}) };
  const key = keys.projectCounts(project);
  if (total > 0)
    return [
      update(
        key,
        { add },
        {
          when: both(hasRoom(descriptor.total, quotas.total), hasValue('id', projectId)),
          otherwise: (found) => (found?.id === projectId ? 'quotaExceeded' : 'projectMissing'),
        },
      ),
    ];
  if (active > 0)
    return [
      update(key, { add }, { when: hasRoom(descriptor.active, quotas.running), otherwise: 'runningQuotaExceeded' }),
    ];
  return [update(key, { add, ...(active < 0 ? { set: { lastEnded: after?.endedTime } } : {}) })];
};

/**
 * Names the running trial on its features, which protects them from deletion. A draft or an ended trial writes nothing
 * to a feature, because that may be gone, or be a new one of the same name.
 */
const featureChanges = <Entity extends Trial>(transition: Transition<Entity>): TransitionChange[] => {
  const { descriptor, before, after, features } = transition;
  const entity = (after ?? before?.entity) as Entity;
  const keyOfFeature = (feature: string) => keys.feature(entity.project, feature);
  const asRead = (feature: string): Condition => isVersion(features[feature] ?? 0);
  const starts = isRunning(after) && !isRunning(before?.entity);
  const stops = isRunning(before?.entity) && !isRunning(after);
  if (!starts && !stops)
    return Object.keys(features).map((feature) =>
      check(keyOfFeature(feature), { when: asRead(feature), otherwise: 'changed' }),
    );
  const change = starts ? { set: { [descriptor.running]: entity.name } } : { remove: [descriptor.running] };
  return descriptor.features(entity).map((feature) => {
    const when = starts
      ? both(asRead(feature), lacksAttribute(descriptor.running))
      : hasValue(descriptor.running, entity.name);
    return update(keyOfFeature(feature), { add: { version: 1 }, ...change }, { when, otherwise: 'changed' });
  });
};

/**
 * Writes the trial's part into the rules of each feature while it runs, where it differs from before. At the end it
 * writes the time of the end.
 */
const rulesChanges = <Entity extends Trial>(transition: Transition<Entity>): TransitionChange[] => {
  const { descriptor, before, after, patterns } = transition;
  const entity = after ?? before?.entity;
  if (!entity) return [];
  const partOf = (state: Entity | undefined, feature: string) =>
    state && isRunning(state) ? JSON.stringify(descriptor.rules(state, feature, patterns)) : undefined;
  return descriptor.features(entity).flatMap((feature) => {
    const part = partOf(after, feature);
    if (part === partOf(before?.entity, feature)) return [];
    const key = keys.rules(entity.project, feature);
    const changedTime = entity.endedTime ?? entity.lastUpdatedTime;
    if (part !== undefined)
      return [update(key, { set: { [descriptor.type]: part, changedTime }, remove: [descriptor.ended] })];
    const ended = JSON.stringify({ name: entity.name, endedTime: entity.endedTime });
    return [update(key, { set: { [descriptor.ended]: ended, changedTime }, remove: [descriptor.type] })];
  });
};

const segmentChanges = <Entity extends Trial>(transition: Transition<Entity>): TransitionChange[] => {
  const { descriptor, before, after, patterns } = transition;
  const old = before ? descriptor.segments(before.entity) : [];
  const now = after ? descriptor.segments(after) : [];
  const entity = (after ?? before?.entity) as Entity;
  const added = now.filter((segment) => !old.includes(segment));
  const dropped = old.filter((segment) => !now.includes(segment));
  return [
    ...added.flatMap((segment): TransitionChange[] => [
      put({ ...keys.reference(segment, keyOf(descriptor, entity)) }),
      update(
        keys.segmentCounts(segment),
        { add: { [descriptor.total]: 1 } },
        { when: hasValue('pattern', patterns[segment] ?? ''), otherwise: 'changed' },
      ),
    ]),
    ...dropped.flatMap((segment): TransitionChange[] => [
      remove(keys.reference(segment, keyOf(descriptor, entity))),
      update(keys.segmentCounts(segment), { add: { [descriptor.total]: -1 } }),
    ]),
  ];
};

/** Writes the metrics for ingestion, from the start until a while after the end, for late events. */
const runningChanges = <Entity extends Trial>({
  descriptor,
  before,
  after,
}: Transition<Entity>): TransitionChange[] => {
  const entity = (after ?? before?.entity) as Entity;
  const key = keys.running(keyOf(descriptor, entity));
  if (!after) return before?.entity.startedTime === undefined ? [] : [remove(key)];
  const running = formatRunningTrial(descriptor, after);
  if (running === undefined || running === (before && formatRunningTrial(descriptor, before.entity))) return [];
  const { endedTime } = after;
  const expires = endedTime === undefined ? {} : { [timeToLive]: Math.ceil(retentionEnd(endedTime) / 1000) };
  return [put({ ...key, ...expires, entity: running })];
};

/** Lists the time of the next transition. */
const dueChanges = <Entity extends Trial>({
  descriptor,
  projectId,
  before,
  after,
}: Transition<Entity>): TransitionChange[] => {
  const old = before && descriptor.dueTime(before.entity);
  const now = after && descriptor.dueTime(after);
  if (old === now) return [];
  const key = keyOf(descriptor, (after ?? before?.entity) as Entity);
  return [
    ...(old === undefined ? [] : [remove(keys.due(old, key))]),
    ...(now === undefined ? [] : [put({ ...keys.due(now, key), owner: projectId })]),
  ];
};

/** Lists a running trial under what guards it. */
const guardChanges = <Entity extends Trial>({
  descriptor,
  projectId,
  before,
  after,
}: Transition<Entity>): TransitionChange[] => {
  const keysOf = (entity: Entity | undefined) => (entity && isRunning(entity) ? descriptor.guards(entity) : []);
  const [old, now] = [keysOf(before?.entity), keysOf(after)];
  const lacks = (all: readonly Key[]) => (one: Key) => !all.some(({ PK, SK }) => PK === one.PK && SK === one.SK);
  return [
    ...old.filter(lacks(now)).map((key) => remove(key)),
    ...now.filter(lacks(old)).map((key) => put({ ...key, owner: projectId })),
  ];
};
