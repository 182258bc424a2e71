/**
 * Features that were asked for once, and not for a week: their code, or they themselves, may go.
 */
import { Link } from '@tanstack/react-router';
import type { ProjectUsage } from '../../api/queries/usage.ts';
import { Badge } from '../../parts/badge.tsx';
import { Name } from '../../parts/name.tsx';
import { words } from '../../words/en.ts';

const { overview: text } = words;

interface StaleFeaturesProps {
  readonly project: string;
  readonly names: readonly string[];
}

export const StaleFeatures = ({ project, names }: StaleFeaturesProps) =>
  names.length === 0 ? null : (
    <ul className="needs stale-features" aria-label={text.stale}>
      <li>
        <div className="running-head">
          <Badge tone="amber">{text.stale}</Badge>
          {names.slice(0, MOST).map((name) => (
            <Link key={name} to="/p/$project/features/$feature" params={{ project, feature: name }}>
              <Name>{name}</Name>
            </Link>
          ))}
        </div>
        <p>{text.staleText(names.length)}</p>
      </li>
    </ul>
  );

const MOST = 5;
const WEEK = 7 * 86_400_000;

export const staleIn = ({ time, byFeature }: ProjectUsage): readonly string[] =>
  [...byFeature].flatMap(([name, { lastEvaluated }]) =>
    lastEvaluated !== undefined && time - lastEvaluated > WEEK ? [name] : [],
  );
