/**
 * The store as handlers see it: one noun a member, outcomes instead of exceptions.
 */
import type { Experiment } from '../../domain/lifecycle/experiment.ts';
import type { Launch } from '../../domain/lifecycle/launch.ts';
import type { Report } from '../../domain/operational-metric.ts';
import { type AssignmentStore, assignmentStore } from './assignment.ts';
import { type DropStore, dropStore } from './drop.ts';
import { type DueStore, dueStore } from './due.ts';
import { type FeatureStore, featureStore } from './feature.ts';
import { type FindingStore, findingStore } from './finding.ts';
import { freshly } from './fresh.ts';
import { freshProjects } from './fresh-project.ts';
import { type HistoryStore, historyStore } from './history.ts';
import { experimentKind, launchKind } from './kind.ts';
import { type LineStore, lineStore } from './line.ts';
import { type MeasurementStore, measurementStore } from './measurement.ts';
import { type ParkedStore, parkedStore } from './parked.ts';
import { type ProjectStore, projectStore } from './project.ts';
import { type RulesStore, rulesStore } from './rules.ts';
import { type RunningStore, runningStore } from './running.ts';
import type { Key } from './schema.ts';
import { tokenSecret } from './secret.ts';
import { type SegmentStore, segmentStore } from './segment.ts';
import { type SeriesStore, seriesStore } from './series.ts';
import { openTable, type Table, type TableOptions } from './table.ts';
import { type TotalStore, totalStore } from './total.ts';
import { type TrialStore, trialStore } from './trial.ts';
import { type UndeliveredStore, undeliveredStore } from './undelivered.ts';

export interface Store {
  readonly projects: ProjectStore;
  readonly features: FeatureStore;
  readonly launches: TrialStore<Launch>;
  readonly experiments: TrialStore<Experiment>;
  readonly segments: SegmentStore;
  readonly history: HistoryStore;
  readonly due: DueStore;
  readonly findings: FindingStore;
  readonly rules: RulesStore;
  readonly running: RunningStore;
  readonly assignments: AssignmentStore;
  readonly measurements: MeasurementStore;
  readonly drops: DropStore;
  readonly totals: TotalStore;
  readonly series: SeriesStore;
  readonly parked: ParkedStore;
  readonly lines: LineStore;
  readonly undelivered: UndeliveredStore;
  /** The key of 32 bytes that page tokens are sealed with. */
  readonly tokenSecret: () => Promise<Buffer>;
}

export interface StoreOptions extends Omit<TableOptions, 'onChange'> {
  /** Told of failures that no caller is told about. */
  readonly report: Report;
}

export const openStore = ({ report, ...options }: StoreOptions): Store => {
  const freshness = freshly(report);
  const onChange = (changed: readonly Key[]) => {
    rules.forget(changed);
    running.forget(changed);
    projects.forget(changed);
  };
  const table: Table = openTable({ ...options, onChange });
  const projects = freshProjects(table, freshness);
  const rules = rulesStore(table, { freshness, projects });
  const running = runningStore(table, { freshness, projects });
  return {
    projects: projectStore(table),
    features: featureStore(table),
    launches: trialStore(table, launchKind),
    experiments: trialStore(table, experimentKind),
    segments: segmentStore(table),
    history: historyStore(table),
    due: dueStore(table),
    findings: findingStore(table),
    rules,
    running,
    assignments: assignmentStore(table),
    measurements: measurementStore(table),
    drops: dropStore(table, report),
    totals: totalStore(table),
    series: seriesStore(table),
    parked: parkedStore(table),
    lines: lineStore(table, projects),
    undelivered: undeliveredStore(table),
    tokenSecret: tokenSecret(table),
  };
};
