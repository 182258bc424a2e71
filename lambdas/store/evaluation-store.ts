/**
 * The parts of the store that evaluations need: the function that serves them starts with nothing else.
 */
import { assignmentWriter } from './assignment.ts';
import { freshly } from './fresh.ts';
import { freshProjects } from './fresh-project.ts';
import { type ItemClient, openItemTable } from './item-table.ts';
import { lineStore } from './line.ts';
import { rulesStore } from './rules.ts';
import { tokenSecret } from './secret.ts';
import type { Store, StoreOptions } from './store.ts';

export interface EvaluationStore extends Pick<Store, 'rules' | 'lines' | 'tokenSecret'> {
  readonly assignments: Pick<Store['assignments'], 'assign'>;
}

interface EvaluationStoreOptions extends Pick<StoreOptions, 'tableName' | 'report'> {
  readonly client: ItemClient;
}

export const openEvaluationStore = ({ client, tableName, report }: EvaluationStoreOptions): EvaluationStore => {
  const table = openItemTable(client, tableName);
  const freshness = freshly(report);
  const projects = freshProjects(table, freshness);
  return {
    rules: rulesStore(table, { freshness, projects }),
    assignments: assignmentWriter(table),
    lines: lineStore(table, projects),
    tokenSecret: tokenSecret(table),
  };
};
