import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ExperimentSummary, experimentVersionsQuery } from '../../api/queries/experiments.ts';
import { BulkTools } from '../../parts/bulk/bulk-tools.tsx';
import { selectedIn, withSelection } from '../../parts/bulk/selection.tsx';
import { CardTable } from '../../parts/card-table.tsx';
import { ExportCsv } from '../../parts/export-csv.tsx';
import { Paging, rowsOf } from '../../parts/paging.tsx';
import { EmptyByFilter } from '../../parts/states/empty-by-filter.tsx';
import { words } from '../../words/en.ts';
import { experimentColumns } from './experiment-columns.tsx';
import { showTrials } from './show-trials.ts';
import { TrialTools } from './trial-tools.tsx';

const route = getRouteApi('/p/$project/experiments');

interface ExperimentTableProps {
  readonly project: string;
  readonly experiments: readonly ExperimentSummary[];
  /** Whether these are all. */
  readonly complete: boolean;
}

export const ExperimentTable = ({ project, experiments, complete }: ExperimentTableProps) => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { show = 'running', filter = '', page = 1, bulk } = search;
  const selected = selectedIn(search.selected);
  const change = (changed: object) => void navigate({ search: (former) => ({ ...former, ...changed }), replace: true });
  // A summary has no version, which matters only to those who are about to do something.
  const { data: versions } = useQuery({ ...experimentVersionsQuery(project), enabled: selected.length > 0 });
  const found = showTrials(experiments, show, filter);
  return (
    <>
      <TrialTools trials={experiments} complete={complete} search={search} onSearch={change} />
      <BulkTools noun="experiment" project={project} selected={selected} kind={bulk} versions={versions} show={change}>
        <ExportCsv
          file={`${project}-experiments`}
          head={[words.features.name, words.history.members.status ?? '']}
          rows={found.map(({ name, status }) => [name, status])}
        />
      </BulkTools>
      <CardTable
        label={words.experiments.title}
        items={rowsOf(found, page)}
        keyOf={({ name }) => name}
        columns={withSelection(experimentColumns(project), { selected, show: change })}
        empty={
          filter === '' && complete ? (
            <p className="empty quiet">{words.experiments.none[show]}</p>
          ) : (
            <EmptyByFilter
              filter={filter}
              searched={complete ? undefined : experiments.length}
              clear={() => change({ filter: undefined })}
            />
          )
        }
      />
      <Paging page={page} rows={found.length} onPage={(chosen) => change({ page: chosen })} />
    </>
  );
};
