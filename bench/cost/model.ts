/**
 * From what a call takes to what it costs.
 */
import { assumptions, evidently, megabytesOfOneProcessor, posthog, prices, statsig } from './prices.ts';

/** What one call takes of each part; a call of the API has one request of the gateway, a batch of the stream none. */
export interface Taken {
  readonly memory: number;
  /** Milliseconds of a whole processor. */
  readonly processor: number;
  /** How many answers of DynamoDB are waited for, one after the other. */
  readonly waits: number;
  readonly read: number;
  readonly write: number;
  /** Writes that the counting follows. */
  readonly counted: number;
  readonly logBytes: number;
}

/** Dollars. */
export interface Cost {
  readonly gateway: number;
  readonly function: number;
  readonly table: number;
  readonly stream: number;
  readonly logs: number;
}

/** Milliseconds that Lambda bills, which it rounds up. */
export const billedMilliseconds = ({ memory, processor, waits }: Taken): number =>
  Math.ceil(processor * Math.max(1, megabytesOfOneProcessor / memory) + waits * assumptions.dynamodbWait);

const functionOf = (taken: Taken): number =>
  prices.invocation + (billedMilliseconds(taken) / 1_000) * (taken.memory / 1_024) * prices.gigabyteSecond;

const tableOf = ({ read, write }: Taken): number => read * prices.readUnit + write * prices.writeUnit;

const logsOf = ({ logBytes }: Taken): number =>
  ((logBytes + assumptions.platformLogBytes) / 1_000_000_000) * prices.logGigabyte;

/** A run of a function that nobody asked for: a batch of the stream, a minute of the schedule. */
export const costOfRun = (taken: Taken): number => functionOf(taken) + tableOf(taken) + logsOf(taken);

/** A call of the API; `perRecord` is what counting costs for each of its writes. */
export const costOf = (taken: Taken, perRecord: number): Cost => ({
  gateway: prices.gatewayRequest,
  function: functionOf(taken),
  table: tableOf(taken),
  stream: taken.counted * perRecord,
  logs: logsOf(taken),
});

export const total = ({ gateway, function: of, table, stream, logs }: Cost): number =>
  gateway + of + table + stream + logs;

/** What a team asks in a month, in millions. All its evaluations are of experiments; each event gives one metric one value. */
export interface Demand {
  readonly evaluations: number;
  readonly events: number;
}

/** Dollars a month that others ask for it. */
export const othersFor = ({ evaluations, events }: Demand) => {
  const metered = evaluations + events;
  return {
    evidently: metered * evidently.events + events * evidently.analysisUnits,
    statsig: metered <= statsig.free ? 0 : statsig.base + Math.max(0, metered - statsig.included) * statsig.perMillion,
    posthog: tiered(evaluations),
  };
};

/** PostHog's price falls with the volume, for each part of it. */
const tiered = (millions: number): number => {
  let before = 0;
  let sum = 0;
  for (const { upTo, perMillion } of posthog) {
    sum += Math.max(0, Math.min(millions, upTo) - before) * perMillion;
    before = upTo;
  }
  return sum;
};
