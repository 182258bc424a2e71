import { Link } from '@tanstack/react-router';
import { ForRole } from '../../parts/for-role.tsx';
import { words } from '../../words/en.ts';

interface NewLaunchLinkProps {
  readonly project: string;
  readonly feature?: string;
}

/** Leads to the form of a new launch, on a feature if there is one. */
export const NewLaunchLink = ({ project, feature }: NewLaunchLinkProps) => (
  <ForRole least="operator">
    <Link
      to="/p/$project/create-launch"
      params={{ project }}
      search={feature === undefined ? {} : { feature }}
      className="main-button"
    >
      {words.launchForm.newTitle}
    </Link>
  </ForRole>
);
