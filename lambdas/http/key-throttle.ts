/**
 * Throttles keys: a bucket of permits for each, in the memory of this process. API Gateway throttles methods, and knows
 * no keys of ours.
 */
import { ServiceError } from '../../contract/errors.ts';
import type { KeyGrant } from '../../domain/key/key.ts';

interface Bucket {
  readonly permits: number;
  /** In seconds. */
  readonly at: number;
}

/** The most keys in memory. Those that were used least lately go first. */
const MAX_KEYS = 10_000;

/** Returns a function that takes one permit of a key. It throws ThrottlingException when there is none. */
export const keyThrottle = (
  timer: () => number = () => process.uptime(),
): ((grant: Pick<KeyGrant, 'id' | 'requestsPerSecond'>) => void) => {
  const buckets = new Map<string, Bucket>();
  return ({ id, requestsPerSecond }) => {
    const at = timer();
    const before = buckets.get(id) ?? { permits: requestsPerSecond, at };
    const permits = Math.min(requestsPerSecond, before.permits + (at - before.at) * requestsPerSecond);
    const isFree = permits >= 1;
    buckets.delete(id);
    buckets.set(id, { permits: isFree ? permits - 1 : permits, at });
    const [oldest] = buckets.keys();
    if (buckets.size > MAX_KEYS && oldest !== undefined) buckets.delete(oldest);
    if (!isFree)
      throw new ServiceError('ThrottlingException', `The key may send ${requestsPerSecond} requests a second.`, {
        serviceCode: 'evidently',
        quotaCode: 'requests-per-second-of-a-key',
      });
  };
};
