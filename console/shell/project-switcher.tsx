import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { projectsQuery } from '../api/queries/projects.ts';
import { words } from '../words/en.ts';

const ALL = '/';

/** Leads to the same kind of screen of another project, or to all projects. */
export const ProjectSwitcher = ({ project }: { readonly project: string }) => {
  const navigate = useNavigate();
  const { data = [] } = useQuery(projectsQuery());
  const names = data.map(({ name }) => name);
  // A project that is not (or not yet) in the list is still the one that is shown.
  const all = names.includes(project) ? names : [project, ...names];
  const choose = (chosen: string) =>
    chosen === ALL
      ? navigate({ to: '/', search: { all: true } })
      : navigate({ to: '/p/$project', params: { project: chosen } });
  return (
    <select
      className="project-switcher"
      aria-label={words.shell.project}
      value={project}
      onChange={(event) => void choose(event.target.value)}
    >
      {all.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
      <option value={ALL}>{words.shell.allProjects}…</option>
    </select>
  );
};
