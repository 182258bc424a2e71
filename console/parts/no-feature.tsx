import { Link } from '@tanstack/react-router';
import { words } from '../words/en.ts';
import { ForRole } from './for-role.tsx';

/** Instead of a choice among features, where there are none. */
export const NoFeature = ({ project }: { readonly project: string }) => (
  <p className="notice amber">
    {words.features.firstTitle}.{' '}
    <ForRole least="admin">
      <Link to="/p/$project/create-feature" params={{ project }}>
        {words.feature.create}
      </Link>
    </ForRole>
  </p>
);
