/**
 * Represents the errors of DynamoDB that remain after the client's retries: two kinds that a caller can act on. Any
 * other error is a bug here, and stays as it is.
 */
export class StoreError extends Error {
  readonly kind: 'throttled' | 'unavailable';
  constructor(kind: 'throttled' | 'unavailable', cause: unknown) {
    super(`The store is ${kind}.`, { cause });
    this.name = 'StoreFailure';
    this.kind = kind;
  }
}

const throttling = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TransactionCanceledException',
  'TransactionConflictException',
  'TransactionInProgressException',
]);

const unavailable = new Set([
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
  'AbortError',
  'NetworkingError',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNABORTED',
  'EHOSTDOWN',
  'ENETDOWN',
  // The process or its machine has no resources left for a connection.
  'EADDRNOTAVAIL',
  'EAGAIN',
  'EMFILE',
  'ENFILE',
  'ENOBUFS',
]);

/** Classifies an error that DynamoDB could not avoid now; undefined for any other error. */
export const failureKind = (error: unknown): StoreError['kind'] | undefined => {
  const {
    name = '',
    code = '',
    $metadata,
  } = error as {
    name?: string;
    code?: string;
    $metadata?: { httpStatusCode?: number };
  };
  // A transaction that was cancelled for any reason but a conflict was built wrong.
  if (throttling.has(name) && !isInvalid(error)) return 'throttled';
  return unavailable.has(name) || unavailable.has(code) || ($metadata?.httpStatusCode ?? 0) >= 500
    ? 'unavailable'
    : undefined;
};

const isInvalid = (error: unknown): boolean =>
  ((error as { CancellationReasons?: { Code?: string }[] }).CancellationReasons ?? []).some(
    ({ Code }) => Code === 'ValidationError' || Code === 'ConditionalCheckFailed',
  );
