/**
 * What remains of DynamoDB's errors once the client has retried them: two that a caller can understand, or the error
 * itself, which is a bug of ours.
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
  // This process, or its machine, has nothing left to connect with.
  'EADDRNOTAVAIL',
  'EAGAIN',
  'EMFILE',
  'ENFILE',
  'ENOBUFS',
]);

/** How DynamoDB could not do now what it was asked; undefined for any other error. */
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
  // A transaction that is cancelled for another reason than a conflict is a request that we built wrong.
  if (throttling.has(name) && !isInvalid(error)) return 'throttled';
  return unavailable.has(name) || unavailable.has(code) || ($metadata?.httpStatusCode ?? 0) >= 500
    ? 'unavailable'
    : undefined;
};

const isInvalid = (error: unknown): boolean =>
  ((error as { CancellationReasons?: { Code?: string }[] }).CancellationReasons ?? []).some(
    ({ Code }) => Code === 'ValidationError' || Code === 'ConditionalCheckFailed',
  );
