/**
 * Extension: what one entity was served.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { operation } from './operation.ts';
import { Count, EntityId, PlainText, ProjectRef, Timestamp } from './primitives.ts';
import { list, structure } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { choice, double } from './shape/scalars.ts';

const ArmTime = structure('ArmTime', { arm: PlainText, since: Timestamp, until: Timestamp });

/** What was counted for an entity in one arm. */
const EntityValue = structure('EntityValue', {
  metric: PlainText,
  arm: PlainText,
  events: Count,
  sum: double('Double'),
  denominators: optional(double('Double')),
});

const EntityTrial = structure('EntityTrial', {
  type: choice('EntityTrialType', ['LAUNCH', 'EXPERIMENT']),
  name: PlainText,
  current: optional(ArmTime),
  previous: optional(ArmTime),
  values: list('EntityValueList', EntityValue),
});

export const entityOperations = {
  GetEntity: operation({
    method: 'POST',
    path: '/projects/{project}/entities',
    group: 'management',
    summary:
      'Returns what one entity was served by each running trial, and what was counted for it; the history records that it was asked.',
    params: z.object({ project: ProjectRef }),
    body: z.object({ entityId: EntityId }),
    result: z.object({ entityId: EntityId, time: Timestamp, trials: list('EntityTrialList', EntityTrial) }),
    errors: readErrors,
    extension: true,
  }),
};
