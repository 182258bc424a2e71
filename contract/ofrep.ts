/**
 * Extensions: the OpenFeature Remote Evaluation Protocol 0.3.0, for the stock OFREP providers of every language.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { operation } from './operation.ts';
import { PlainText, ProjectRef } from './primitives.ts';
import { list, map, structure } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { choice, json } from './shape/scalars.ts';

/** The context of an evaluation: `targetingKey` is the entity id. The handler judges it, with the protocol's errors. */
const FlagContext = json('FlagContext');

const flagReasons = ['STATIC', 'DEFAULT', 'TARGETING_MATCH', 'SPLIT'] as const;

const flagErrors = ['PARSE_ERROR', 'TARGETING_KEY_MISSING', 'INVALID_CONTEXT', 'GENERAL', 'FLAG_NOT_FOUND'] as const;
export type FlagErrorCode = (typeof flagErrors)[number];

/** A flag that was evaluated, or the reason why it was not. */
const flag = {
  key: PlainText,
  reason: optional(choice('FlagReason', flagReasons)),
  variant: optional(PlainText),
  value: optional(json('FlagValue')),
  metadata: optional(map('FlagMetadata', [PlainText, PlainText])),
};

const EvaluatedFlag = structure('EvaluatedFlag', {
  ...flag,
  errorCode: optional(choice('FlagErrorCode', flagErrors)),
  errorDetails: optional(PlainText),
});
export type EvaluatedFlag = z.output<typeof EvaluatedFlag>;

export const ofrepOperations = {
  EvaluateFlag: operation({
    method: 'POST',
    path: '/projects/{project}/ofrep/v1/evaluate/flags/{key}',
    group: 'evaluation',
    summary: 'Evaluates one feature for the stock OFREP providers of servers, and assigns its variation.',
    params: z.object({ project: ProjectRef, key: PlainText }),
    body: z.object({ context: optional(FlagContext) }),
    result: z.object(flag),
    errors: readErrors,
    endpoint: 'dataplane',
    extension: true,
    protocol: 'ofrep',
    auth: 'key',
    scope: 'evaluate',
  }),
  EvaluateFlags: operation({
    method: 'POST',
    path: '/projects/{project}/ofrep/v1/evaluate/flags',
    group: 'evaluation',
    summary: 'Evaluates all features for the stock OFREP providers of browsers and phones, without assigning any.',
    params: z.object({ project: ProjectRef }),
    body: z.object({ context: optional(FlagContext) }),
    result: z.object({ flags: list('EvaluatedFlagList', EvaluatedFlag) }),
    errors: readErrors,
    endpoint: 'dataplane',
    extension: true,
    protocol: 'ofrep',
    auth: 'key',
    scope: 'evaluate',
    conditional: true,
  }),
};
