import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { referencesQuery } from '../../api/queries/segments.ts';
import { Badge } from '../../parts/badge.tsx';
import { Name } from '../../parts/name.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { words } from '../../words/en.ts';

const { segments: text } = words;

/** Launches and experiments of every project. */
export const SegmentUsers = ({ segment }: { readonly segment: string }) => {
  const query = useQuery(referencesQuery(segment));
  return (
    <section className="section" aria-label={text.usedBy}>
      <h2>{text.usedBy}</h2>
      <Answer query={query} lines={3}>
        {(users) =>
          users.length === 0 ? (
            <p className="quiet">{text.notUsed}</p>
          ) : (
            <ul className="segment-users">
              {users.map(({ name, type, arn = '', status = '' }) => (
                <li key={arn}>
                  <span className="quiet">{type === 'LAUNCH' ? text.launch : text.experiment}</span>
                  <UserLink project={projectOf(arn)} name={name} isLaunch={type === 'LAUNCH'} />
                  <Badge tone={status === 'RUNNING' ? 'blue' : 'grey'}>{status.toLowerCase()}</Badge>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
};

/** `arn:...:project/NAME/launch/NAME`. */
const projectOf = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1).split('/')[1] ?? '';

interface UserLinkProps {
  readonly project: string;
  readonly name: string;
  readonly isLaunch: boolean;
}

const UserLink = ({ project, name, isLaunch }: UserLinkProps) => {
  const shown = <Name>{`${project} / ${name}`}</Name>;
  return isLaunch ? (
    <Link to="/p/$project/launches/$launch" params={{ project, launch: name }}>
      {shown}
    </Link>
  ) : (
    <Link to="/p/$project/experiments/$experiment" params={{ project, experiment: name }}>
      {shown}
    </Link>
  );
};
