import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Page } from '../../api/every-page.ts';
import type { HistoryRecord } from '../../api/queries/history.ts';
import { actorOf } from '../../parts/actor.ts';
import { ExportCsv } from '../../parts/export-csv.tsx';
import { HistoryLine } from '../../parts/history/history-line.tsx';
import { words } from '../../words/en.ts';

const { history: text } = words;
const route = getRouteApi('/p/$project/history');

interface HistoryListProps {
  readonly query: UseInfiniteQueryResult<InfiniteData<Page<HistoryRecord>>>;
  readonly project: string;
  /** A part of the name of who made the change. */
  readonly actor: string;
}

export const HistoryList = ({ query, project, actor }: HistoryListProps) => {
  const { resource, from, to } = route.useSearch();
  const navigate = route.useNavigate();
  const all = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const records = all.filter((record) => nameOf(record).toLowerCase().includes(actor.trim().toLowerCase()));
  const isFiltered = [resource, from, to, actor || undefined].some((one) => one !== undefined);
  if (all.length === 0 && !isFiltered) return <p className="quiet">{text.first}</p>;
  const clear = () => void navigate({ search: ({ of }) => ({ ...(of ? { of } : {}) }), replace: true });
  return (
    <>
      <div className="tools bulk">
        <p className="quiet" role="status">
          {query.hasNextPage ? text.some(records.length) : text.count(records.length)}
        </p>
        <ExportCsv
          file={`${project}-history`}
          head={text.csv}
          rows={records.map((record) => [
            new Date(record.time).toISOString(),
            record.operation,
            record.resource,
            nameOf(record),
          ])}
        />
      </div>
      {records.length === 0 && (
        <div className="empty">
          <p>{text.none}</p>
          <button type="button" className="small-button" onClick={clear}>
            {text.clear}
          </button>
        </div>
      )}
      <ol className="history-lines">
        {records.map((record) => (
          <HistoryLine key={record.id} project={project} record={record} />
        ))}
      </ol>
      {query.hasNextPage && (
        <button
          type="button"
          className="plain-button"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {text.older}
        </button>
      )}
    </>
  );
};

const nameOf = ({ actor, actorName }: HistoryRecord): string =>
  actor === undefined ? text.byItself : actorOf(actor, actorName);
