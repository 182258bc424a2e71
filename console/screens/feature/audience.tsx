import type { ReactNode } from 'react';
import { Name } from '../../parts/name.tsx';
import { words } from '../../words/en.ts';

interface AudienceProps {
  /** None: entities in no segment that matters. */
  readonly segments: readonly string[];
  /** Whether there is no other audience, so that it needs no name. */
  readonly alone: boolean;
  readonly children: ReactNode;
}

/** What holds for the entities of some segments. */
export const Audience = ({ segments, alone, children }: AudienceProps) => (
  <div className="audience">
    {!alone && (
      <p className="quiet">
        {segments.length === 0 ? words.feature.outside : `${words.feature.audience} `}
        <Name>{segments.join(' + ')}</Name>
      </p>
    )}
    {children}
  </div>
);
