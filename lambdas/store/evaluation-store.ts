/** The parts of the store for evaluations. The function that serves them loads nothing else. */

import { assignmentWriter } from './counting/assignment.ts';
import { countUsage, type UsageCounter } from './counting/usage.ts';
import { deliveryRecordStore } from './delivery/delivery-record.ts';
import { cacheProjects } from './resources/cached-projects.ts';
import { projectRulesStore } from './resources/project-rules.ts';
import { cacheOptions } from './resources/read-cache.ts';
import { rulesStore } from './resources/rules.ts';
import { tokenSecret } from './resources/secret.ts';
import type { Store, StoreOptions } from './store.ts';
import { type ItemClient, openItemTable } from './table/item-table.ts';

export interface EvaluationStore extends Pick<Store, 'rules' | 'projectRules' | 'deliveryRecords' | 'tokenSecret'> {
  readonly assignments: Pick<Store['assignments'], 'assign'>;
  readonly usage: UsageCounter;
}

interface EvaluationStoreOptions extends Pick<StoreOptions, 'tableName' | 'report'> {
  readonly client: ItemClient;
}

export const openEvaluationStore = ({ client, tableName, report }: EvaluationStoreOptions): EvaluationStore => {
  const table = openItemTable(client, tableName);
  const caching = cacheOptions(report);
  const projects = cacheProjects(table, caching);
  return {
    rules: rulesStore(table, { caching, projects }),
    projectRules: projectRulesStore(table, { caching, projects }),
    assignments: assignmentWriter(table),
    usage: countUsage(table, { projects, report }),
    deliveryRecords: deliveryRecordStore(table, projects),
    tokenSecret: tokenSecret(table),
  };
};
