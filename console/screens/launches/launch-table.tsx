import { getRouteApi } from '@tanstack/react-router';
import type { LaunchSummary } from '../../api/queries/launches.ts';
import { BulkTools } from '../../parts/bulk/bulk-tools.tsx';
import { versionsOf } from '../../parts/bulk/calls.ts';
import { selectedIn, withSelection } from '../../parts/bulk/selection.tsx';
import { CardTable } from '../../parts/card-table.tsx';
import { ExportCsv } from '../../parts/export-csv.tsx';
import { Paging, rowsOf } from '../../parts/paging.tsx';
import { EmptyByFilter } from '../../parts/states/empty-by-filter.tsx';
import { words } from '../../words/en.ts';
import { showTrials } from '../experiments/show-trials.ts';
import { TrialTools } from '../experiments/trial-tools.tsx';
import { launchColumns } from './launch-columns.tsx';

const route = getRouteApi('/p/$project/launches');

interface LaunchTableProps {
  readonly project: string;
  readonly launches: readonly LaunchSummary[];
  /** Whether these are all. */
  readonly complete: boolean;
}

export const LaunchTable = ({ project, launches, complete }: LaunchTableProps) => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { show = 'running', filter = '', page = 1, bulk } = search;
  const selected = selectedIn(search.selected);
  const change = (changed: object) => void navigate({ search: (former) => ({ ...former, ...changed }), replace: true });
  const found = showTrials(launches, show, filter);
  return (
    <>
      <TrialTools trials={launches} complete={complete} search={search} onSearch={change} />
      <BulkTools
        noun="launch"
        project={project}
        selected={selected}
        kind={bulk}
        versions={versionsOf(launches)}
        show={change}
      >
        <ExportCsv
          file={`${project}-launches`}
          head={[words.features.name, words.history.members.status ?? '']}
          rows={found.map(({ name, status }) => [name, status])}
        />
      </BulkTools>
      <CardTable
        label={words.launches.title}
        items={rowsOf(found, page)}
        keyOf={({ name }) => name}
        columns={withSelection(launchColumns(project), { selected, show: change })}
        empty={
          filter === '' && complete ? (
            <p className="empty quiet">{words.launches.none[show]}</p>
          ) : (
            <EmptyByFilter
              filter={filter}
              searched={complete ? undefined : launches.length}
              clear={() => change({ filter: undefined })}
            />
          )
        }
      />
      <Paging page={page} rows={found.length} onPage={(chosen) => change({ page: chosen })} />
    </>
  );
};
