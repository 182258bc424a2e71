/**
 * List prices in US dollars, us-east-1, November 2026, without free tiers and without discounts by volume.
 */
const million = 1_000_000;

export const prices = {
  /** API Gateway, REST, each request: https://aws.amazon.com/api-gateway/pricing/ */
  gatewayRequest: 3.5 / million,
  /** Lambda, arm64: https://aws.amazon.com/lambda/pricing/ */
  invocation: 0.2 / million,
  gigabyteSecond: 0.0000133334,
  /** DynamoDB on demand, and its storage: https://aws.amazon.com/dynamodb/pricing/on-demand/ */
  writeUnit: 0.625 / million,
  readUnit: 0.125 / million,
  storedGigabyteMonth: 0.25,
  /** Of point-in-time recovery, beside the storage. */
  recoverableGigabyteMonth: 0.2,
  /** CloudWatch: https://aws.amazon.com/cloudwatch/pricing/ */
  logGigabyte: 0.5,
  storedLogGigabyteMonth: 0.03,
  alarmMonth: 0.1,
  metricMonth: 0.3,
  /** Beyond the third of an account. */
  dashboardMonth: 3,
  /** EventBridge Scheduler: https://aws.amazon.com/eventbridge/pricing/ */
  scheduledInvocation: 1 / million,
} as const;

/** What a deployment has, whatever is asked of it: alarms, and metrics of its own, which cost by the hours in which they are counted. */
export const watched = { alarms: 23, metrics: 19 } as const;

/** Memory at which a function has one whole virtual processor; below, it has that share of one. */
export const megabytesOfOneProcessor = 1_769;

/** What cannot be measured here. */
export const assumptions = {
  /** Milliseconds that a function waits for an answer of DynamoDB in the same region. */
  dynamodbWait: 4,
  /** Bytes of the START, END and REPORT lines that Lambda writes for each invocation, with what CloudWatch adds to each line. */
  platformLogBytes: 400,
  /** Partitions of a new table on demand, each a shard of its stream; a partition keeps up to 10 GB. */
  partitions: 4,
  gigabytesOfPartition: 10,
  /** Bytes that DynamoDB adds to each item that it stores. */
  itemOverhead: 100,
} as const;

/** Days for which what belongs to an experiment is kept, as `lambdas/store` has it, and logs, as `lib/selfevident.ts`. */
export const kept = { entities: 64, logs: 90 } as const;

/** What Evidently asked for at last, in dollars per million: of events, which evaluations were too, and of analysis units. */
export const evidently = { events: 5, analysisUnits: 7.5 } as const;

/** PostHog's price of flag requests beyond the first million of a month, by volume: https://posthog.com/docs/feature-flags/cutting-costs */
export const posthog: readonly { readonly upTo: number; readonly perMillion: number }[] = [
  { upTo: 1, perMillion: 0 },
  { upTo: 2, perMillion: 100 },
  { upTo: 10, perMillion: 45 },
  { upTo: 50, perMillion: 25 },
  { upTo: Infinity, perMillion: 10 },
];

/**
 * Statsig's dollars a month for so many million events, its checks of experiments being events too: https://www.statsig.com/pricing
 * (LaunchDarkly asks for connected services and monthly users instead, of which there is no number here.)
 */
export const statsig = { free: 2, base: 150, included: 5, perMillion: 50 } as const;
