/**
 * Extension: the audit trail of a project, and of what is in no project.
 */
import * as z from 'zod/mini';
import { basicErrors, readErrors } from './errors.ts';
import { operation } from './operation.ts';
import { Arn, Flag, NextToken, PlainText, ProjectRef, pageOf, Timestamp } from './primitives.ts';
import { list, structure } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { json, text } from './shape/scalars.ts';

/** One change: caller, operation, resource, and the resource before and after. */
const HistoryRecord = structure('HistoryRecord', {
  id: PlainText,
  time: Timestamp,
  operation: PlainText,
  actor: optional(PlainText),
  actorName: optional(PlainText),
  resource: Arn,
  resourceType: PlainText,
  before: optional(json('HistoryState')),
  after: optional(json('HistoryState')),
});
export type HistoryRecord = z.output<typeof HistoryRecord>;

const range = {
  ...pageOf('MaxHistoryRecords', 100),
  resource: optional(text('HistoryResource', { length: { min: 1, max: 2048 } })),
  from: optional(Timestamp),
  to: optional(Timestamp),
};
const result = z.object({ history: list('HistoryRecordList', HistoryRecord), nextToken: optional(NextToken) });

/** What a revert puts back. */
const ChangeReversal = {
  resource: Arn,
  resourceType: PlainText,
  operation: PlainText,
  before: json('HistoryState'),
  after: json('HistoryState'),
};

export const historyOperations = {
  RevertChange: operation({
    method: 'POST',
    path: '/projects/{project}/history/{id}/revert',
    group: 'management',
    summary: 'Takes back one update: its members become what they were, if nobody has changed them since.',
    params: z.object({ project: ProjectRef, id: text('HistoryRecordId', { length: { min: 1, max: 64 } }) }),
    body: z.object({ time: Timestamp, dryRun: optional(Flag) }),
    result: z.object(ChangeReversal),
    errors: [...readErrors, 'ConflictException', 'ServiceQuotaExceededException'],
    extension: true,
  }),
  ListHistory: operation({
    method: 'GET',
    path: '/projects/{project}/history',
    group: 'management',
    summary: 'Lists the changes to a project and what is in it, the newest first; also those of a deleted project.',
    params: z.object({ project: ProjectRef }),
    query: z.object(range),
    result,
    errors: readErrors,
    page: { items: 'history' },
    extension: true,
  }),
  ListAccountHistory: operation({
    method: 'GET',
    path: '/history',
    group: 'management',
    summary: 'Lists the changes to segments, and which projects were created and deleted, the newest first.',
    query: z.object(range),
    result,
    errors: [...basicErrors, 'ThrottlingException'],
    page: { items: 'history' },
    extension: true,
  }),
};
