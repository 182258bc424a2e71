/**
 * Keeps the notices on the results of a trial, so that each is given once. There is one item for each trial, written
 * together with the records of its notices.
 */

import { createHash } from 'node:crypto';
import type { KeptFacts } from '../../../domain/results/kept-facts.ts';
import type { SeriesCounts } from '../../../domain/results/metric-series.ts';
import { LOOK_LENGTH } from '../../../domain/results/points.ts';
import type { GuardrailVerdict } from '../../../domain/stats/guardrail.ts';
import type { Verdict } from '../../../domain/stats/verdict.ts';
import type { HistoryOwner, HistoryRecord, RecordChanges } from '../resources/history.ts';
import { type Item, put } from '../table/change.ts';
import { isNew, isVersion } from '../table/condition.ts';
import { entityOf } from '../table/entity.ts';
import { NOTICE_RETENTION } from '../table/retention.ts';
import {
  lists,
  type SeriesKey,
  seriesKeys,
  timeToLive,
  totalKeys,
  totalPeriodOf,
  trialOfTotal,
} from '../table/schema.ts';
import type { Table } from '../table/table.ts';

/** The event, under its name in history. */
export type Notice = 'ExperimentVerdictChanged' | 'SampleRatioMismatchFound';

/** The counts at the last look. A look at the same counts gives no notice. */
export interface SeenCounts {
  /** The start of the newest period with a count, in milliseconds since the epoch. */
  readonly since: number;
  /** A digest of the counts since then. */
  readonly digest: string;
}

export interface Notices {
  readonly seen: SeenCounts;
  /** By metric and treatment. A missing one has always been inconclusive, or open for a guardrail. */
  readonly verdicts: Readonly<Record<string, Verdict | GuardrailVerdict>>;
  readonly mismatch: boolean;
  /** What the last look at an experiment has found. Absent in items of earlier versions. */
  readonly kept?: KeptFacts | undefined;
  /** What was told of a launch, by its subject: the id of the last finding. */
  readonly told?: Readonly<Record<string, string>>;
}

/** Notices with the version of their item, which is undefined before the first write. */
export interface StoredNotices {
  readonly notices: Notices;
  readonly version: number | undefined;
}

interface NoticeWrite {
  readonly before: StoredNotices;
  readonly after: Notices;
  readonly historyOwner: HistoryOwner;
  readonly records: readonly HistoryRecord[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

interface CountsRange {
  /** Those of the metrics, in their order. */
  readonly series: readonly SeriesCounts[];
  readonly before: SeenCounts;
  readonly now: number;
  /** Takes the period under way too. A window that is not over stays out. */
  readonly withOpenPeriod?: boolean;
}

export interface NoticeStore {
  readonly get: (experimentId: string) => Promise<StoredNotices>;
  /** Those of at most 100 trials, by creation id. */
  readonly getAll: (experimentIds: readonly string[]) => Promise<ReadonlyMap<string, Notices>>;
  /** Resolves to 'changed' when another process has recorded notices since. */
  readonly record: (experimentId: string, write: NoticeWrite) => Promise<'done' | 'changed'>;
  /**
   * Resolves to the counts of ended periods, or to undefined when they are the same as before.
   */
  readonly newCounts: (experimentId: string, range: CountsRange) => Promise<SeenCounts | undefined>;
}

const noNotices: Notices = { seen: { since: 0, digest: '' }, verdicts: {}, mismatch: false };

/** More items than an experiment fills with a hundred shards. */
const MAX_ITEMS = 1_000_000;

export const noticeStore = (table: Table, recordChanges: RecordChanges): NoticeStore => ({
  get: async (experimentId) => {
    const item = await table.get(totalKeys.findings(experimentId));
    return item
      ? { notices: entityOf<Notices>(item), version: item.version as number }
      : { notices: noNotices, version: undefined };
  },
  getAll: async (experimentIds) => {
    const items = await table.getAll(experimentIds.map(totalKeys.findings), { consistent: false });
    return new Map(items.map((item) => [trialOfTotal(item), entityOf<Notices>(item)]));
  },
  record: (experimentId, { before: { version }, after, historyOwner: owner, records, now }) =>
    table.commit<'changed'>([
      put(
        {
          ...totalKeys.findings(experimentId),
          version: (version ?? 0) + 1,
          entity: JSON.stringify(after),
          [timeToLive]: Math.ceil((now + NOTICE_RETENTION) / 1000),
        },
        { when: version === undefined ? isNew : isVersion(version), otherwise: 'changed' },
      ),
      ...records.flatMap((record) => recordChanges(owner, record)),
    ]),
  newCounts: async (experimentId, { series, before, now, withOpenPeriod = false }) => {
    const openUntil = withOpenPeriod ? now + LOOK_LENGTH : now;
    const read = countedSeries(series).map(async ({ series: one, delay, isWindowed }) => {
      const until = isWindowed ? now : openUntil;
      const key = { trialId: experimentId, series: one };
      const { items } = await table.page({
        list: lists.totals(key),
        limit: MAX_ITEMS,
        after: seriesKeys.totalsBefore(key, before.since - delay).SK,
        upTo: seriesKeys.totalsBefore(key, Math.max(until, before.since) - delay).SK,
        consistent: false,
      });
      return items.map((item) => totalMarkOf(item, delay)).filter(({ period }) => period + LOOK_LENGTH <= until);
    });
    const ended = (await Promise.all(read)).flat();
    if (digestOf(ended) === before.digest) return undefined;
    const since = ended.reduce((newest, { period }) => Math.max(newest, period), before.since);
    return { since, digest: digestOf(ended.filter(({ period }) => period === since)) };
  },
});

interface TotalMark {
  readonly period: number;
  /** Changes with every count. */
  readonly mark: string;
}

const totalMarkOf = ({ SK, watermark }: Item, delay: number): TotalMark => ({
  period: totalPeriodOf(SK as string) + delay,
  mark: `${SK} ${watermark}`,
});

interface CountedSeries {
  readonly series: SeriesKey['series'];
  /** The time after which its counts matter, in milliseconds. */
  readonly delay: number;
  readonly isWindowed: boolean;
}

/** Returns the series to read: the metrics, and the unique entities as they come and as each window ends. */
const countedSeries = (metrics: readonly SeriesCounts[]): CountedSeries[] => [
  ...[...new Set([0, ...metrics.map(({ window = 0 }) => window)])].map((delay) => ({
    series: 'uniques' as const,
    delay,
    isWindowed: delay > 0,
  })),
  ...metrics.map(({ window }, metric) => ({ series: metric, delay: 0, isWindowed: window !== undefined })),
];

const digestOf = (totals: readonly TotalMark[]): string =>
  createHash('sha256')
    .update(totals.map(({ mark }) => mark).join('\n'))
    .digest('base64url');
