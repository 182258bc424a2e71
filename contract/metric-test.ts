/**
 * Extension: what a metric takes from an event, before anything is counted.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { MetricDefinitionConfig } from './metric.ts';
import { operation } from './operation.ts';
import { EntityId, Flag, JsonValue, PlainText, ProjectRef } from './primitives.ts';
import { list, structure } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { choice, double } from './shape/scalars.ts';

/** What a running launch or experiment would do with a value of the entity that is dated now. */
const MetricTestTrial = structure('MetricTestTrial', {
  type: choice('MetricTestTrialType', ['LAUNCH', 'EXPERIMENT']),
  name: PlainText,
  arm: optional(PlainText),
  dropped: optional(choice('MetricTestDrop', ['noAssignment', 'outsideAssignment', 'outsideRun', 'outsideWindow'])),
  reason: PlainText,
});

export const metricTestOperations = {
  TestMetric: operation({
    method: 'POST',
    path: '/projects/{project}/metric-tests',
    group: 'analysis',
    summary: 'Tells what a metric takes from an event, or why it takes nothing. Nothing is counted.',
    params: z.object({ project: ProjectRef }),
    body: z.object({
      metricDefinition: MetricDefinitionConfig,
      data: JsonValue,
      entityId: optional(EntityId),
    }),
    result: z.object({
      matched: Flag,
      id: optional(EntityId),
      value: optional(double('Double')),
      denominator: optional(double('Double')),
      cause: optional(
        choice('MetricTestCause', [
          'noMatch',
          'noEntityId',
          'invalidEntityId',
          'noValue',
          'invalidValue',
          'refused',
          'otherEntity',
        ]),
      ),
      reason: PlainText,
      trials: optional(list('MetricTestTrialList', MetricTestTrial)),
    }),
    errors: readErrors,
    extension: true,
  }),
};
