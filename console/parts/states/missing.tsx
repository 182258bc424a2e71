import { useQuery } from '@tanstack/react-query';
import { historyQuery } from '../../api/queries/history.ts';
import { words } from '../../words/en.ts';
import { actorOf } from '../actor.ts';
import { Moment } from '../moment.tsx';
import { Name } from '../name.tsx';

interface MissingProps {
  /** Absent for what is in no project, as a segment is. */
  readonly project?: string;
  /** As in ListHistory: `feature/NAME`. */
  readonly resource: string;
}

/** Instead of a resource that is not there: who deleted it, if somebody did. */
export const Missing = ({ project, resource }: MissingProps) => {
  const { data = [] } = useQuery(historyQuery(project, resource, 1));
  const [last] = data;
  const deletion = last?.operation.startsWith('Delete') ? last : undefined;
  return (
    <div className="notice amber" role="alert">
      <p className="notice-title">{words.states.notFound}</p>
      {deletion ? (
        <p>
          {words.states.deletedBy} <Name>{actorOf(deletion.actor, deletion.actorName)}</Name>,{' '}
          <Moment time={deletion.time} />.
        </p>
      ) : (
        <p>{words.states.notFoundText}</p>
      )}
    </div>
  );
};
