import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { summariesQuery } from '../../api/queries/experiments.ts';
import { useEveryPage } from '../../api/use-every-page.ts';
import { ForRole } from '../../parts/for-role.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { words } from '../../words/en.ts';
import { ExperimentTable } from './experiment-table.tsx';
import { ExperimentsFirstUse } from './experiments-first-use.tsx';
import './trials.css';

const route = getRouteApi('/p/$project/experiments');

export const Experiments = () => {
  const { project } = route.useParams();
  const query = useInfiniteQuery({ ...summariesQuery(project), refetchInterval: 30_000 });
  const { items, complete } = useEveryPage(query);
  const create = (
    <ForRole least="operator">
      <Link to="/p/$project/create-experiment" params={{ project }} className="main-button">
        {words.experiments.create}
      </Link>
    </ForRole>
  );
  const isEmpty = complete && items.length === 0;
  return (
    <Page title={words.experiments.title} actions={isEmpty ? undefined : create}>
      <Answer query={query} lines={12} dated>
        {() =>
          isEmpty ? (
            <ExperimentsFirstUse project={project} action={create} />
          ) : (
            <ExperimentTable project={project} experiments={items} complete={complete} />
          )
        }
      </Answer>
    </Page>
  );
};
