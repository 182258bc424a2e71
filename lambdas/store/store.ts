/** The store for handlers. Each member is one noun, and functions return outcomes instead of throwing. */

import { DEFAULT_HISTORY_RETENTION } from '../../domain/history-retention.ts';
import type { Experiment } from '../../domain/lifecycle/experiment.ts';
import type { Launch } from '../../domain/lifecycle/launch.ts';
import type { ReportFailure } from '../../domain/operational-metric.ts';
import { type AssignmentStore, assignmentStore } from './counting/assignment.ts';
import { type DropStore, dropStore } from './counting/drop.ts';
import { type MeasurementStore, measurementStore } from './counting/measurement.ts';
import { type ParkedStore, parkedStore } from './counting/parked.ts';
import { type TotalStore, totalStore } from './counting/total.ts';
import type { UsageCounter } from './counting/usage.ts';
import { type UsageLists, usageStore } from './counting/usage-lists.ts';
import { type DeliveryRecordStore, deliveryRecordStore } from './delivery/delivery-record.ts';
import { type UndeliveredStore, undeliveredStore } from './delivery/undelivered.ts';
import { cacheProjects } from './resources/cached-projects.ts';
import { type DueStore, dueStore } from './resources/due.ts';
import { type EntityStore, entityStore } from './resources/entity.ts';
import { type FeatureStore, featureStore } from './resources/feature.ts';
import { type GuardStore, guardStore } from './resources/guard.ts';
import { type HistoryStore, historyStore, historyWriter } from './resources/history.ts';
import { type KeyStore, keyStore } from './resources/key.ts';
import { type ProjectStore, projectStore } from './resources/project.ts';
import { type ProjectRulesStore, projectRulesStore } from './resources/project-rules.ts';
import { cacheOptions } from './resources/read-cache.ts';
import { type RulesStore, rulesStore } from './resources/rules.ts';
import { type RunningStore, runningStore } from './resources/running.ts';
import { tokenSecret } from './resources/secret.ts';
import { type SegmentStore, segmentStore } from './resources/segment.ts';
import { type ShipmentStore, shipmentStore } from './resources/ship.ts';
import { type TapStore, type TapWriter, tapStore, tapWriter } from './resources/tap.ts';
import { type TrialStore, trialStore } from './resources/trial.ts';
import { experimentDescriptor, launchDescriptor } from './resources/trial-descriptor.ts';
import { type LaunchStateStore, launchStateStore } from './results/launch-states.ts';
import { type NoticeStore, noticeStore } from './results/notice.ts';
import { type SeriesStore, seriesStore } from './results/series.ts';
import { firstVersion } from './table/entity.ts';
import type { Key } from './table/schema.ts';
import { openTable, type Table, type TableOptions } from './table/table.ts';

export interface Store {
  readonly projects: ProjectStore;
  readonly features: FeatureStore;
  readonly launches: TrialStore<Launch>;
  readonly experiments: TrialStore<Experiment>;
  readonly segments: SegmentStore;
  readonly keys: KeyStore;
  readonly shipments: ShipmentStore;
  readonly history: HistoryStore;
  readonly due: DueStore;
  readonly guards: GuardStore;
  readonly notices: NoticeStore;
  readonly rules: RulesStore;
  readonly projectRules: ProjectRulesStore;
  readonly running: RunningStore;
  readonly taps: TapStore;
  readonly tapSamples: TapWriter;
  readonly assignments: AssignmentStore;
  readonly measurements: MeasurementStore;
  readonly entities: EntityStore;
  readonly drops: DropStore;
  readonly usage: UsageCounter & UsageLists;
  readonly totals: TotalStore;
  readonly series: SeriesStore;
  readonly launchStates: LaunchStateStore;
  readonly parked: ParkedStore;
  readonly deliveryRecords: DeliveryRecordStore;
  readonly undelivered: UndeliveredStore;
  /** A version for a new resource. */
  readonly firstVersion: () => number;
  /** The key of 32 bytes that seals page tokens. */
  readonly tokenSecret: () => Promise<Buffer>;
}

export interface StoreOptions extends Omit<TableOptions, 'onChange'> {
  /** Reports failures that no caller sees. */
  readonly report: ReportFailure;
  /** The retention of history, in days. The default is {@link DEFAULT_HISTORY_RETENTION}. */
  readonly historyRetention?: number | undefined;
}

export const openStore = ({
  report,
  historyRetention = DEFAULT_HISTORY_RETENTION,
  ...options
}: StoreOptions): Store => {
  const recordChanges = historyWriter(historyRetention);
  const caching = cacheOptions(report);
  const onChange = (changed: readonly Key[]) => {
    rules.forget(changed);
    projectRules.forget(changed);
    running.forget(changed);
    projects.forget(changed);
  };
  const table: Table = openTable({ ...options, onChange });
  const projects = cacheProjects(table, caching);
  const rules = rulesStore(table, { caching, projects });
  const projectRules = projectRulesStore(table, { caching, projects });
  const running = runningStore(table, { caching, projects });
  const series = seriesStore(table);
  return {
    projects: projectStore(table, recordChanges),
    features: featureStore(table, recordChanges),
    launches: trialStore(table, { descriptor: launchDescriptor, recordChanges }),
    experiments: trialStore(table, { descriptor: experimentDescriptor, recordChanges }),
    segments: segmentStore(table, recordChanges),
    keys: keyStore(table, recordChanges),
    shipments: shipmentStore(table, recordChanges),
    history: historyStore(table, historyRetention),
    due: dueStore(table),
    guards: guardStore(table),
    notices: noticeStore(table, recordChanges),
    rules,
    projectRules,
    running,
    taps: tapStore(table, recordChanges),
    tapSamples: tapWriter(table, caching.timer),
    assignments: assignmentStore(table),
    measurements: measurementStore(table),
    entities: entityStore(table, recordChanges),
    drops: dropStore(table, report),
    usage: usageStore(table, { projects, report }),
    totals: totalStore(table),
    series,
    launchStates: launchStateStore(series),
    parked: parkedStore(table),
    deliveryRecords: deliveryRecordStore(table, projects),
    undelivered: undeliveredStore(table),
    firstVersion,
    tokenSecret: tokenSecret(table),
  };
};
