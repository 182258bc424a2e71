import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { type ProjectSummary, projectsQuery } from '../../api/queries/projects.ts';
import { ForRole } from '../../parts/for-role.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { useDialog } from '../../parts/use-dialog.ts';
import { words } from '../../words/en.ts';
import { CreateProject } from './create-project.tsx';
import { ProjectList } from './project-list.tsx';
import { ProjectsFirstUse } from './projects-first-use.tsx';

const route = getRouteApi('/');

/** Leads straight in when there is one project, unless the list was asked for. */
export const Projects = () => {
  const search = route.useSearch();
  const { open, close } = useDialog('create');
  const query = useQuery({ ...projectsQuery(), refetchInterval: 5_000 });
  const only = onlyOne(query.data);
  if (only && !search.all) return <Navigate to="/p/$project" params={{ project: only }} replace />;
  const action = (
    <ForRole least="admin">
      <button type="button" className="main-button" onClick={() => open({ create: true })}>
        {words.projects.create}
      </button>
    </ForRole>
  );
  const isEmpty = query.data?.length === 0;
  return (
    <Page title={words.projects.title} actions={isEmpty ? undefined : action}>
      <Answer query={query}>
        {(projects) => (isEmpty ? <ProjectsFirstUse action={action} /> : <ProjectList projects={projects} />)}
      </Answer>
      {search.create && <CreateProject onClose={close} />}
    </Page>
  );
};

const onlyOne = (projects: readonly ProjectSummary[] | undefined): string | undefined =>
  projects?.length === 1 ? projects[0]?.name : undefined;
