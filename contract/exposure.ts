/**
 * Extensions: what pages report with a key: the flags that they have shown, and events.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { Event, eventResults } from './event.ts';
import { operation } from './operation.ts';
import { PlainText, ProjectRef } from './primitives.ts';
import { list, structure } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { choice, text } from './shape/scalars.ts';

const ExposureToken = text('ExposureToken', { length: { min: 1, max: 8192 } });
const exposureStates = ['ASSIGNED', 'NOT_RUNNING', 'REFUSED'] as const;
const ExposureResult = structure('ExposureResult', {
  status: choice('ExposureStatus', exposureStates),
  reason: optional(PlainText),
});
export type ExposureResult = z.output<typeof ExposureResult>;

const byKey = {
  method: 'POST',
  group: 'ingestion',
  params: z.object({ project: ProjectRef }),
  errors: readErrors,
  endpoint: 'dataplane',
  extension: true,
  auth: 'key',
} as const;

export const exposureOperations = {
  ReportExposures: operation({
    ...byKey,
    path: '/projects/{project}/exposures',
    summary: 'Takes tokens of flags that a page has shown, and assigns their variations.',
    body: z.object({ tokens: list('ExposureTokenList', ExposureToken, { length: { min: 1, max: 50 } }) }),
    result: z.object({ results: list('ExposureResultList', ExposureResult) }),
    scope: 'expose',
  }),
  ReportEvents: operation({
    ...byKey,
    path: '/projects/{project}/events',
    summary: 'Takes up to 50 custom events of a page and answers for each of them.',
    body: z.object({ events: list('EventList', Event, { length: { max: 50 } }) }),
    result: z.object(eventResults),
    scope: 'events',
  }),
};
