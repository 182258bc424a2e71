import { Link } from '@tanstack/react-router';
import { Name } from '../../parts/name.tsx';
import { LaunchName } from '../launches/launch-name.tsx';

interface TrialLinkProps {
  readonly project: string;
  readonly type: 'launch' | 'experiment';
  readonly name: string;
}

export const TrialLink = ({ project, type, name }: TrialLinkProps) =>
  type === 'launch' ? (
    <LaunchName project={project} name={name} />
  ) : (
    <Link to="/p/$project/experiments/$experiment" params={{ project, experiment: name }}>
      <Name>{name}</Name>
    </Link>
  );
