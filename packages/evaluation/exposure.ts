/** For whoever evaluates outside the service: what the service must be told of it, and when. */

export { retryPause } from './exposure/backoff.ts';
export { type CallOptions, type CallPlace, CallSender, type EventCall, type Flushed } from './exposure/call-sender.ts';
export { type Collecting, ExposureBuffer, MAX_PENDING } from './exposure/coalesce.ts';
export { type Counter, UsageCounts, type VariationCount } from './exposure/counts.ts';
export { armServed, type Exposure, eventOf } from './exposure/exposure.ts';
export { finishSending } from './exposure/finish.ts';
export { Queue } from './exposure/queue.ts';
export { ExposureSender, type SenderOptions } from './exposure/sender.ts';
