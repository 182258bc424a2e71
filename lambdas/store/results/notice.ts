/**
 * What was found in the results of an experiment, and so is not told again: one item for each experiment, written with
 * the records of what it tells.
 */
import { createHash } from 'node:crypto';
import { LOOK_LENGTH } from '../../../domain/results/points.ts';
import type { Verdict } from '../../../domain/stats/verdict.ts';
import type { HistoryOwner, HistoryRecord, RecordChanges } from '../resources/history.ts';
import { type Item, put } from '../table/change.ts';
import { isNew, isVersion } from '../table/condition.ts';
import { entityOf } from '../table/entity.ts';
import { totalsKeptFor } from '../table/retention.ts';
import { lists, periodIn, seriesKeys, timeToLive, totalKeys } from '../table/schema.ts';
import type { Table } from '../table/table.ts';

/** What happened, as history names it. */
export type Notice = 'ExperimentVerdictChanged' | 'SampleRatioMismatchFound';

/** What was counted when it was looked last; looking again at the same tells nothing. */
export interface Seen {
  /** The start of the newest period with anything counted, in milliseconds since the epoch. */
  readonly since: number;
  /** What was counted from then on. */
  readonly digest: string;
}

export interface Notices {
  readonly seen: Seen;
  /** By metric and treatment; one that is not there was never anything but inconclusive. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
  readonly mismatch: boolean;
}

/** Findings as they were read; `version` is that of the item, none where nothing was written yet. */
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

export interface NoticeStore {
  readonly get: (experimentId: string) => Promise<StoredNotices>;
  /** 'changed' when somebody else has told meanwhile. */
  readonly record: (experimentId: string, told: NoticeWrite) => Promise<'done' | 'changed'>;
  /** What is counted in periods that have ended; undefined when that is what was seen before. */
  readonly news: (
    experimentId: string,
    of: { readonly metrics: number; readonly before: Seen; readonly now: number },
  ) => Promise<Seen | undefined>;
}

const nothing: Notices = { seen: { since: 0, digest: '' }, verdicts: {}, mismatch: false };

/** More than an experiment counts with a hundred shards. */
const mostItems = 1_000_000;

export const noticeStore = (table: Table, recordChanges: RecordChanges): NoticeStore => ({
  get: async (experimentId) => {
    const item = await table.get(totalKeys.findings(experimentId));
    return item
      ? { notices: entityOf<Notices>(item), version: item.version as number }
      : { notices: nothing, version: undefined };
  },
  record: (experimentId, { before: { version }, after, historyOwner: owner, records, now }) =>
    table.commit<'changed'>([
      put(
        {
          ...totalKeys.findings(experimentId),
          version: (version ?? 0) + 1,
          entity: JSON.stringify(after),
          [timeToLive]: Math.ceil((now + totalsKeptFor) / 1000),
        },
        { when: version === undefined ? isNew : isVersion(version), otherwise: 'changed' },
      ),
      ...records.flatMap((record) => recordChanges(owner, record)),
    ]),
  news: async (experimentId, { metrics, before, now }) => {
    const series = ['uniques' as const, ...Array.from({ length: metrics }, (_, metric) => metric)];
    const read = series.map(async (one) => {
      const of = { trialId: experimentId, series: one };
      const after = seriesKeys.totalsBefore(of, before.since).SK;
      return (await table.page({ list: lists.totals(of), limit: mostItems, after, consistent: false })).items;
    });
    const totals = (await Promise.all(read)).flat().map(totalOf);
    const ended = totals.filter(({ period }) => period + LOOK_LENGTH <= now);
    if (digestOf(ended) === before.digest) return undefined;
    const since = ended.reduce((newest, { period }) => Math.max(newest, period), before.since);
    return { since, digest: digestOf(ended.filter(({ period }) => period === since)) };
  },
});

interface Total {
  readonly period: number;
  /** Changes with every count. */
  readonly mark: string;
}

const totalOf = ({ SK, watermark }: Item): Total => ({ period: periodIn(SK as string), mark: `${SK} ${watermark}` });

const digestOf = (totals: readonly Total[]): string =>
  createHash('sha256')
    .update(totals.map(({ mark }) => mark).join('\n'))
    .digest('base64url');
