/** For whoever evaluates outside the service: what the service must be told of it, and when. */

export { retryPause } from './exposure/backoff.ts';
export { MAX_BYTES, sizeOf } from './exposure/call-size.ts';
export { type Collecting, ExposureBuffer, MAX_PENDING } from './exposure/coalesce.ts';
export { type Counter, UsageCounts, type VariationCount } from './exposure/counts.ts';
export { armServed, type Exposure, type ExposureEvent, eventOf } from './exposure/exposure.ts';
export { finishSending } from './exposure/finish.ts';
export { type ExposureCall, ExposureSender, type Flushed, type SenderOptions } from './exposure/sender.ts';
