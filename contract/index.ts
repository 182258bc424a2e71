/**
 * The table of operations: the whole public API, from which the rest is derived.
 */
import { durationOperations } from './duration.ts';
import { enrolmentOperations } from './enrolment.ts';
import { entityOperations } from './entity.ts';
import type { ErrorName } from './errors.ts';
import { evaluationOperations } from './evaluation.ts';
import { eventOperations } from './event.ts';
import { experimentOperations } from './experiment.ts';
import { explanationOperations } from './explanation.ts';
import { exposureOperations } from './exposure.ts';
import { featureOperations } from './feature.ts';
import { healthOperations } from './health.ts';
import { historyOperations } from './history.ts';
import { keyOperations } from './key.ts';
import { launchOperations } from './launch.ts';
import { manifestOperations } from './manifest.ts';
import { metricTestOperations } from './metric-test.ts';
import { ofrepOperations } from './ofrep.ts';
import type { InputOf, OutputOf, Row } from './operation.ts';
import { projectOperations } from './project.ts';
import { resultsOperations } from './results.ts';
import { segmentOperations } from './segment.ts';
import { serviceOperations } from './service.ts';
import { snapshotOperations } from './snapshot.ts';
import { summaryOperations } from './summary.ts';
import { tagOperations } from './tag.ts';
import { tapOperations } from './tap.ts';
import { trafficOperations } from './traffic.ts';
import { usageOperations, usageReportOperations } from './usage.ts';

export type { Group } from './operation.ts';

export const operations = {
  ...projectOperations,
  ...featureOperations,
  ...launchOperations,
  ...experimentOperations,
  ...segmentOperations,
  ...tagOperations,
  ...evaluationOperations,
  ...eventOperations,
  ...resultsOperations,
  ...historyOperations,
  ...tapOperations,
  ...explanationOperations,
  ...healthOperations,
  ...durationOperations,
  ...summaryOperations,
  ...enrolmentOperations,
  ...metricTestOperations,
  ...ofrepOperations,
  ...snapshotOperations,
  ...manifestOperations,
  ...usageOperations,
  ...trafficOperations,
  ...entityOperations,
  ...usageReportOperations,
  ...serviceOperations,
  ...keyOperations,
  ...exposureOperations,
} as const satisfies Record<string, Row>;

export type OperationName = keyof typeof operations;

/** The names of the table in order, typed. */
export const operationNames = Object.keys(operations) as OperationName[];

/** A row by its name, without its own types. */
export const rowOf = (name: OperationName): Row => operations[name];

/** Whether the service model lacks the operation. */
export const isExtension = (name: OperationName): boolean => rowOf(name).extension === true;

/** Whether the operation is called with a key of a project, and not with a signature. */
export const isByKey = (name: OperationName): boolean => rowOf(name).auth === 'key';

/** The operations that clients of the service model can call: all but those of another protocol, and those by key. */
export const clientOperations: readonly OperationName[] = operationNames.filter(
  (name) => rowOf(name).protocol === undefined && !isByKey(name),
);

/** The operations of the service model. */
export const modelOperations: readonly OperationName[] = operationNames.filter((name) => !isExtension(name));

const anyOperation: readonly ErrorName[] = [
  'AccessDeniedException',
  'ThrottlingException',
  'InternalServerException',
  'ServiceUnavailableException',
];

/**
 * Every error that an operation may answer: its own in the model, those of all operations, 404 when its path names a
 * resource, and 409 when it takes the version that the caller expects.
 */
export const allErrors = (name: OperationName): readonly ErrorName[] => {
  const { errors, params, query, body } = rowOf(name);
  const expects = 'expectedVersion' in { ...query?.shape, ...body?.shape };
  const more: ErrorName[] = [
    ...(params ? ['ResourceNotFoundException' as const] : []),
    ...(expects ? ['ConflictException' as const] : []),
  ];
  return [...new Set<ErrorName>([...errors, ...anyOperation, ...more])];
};

/** The input of an operation's handler. */
export type Input<N extends OperationName> = InputOf<(typeof operations)[N]>;

/** The output of an operation's handler. */
export type Output<N extends OperationName> = OutputOf<(typeof operations)[N]>;
