import { Link } from '@tanstack/react-router';
import { Name } from '../../parts/name.tsx';

/** The name of a launch, which leads to its page. */
export const LaunchName = ({ project, name }: { readonly project: string; readonly name: string }) => (
  <Link to="/p/$project/launches/$launch" params={{ project, launch: name }}>
    <Name>{name}</Name>
  </Link>
);
