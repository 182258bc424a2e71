/**
 * What a project's screens are in. Where there is no project of that name, it says so once instead of on each part of a
 * screen.
 */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet } from '@tanstack/react-router';
import { isGone } from '../api/failure.ts';
import { projectQuery, projectsQuery } from '../api/queries/projects.ts';
import { Page } from '../parts/page.tsx';
import { Missing } from '../parts/states/missing.tsx';
import { words } from '../words/en.ts';

const route = getRouteApi('/p/$project');

export const ProjectFrame = () => {
  const { project } = route.useParams();
  // The bar asks for all of them anyway.
  const { data } = useQuery(projectsQuery());
  const isListed = data?.some(({ name }) => name === project) ?? true;
  const found = useQuery({ ...projectQuery(project), enabled: !isListed });
  if (isListed || !isGone(found)) return <Outlet />;
  return (
    <Page title={project}>
      <Missing resource={`project/${project}`} />
      <p>
        <Link to="/" search={{ all: true }}>
          {words.states.back}
        </Link>
      </p>
    </Page>
  );
};
