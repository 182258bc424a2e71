import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { launchesQuery } from '../../api/queries/launches.ts';
import { useEveryPage } from '../../api/use-every-page.ts';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { words } from '../../words/en.ts';
import '../experiments/trials.css';
import { LaunchTable } from './launch-table.tsx';
import { LaunchesFirstUse } from './launches-first-use.tsx';
import { NewLaunchLink } from './new-launch-link.tsx';

const route = getRouteApi('/p/$project/launches');

export const Launches = () => {
  const { project } = route.useParams();
  const query = useInfiniteQuery(launchesQuery(project));
  const { items, complete } = useEveryPage(query);
  const isEmpty = complete && items.length === 0;
  return (
    <Page title={words.launches.title} actions={!isEmpty && <NewLaunchLink project={project} />}>
      <Answer query={query} lines={12} dated>
        {() =>
          isEmpty ? (
            <LaunchesFirstUse project={project} action={<NewLaunchLink project={project} />} />
          ) : (
            <LaunchTable project={project} launches={items} complete={complete} />
          )
        }
      </Answer>
    </Page>
  );
};
