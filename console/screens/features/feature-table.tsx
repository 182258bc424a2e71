import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { FeatureSummary } from '../../api/queries/features.ts';
import { usageQuery } from '../../api/queries/usage.ts';
import { BulkTools } from '../../parts/bulk/bulk-tools.tsx';
import { versionsOf } from '../../parts/bulk/calls.ts';
import { selectedIn, withSelection } from '../../parts/bulk/selection.tsx';
import { CardTable } from '../../parts/card-table.tsx';
import { ExportCsv } from '../../parts/export-csv.tsx';
import { Paging, rowsOf } from '../../parts/paging.tsx';
import { EmptyByFilter } from '../../parts/states/empty-by-filter.tsx';
import { FailureNotice } from '../../parts/states/failure-notice.tsx';
import { words } from '../../words/en.ts';
import { featureColumns } from './feature-columns.tsx';
import { filterFeatures, sortFeatures } from './order-features.ts';

const route = getRouteApi('/p/$project/features');

interface FeatureTableProps {
  readonly features: readonly FeatureSummary[];
  /** Whether these are all. */
  readonly complete: boolean;
}

export const FeatureTable = ({ features, complete }: FeatureTableProps) => {
  const { filter = '', sort, page = 1, selected: named, bulk } = route.useSearch();
  const selected = selectedIn(named);
  const { project } = route.useParams();
  const navigate = route.useNavigate();
  const usage = useQuery(usageQuery(project));
  const found = sortFeatures(filterFeatures(features, filter), sort);
  const show = (changed: object) => void navigate({ search: (former) => ({ ...former, ...changed }), replace: true });
  return (
    <>
      <div className="tools">
        <input
          type="search"
          className="field"
          aria-label={words.features.filter}
          placeholder={words.features.filter}
          value={filter}
          onChange={(event) => show({ filter: event.target.value || undefined, page: undefined })}
        />
        <span role="status" className="quiet">
          {complete ? words.features.count(found.length) : words.states.searchedPartly(features.length)}
        </span>
      </div>
      {usage.failureReason && <FailureNotice error={usage.failureReason} asked />}
      <BulkTools
        noun="feature"
        project={project}
        selected={selected}
        kind={bulk}
        versions={versionsOf(features)}
        show={show}
      >
        <ExportCsv
          file={`${project}-features`}
          head={[words.features.name, words.features.default, words.features.updated]}
          rows={found.map(({ name, defaultVariation = '', lastUpdatedTime }) => [
            name,
            defaultVariation,
            new Date(lastUpdatedTime).toISOString(),
          ])}
        />
      </BulkTools>
      <CardTable
        label={words.features.title}
        items={rowsOf(found, page)}
        keyOf={({ name }) => name}
        columns={withSelection(featureColumns(project, usage.data), { selected, show })}
        sort={sort ?? 'name'}
        onSort={(chosen) => show({ sort: chosen })}
        empty={
          <EmptyByFilter
            filter={filter}
            searched={complete ? undefined : features.length}
            clear={() => show({ filter: undefined })}
          />
        }
      />
      <Paging page={page} rows={found.length} onPage={(chosen) => show({ page: chosen })} />
    </>
  );
};
