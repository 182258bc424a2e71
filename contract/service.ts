/**
 * Extension: what the service says of itself.
 */
import * as z from 'zod/mini';
import { basicErrors } from './errors.ts';
import { operation } from './operation.ts';
import { Count, PlainText, Timestamp } from './primitives.ts';
import { list, map } from './shape/aggregates.ts';

export const serviceOperations = {
  GetService: operation({
    method: 'GET',
    path: '/service',
    group: 'management',
    summary: 'Returns the version, the time and the quotas of the service, and what it can do beyond Evidently.',
    result: z.object({
      time: Timestamp,
      version: PlainText,
      partition: PlainText,
      region: PlainText,
      account: PlainText,
      quotas: map('QuotaMap', [PlainText, Count]),
      extensions: list('OperationNameList', PlainText),
    }),
    errors: [...basicErrors, 'ThrottlingException'],
    extension: true,
  }),
};
