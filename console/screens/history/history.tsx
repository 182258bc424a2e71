/**
 * Who changed what, from what to what; and the way back.
 */
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { historyPagesQuery } from '../../api/queries/history.ts';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { useDialog } from '../../parts/use-dialog.ts';
import { words } from '../../words/en.ts';
import { HistoryFilters } from './history-filters.tsx';
import { HistoryList } from './history-list.tsx';
import { momentIn } from './moment-in.ts';
import { RevertDialog } from './revert-dialog.tsx';
import './history.css';

const route = getRouteApi('/p/$project/history');

export const History = () => {
  const { project } = route.useParams();
  const { of, resource, actor = '', from, to, revert, at } = route.useSearch();
  const query = useInfiniteQuery(
    historyPagesQuery({
      project: of === 'account' ? undefined : project,
      resource,
      from: momentIn(from),
      to: momentIn(to),
    }),
  );
  const { close } = useDialog('revert', 'at');
  return (
    <Page title={words.history.title}>
      <p className="lead">{words.history.lead}</p>
      <HistoryFilters />
      <Answer query={query} lines={14} dated>
        {() => <HistoryList query={query} project={project} actor={actor} />}
      </Answer>
      {revert !== undefined && at !== undefined && (
        <RevertDialog project={project} id={revert} time={at} onClose={close} />
      )}
    </Page>
  );
};
