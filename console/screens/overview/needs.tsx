import { Badge } from '../../parts/badge.tsx';
import { words } from '../../words/en.ts';
import type { Need } from './needs-of.ts';
import { TrialLink } from './trial-link.tsx';

interface NeedsProps {
  readonly project: string;
  readonly needs: readonly Need[];
  /** Whether to say nothing instead of that nothing waits: something else does. */
  readonly isQuiet: boolean;
}

export const Needs = ({ project, needs, isQuiet }: NeedsProps) => {
  if (needs.length === 0) return isQuiet ? null : <p className="quiet">{words.overview.needsNothing}</p>;
  return (
    <ul className="needs">
      {needs.map(({ type, name, what, tone, text }) => (
        <li key={`${type} ${name}`}>
          <div className="running-head">
            <Badge tone={tone}>{what}</Badge>
            <TrialLink project={project} type={type} name={name} />
          </div>
          <p>
            <bdi>{text}</bdi>
          </p>
        </li>
      ))}
    </ul>
  );
};
