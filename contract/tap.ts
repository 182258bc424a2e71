/**
 * Extension: the events of a project, as they come in.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { operation } from './operation.ts';
import { Count, PlainText, ProjectRef, Timestamp } from './primitives.ts';
import { list, structure } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { choice, double, text } from './shape/scalars.ts';

const TapId = text('TapId', { length: { min: 1, max: 64 } });

/** What one metric made of the event, or which assignment the event reported. */
const TapOutcome = structure('TapOutcome', {
  type: choice('TapTrialType', ['LAUNCH', 'EXPERIMENT']),
  name: PlainText,
  metricName: optional(PlainText),
  entityId: optional(PlainText),
  arm: optional(PlainText),
  value: optional(double('Double')),
  cause: optional(PlainText),
  reason: optional(PlainText),
});

const TapSample = structure('TapSample', {
  id: PlainText,
  time: Timestamp,
  eventTime: optional(Timestamp),
  type: PlainText,
  data: PlainText,
  outcomes: list('TapOutcomeList', TapOutcome),
  fault: optional(PlainText),
});
export type TapSample = z.output<typeof TapSample>;

export const tapOperations = {
  StartTap: operation({
    method: 'POST',
    path: '/projects/{project}/taps',
    group: 'management',
    summary: 'Listens to the events of a project for five minutes; the history records that somebody did.',
    params: z.object({ project: ProjectRef }),
    result: z.object({ id: TapId, time: Timestamp, endTime: Timestamp }),
    errors: readErrors,
    extension: true,
  }),
  ReadTap: operation({
    method: 'GET',
    path: '/projects/{project}/taps/{id}',
    group: 'management',
    summary: 'Returns the events that came since the last reading: for whom each counted, or why it did not.',
    params: z.object({ project: ProjectRef, id: TapId }),
    query: z.object({ after: optional(text('TapPlace', { length: { min: 1, max: 64 } })) }),
    result: z.object({
      samples: list('TapSampleList', TapSample),
      after: optional(PlainText),
      taken: Count,
      skipped: Count,
      time: Timestamp,
      endTime: Timestamp,
    }),
    errors: readErrors,
    extension: true,
  }),
};
