/**
 * Makes records of history: the changed members before and after a change.
 */
import type { OperationName } from '../../contract/index.ts';
import type { Resource } from '../../domain/arn.ts';
import { same } from '../../domain/same.ts';
import type { HistoryRecord } from '../store/resources/history.ts';
import type { Context } from './handler.ts';

interface Touched {
  readonly operation: OperationName;
  readonly resource: Resource;
  readonly before?: object | undefined;
  readonly after?: object | undefined;
}

export const historyRecordOf = (context: Context, { operation, resource, before, after }: Touched): HistoryRecord => ({
  id: context.newId(),
  time: context.now,
  operation,
  actor: context.caller,
  ...(context.callerName === undefined ? {} : { actorName: context.callerName }),
  resourceType: resource.type,
  name: resource.name,
  project: resource.project,
  request: context.request,
  ...(before ? { before: without(before, after) } : {}),
  ...(after ? { after: without(after, before) } : {}),
});

/** The members of `one` that `other` lacks or has with another value. */
const without = (one: object, other: object | undefined): object =>
  Object.fromEntries(
    Object.entries(one).filter(([member, value]) => !same(value, other?.[member as keyof typeof other])),
  );
