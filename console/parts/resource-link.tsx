/**
 * What a change was of, as a link to its screen.
 */
import { Link } from '@tanstack/react-router';
import type { HistoryRecord } from '../api/queries/history.ts';
import { Name } from './name.tsx';

interface ResourceLinkProps {
  readonly project: string;
  readonly record: Pick<HistoryRecord, 'resource' | 'resourceType'>;
}

export const ResourceLink = ({ project, record: { resource, resourceType } }: ResourceLinkProps) => {
  const name = resource.slice(resource.lastIndexOf('/') + 1);
  const shown = <Name>{name}</Name>;
  switch (resourceType) {
    case 'feature':
      return (
        <Link to="/p/$project/features/$feature" params={{ project, feature: name }}>
          {shown}
        </Link>
      );
    case 'launch':
      return (
        <Link to="/p/$project/launches/$launch" params={{ project, launch: name }}>
          {shown}
        </Link>
      );
    case 'experiment':
      return (
        <Link to="/p/$project/experiments/$experiment" params={{ project, experiment: name }}>
          {shown}
        </Link>
      );
    case 'segment':
      return (
        <Link to="/p/$project/segments/$segment" params={{ project, segment: name }}>
          {shown}
        </Link>
      );
    default:
      return shown;
  }
};
