/**
 * What must hold of every answer, whatever was asked, and how many of each there were.
 */
import * as z from 'zod/mini';
import { type ErrorName, errors } from '../../contract/errors.ts';
import { allErrors, type OperationName, rowOf } from '../../contract/index.ts';
import { drawsMany } from '../support/random-cases.ts';
import type { ObservedAnswer } from './fuzz-target.ts';

const tally = new Map<string, Map<number, number>>();

const count = (name: string, status: number): void => {
  const statuses = tally.get(name) ?? new Map<number, number>();
  tally.set(name, statuses.set(status, (statuses.get(status) ?? 0) + 1));
};

/** What is wrong with the answer to a call of an operation; empty when nothing is. */
export const faultsOf = (name: OperationName, answer: ObservedAnswer): string[] => {
  count(name, answer.status);
  return [...(answer.status === 200 ? successFaults(name, answer) : refusalFaults(name, answer))];
};

/** The errors that any request may get before it is known to be one of an operation. */
const outside: readonly string[] = ['UnknownOperationException', 'RequestTooLargeException'];

/**
 * What the model's own results do not allow: a batch names its features by ARN, as the real service does, and the draft
 * of an experiment has fewer than two treatments.
 */
const isKnown = (name: OperationName, { path }: z.core.$ZodIssue): boolean =>
  (name === 'BatchEvaluateFeature' && path[0] === 'results' && path[2] === 'feature') || path.at(-1) === 'treatments';

function* successFaults(name: OperationName, { body }: ObservedAnswer) {
  const { error } = z.safeParse(rowOf(name).result, body);
  if (error && !error.issues.every((issue) => isKnown(name, issue)))
    yield `an answer that breaks the contract: ${z.prettifyError(error)} in ${JSON.stringify(body)}`;
}

function* refusalFaults(name: OperationName, { status, error, body, writes, reports }: ObservedAnswer) {
  if (status >= 500) yield `${status} ${error} ${reports}`;
  const listed = [...allErrors(name), ...outside];
  if (error === undefined || !listed.includes(error)) yield `${error} is not an error of ${name}`;
  else if (errors[error as ErrorName].status !== status) yield `${error} with status ${status}`;
  const isManifest = rowOf(name).protocol === 'manifest' && 'error' in body;
  const message = messageOf(body);
  if (typeof message !== 'string' || message === '') yield 'no message';
  if (isManifest && body.error.status !== status) yield 'another status in the body';
  if (error === 'ValidationException' && !isManifest) yield* validationFaults(body);
  if (writes > 0) yield `${writes} writes by a call that was refused`;
}

/** In the form of the service model, or of a flag manifest. */
export const messageOf = (body: ObservedAnswer['body']): string => body.message ?? body.error?.message;

function* validationFaults({ reason, fieldList }: ObservedAnswer['body']) {
  if (reason === undefined) yield 'no reason';
  if (reason !== 'fieldValidationFailed') return;
  if (!Array.isArray(fieldList) || fieldList.length === 0) yield 'no member is named';
  else if (!fieldList.every((field) => field.name && field.message))
    yield `a nameless field: ${JSON.stringify(fieldList)}`;
}

/** One line; of many random cases one more for each operation. */
export const summary = (title: string): string => {
  const total = (statuses: Map<number, number>) => [...statuses.values()].reduce((sum, n) => sum + n, 0);
  const byStatus = new Map<number, number>();
  for (const statuses of tally.values())
    for (const [status, n] of statuses) byStatus.set(status, (byStatus.get(status) ?? 0) + n);
  const text = (statuses: Map<number, number>) =>
    [...statuses]
      .sort(([a], [b]) => a - b)
      .map(([status, n]) => `${status}: ${n}`)
      .join(', ');
  const lines = [`fuzz, ${title}: ${total(byStatus)} cases on ${tally.size} operations (${text(byStatus)})`];
  if (drawsMany)
    lines.push(...[...tally].map(([name, statuses]) => `  ${name.padEnd(28)} ${total(statuses)} (${text(statuses)})`));
  return `${lines.join('\n')}\n`;
};
