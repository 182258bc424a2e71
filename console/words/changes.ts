/**
 * What a change made of what, as people read it. Only what the history says is put into words here: nothing is computed.
 */
import { words } from './en.ts';
import { moment } from './moments.ts';
import { count, percent, pText, shareOf, shortNumber } from './numbers.ts';

const { history: text } = words;

export interface MemberChange {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

type Members = Readonly<Record<string, unknown>>;

/** Members that follow from others, or are in every record. */
const left = new Set(['lastUpdatedTime', 'createdTime', 'name', 'project', 'configurationProfileId', 'arn']);

/** @param now epoch milliseconds, for the years of moments. */
export const changesInWords = (before: unknown, after: unknown, now: number): readonly MemberChange[] => {
  const [old, young] = [membersOf(before), membersOf(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(young)])].filter((name) => !left.has(name));
  return names.map((name) => ({
    what: text.members[name] ?? spaced(name),
    before: valueInWords(name, old[name], now),
    after: valueInWords(name, young[name], now),
  }));
};

const membersOf = (state: unknown): Members => (state ?? {}) as Members;

/** `someMember` as "Some member". */
const spaced = (name: string): string => {
  const parted = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return parted.charAt(0).toUpperCase() + parted.slice(1);
};

const valueInWords = (name: string, value: unknown, now: number): string => {
  if (value === undefined || value === null) return text.nothing;
  if (value === '' || (Array.isArray(value) && value.length === 0)) return text.empty;
  const known = forms[name]?.(value as never, now);
  if (known !== undefined) return known === '' ? text.empty : known;
  if (/Time$|Since$/.test(name) && typeof value === 'number') return moment(value * 1000, now);
  if (typeof value === 'number') return Number.isInteger(value) ? count(value) : shortNumber(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
};

interface Step {
  readonly startTime: number;
  readonly groupWeights?: Weights;
  readonly segmentOverrides?: readonly { readonly segment: string; readonly weights?: Weights }[];
}
type Weights = Readonly<Record<string, number>>;
interface Arm {
  readonly name: string;
  readonly feature: string;
  readonly variation: string;
}
interface Metric {
  readonly metricDefinition: { readonly name: string };
}

const weightsInWords = (weights: Weights = {}): string =>
  Object.entries(weights)
    .map(([name, weight]) => `${name} ${percent(shareOf(weight))}`)
    .join(', ');

const stepInWords = ({ startTime, groupWeights, segmentOverrides = [] }: Step, now: number): string =>
  [
    `${text.since(moment(startTime * 1000, now))}: ${weightsInWords(groupWeights) || text.nothing}`,
    ...segmentOverrides.map(({ segment, weights }) => `${text.inSegment(segment)} ${weightsInWords(weights)}`),
  ].join('; ');

const armsInWords = (arms: readonly Arm[]): string =>
  arms.map(({ name, feature, variation }) => `${name}: ${text.served(feature, variation)}`).join('\n');

const metricsInWords = (metrics: readonly Metric[]): string =>
  metrics.map(({ metricDefinition }) => metricDefinition.name).join(', ');

const pairs = (map: Readonly<Record<string, unknown>>): string =>
  Object.entries(map)
    .map(([name, value]) => `${name} = ${typeof value === 'object' ? Object.values(value ?? {})[0] : value}`)
    .join('\n');

/** Overrides may be thousands. */
const MOST = 5;

const somePairs = (map: Readonly<Record<string, unknown>>): string => {
  const all = Object.entries(map);
  const shown = pairs(Object.fromEntries(all.slice(0, MOST)));
  return all.length > MOST ? `${shown}\n${text.more(all.length - MOST)}` : shown;
};

const forms: Readonly<Record<string, (value: never, now: number) => string>> = {
  steps: (steps: readonly Step[], now) => steps.map((step) => stepInWords(step, now)).join('\n'),
  stepInForce: ({ groupWeights }: Step) => weightsInWords(groupWeights),
  groups: armsInWords,
  treatments: armsInWords,
  treatmentWeights: weightsInWords,
  samplingRate: (rate: number) => percent(shareOf(rate)),
  metricGoals: metricsInWords,
  metricMonitors: metricsInWords,
  guardrails: metricsInWords,
  variations: (all: readonly { name: string; value: object }[]) =>
    pairs(Object.fromEntries(all.map(({ name, value }) => [name, value]))),
  tags: pairs,
  entityOverrides: (map: Readonly<Record<string, unknown>>) => somePairs(map),
  status: (status: string) => text.statuses[status] ?? status,
  pValue: pText,
  evaluationStrategy: (strategy: string) => text.strategies[strategy] ?? strategy,
  dataDelivery: ({ s3Destination, cloudWatchLogs }: Delivery) =>
    s3Destination ? text.delivery.s3(s3Destination.bucket) : text.delivery.logs(cloudWatchLogs?.logGroup ?? ''),
};

interface Delivery {
  readonly s3Destination?: { readonly bucket: string };
  readonly cloudWatchLogs?: { readonly logGroup: string };
}
