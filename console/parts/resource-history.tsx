import { useQuery } from '@tanstack/react-query';
import { historyQuery } from '../api/queries/history.ts';
import { words } from '../words/en.ts';
import { actorOf } from './actor.ts';
import { Moment } from './moment.tsx';
import { Name } from './name.tsx';
import { Answer } from './states/answer.tsx';

interface ResourceHistoryProps {
  readonly project: string;
  /** As in ListHistory: `launch/NAME`. */
  readonly resource: string;
}

/** Who changed a resource, and when; the newest first. */
export const ResourceHistory = ({ project, resource }: ResourceHistoryProps) => {
  const query = useQuery(historyQuery(project, resource));
  return (
    <section className="section" aria-label={words.feature.history}>
      <h2>{words.feature.history}</h2>
      <Answer query={query} lines={3}>
        {(records) =>
          records.length === 0 ? (
            <p className="quiet">{words.feature.noHistory}</p>
          ) : (
            <ul className="history">
              {records.map(({ id, time, operation, actor }) => (
                <li key={id}>
                  <Moment time={time} /> <strong>{operation}</strong> <Name>{actorOf(actor)}</Name>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
};
