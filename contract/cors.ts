/**
 * Headers that browsers may send and read across origins.
 */

/** The service model's headers, and those by which the SDKs mark the tries of a call. */
export const allowedHeaders = [
  'Content-Type',
  'X-Amz-Date',
  'Authorization',
  'X-Api-Key',
  'X-Amz-Security-Token',
  'x-amz-content-sha256',
  'X-Amz-User-Agent',
  'amz-sdk-invocation-id',
  'amz-sdk-request',
  'If-None-Match',
] as const;

export const exposedHeaders = ['x-amzn-errortype', 'x-amzn-requestid', 'ETag', 'Retry-After', 'date'] as const;

/** Headers of every answer, errors too. Any origin may call, since requests are signed. */
export const corsHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': exposedHeaders.join(','),
} as const;
