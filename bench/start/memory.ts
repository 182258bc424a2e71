/**
 * How much memory a function gets: the least that leaves room, and with whose share of a processor it is quick enough.
 */
import type { FunctionName } from '../../lib/functions/functions.ts';

/** Megabytes that come with one processor, whole; less memory has its share of one. */
const wholeProcessor = 1_769;
/** What Lambda gives at least. */
const least = 128;
/** Of the memory that was ever used. */
const room = 1.5;

/** Milliseconds that a call may take with the function's share of a processor: as the first of a process, and later. */
interface Longest {
  readonly first?: number;
  readonly warm?: number;
}

/** By what is sent; the most frequent first, which is what a process that starts is likely to be sent. */
const longest: Readonly<Record<FunctionName, Readonly<Record<string, Longest>>>> = {
  evaluation: { EvaluateFeature: { first: 200, warm: 10 }, BatchEvaluateFeature: { warm: 50 } },
  ingestion: { PutProjectEvents: { first: 200, warm: 15 }, 'PutProjectEvents of 50 events': { warm: 500 } },
  management: { GetFeature: { first: 200, warm: 25 }, UpdateFeature: { warm: 50 } },
  analysis: {
    GetExperimentResults: { first: 400, warm: 150 },
    'GetExperimentResults of all points': { warm: 500 },
    'GetExperimentResults, first reading': { first: 10_000 },
  },
  aggregation: { 'batch of 1,000 records': { first: 1_000, warm: 1_000 } },
  delivery: { 'batch of 1,000 records': { first: 1_000, warm: 1_000 }, 'batch of 6 MB': { warm: 2_000 } },
  transitions: { 'nothing due': { first: 1_000, warm: 100 }, 'redelivery to 50 projects': { first: 15_000 } },
  'template-provider': { 'update of a feature': { first: 1_000, warm: 100 } },
  alarms: { 'an alarm of no launch': { first: 1_000, warm: 100 }, 'an alarm of a launch': { first: 1_000, warm: 100 } },
  authorizer: { 'a key': { first: 200, warm: 10 } },
  fallback: { 'no operation': { first: 200, warm: 5 } },
  'all-operations': { EvaluateFeature: { first: 200, warm: 10 } },
};

/** What was measured of a function. */
export interface Load {
  readonly function: FunctionName;
  readonly name: string;
  /** Milliseconds of a processor. */
  readonly firstCpu: number;
  readonly warmCpu: number | null;
  /** Megabytes. */
  readonly peakMemory: number;
}

/** Milliseconds for what takes `cpu` of them on a whole processor. */
export const durationAt = (memory: number, cpu: number): number => cpu * Math.max(1, wholeProcessor / memory);

/** What is too small or too slow with an amount of memory; nothing when it is enough. */
export const shortOf = (memory: number, loads: readonly Load[]): string[] =>
  loads.flatMap(({ function: of, name, firstCpu, warmCpu, peakMemory }) => {
    const { first = Infinity, warm = Infinity } = longest[of][name] ?? {};
    const isSlow = durationAt(memory, firstCpu) > first || durationAt(memory, warmCpu ?? 0) > warm;
    const isSmall = memory < room * peakMemory;
    return [...(isSlow ? [`${name} is slow`] : []), ...(isSmall ? [`${name} uses too much memory`] : [])];
  });

/** Half of it, which is what the next smaller function would have; undefined when there is none. */
export const halfOf = (memory: number): number | undefined => (memory > least ? memory / 2 : undefined);
