import { Link } from '@tanstack/react-router';
import type { ProjectSummary } from '../../api/queries/projects.ts';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { words } from '../../words/en.ts';

export const ProjectList = ({ projects }: { readonly projects: readonly ProjectSummary[] }) => (
  <ul className="tiles">
    {projects.map((project) => (
      <li key={project.name} className="tile">
        <Link to="/p/$project" params={{ project: project.name }} className="tile-link">
          <Name>{project.name}</Name>
        </Link>
        {project.description && (
          <p>
            <Name>{project.description}</Name>
          </p>
        )}
        <p className="card-line">
          <span>{words.projects.features(project.featureCount ?? 0)}</span>
          <span>{words.projects.running((project.activeLaunchCount ?? 0) + (project.activeExperimentCount ?? 0))}</span>
          <span>
            {words.projects.created} <Moment time={project.createdTime} relative />
          </span>
        </p>
      </li>
    ))}
  </ul>
);
