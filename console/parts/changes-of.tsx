/**
 * The latest changes of a resource, or of all in a project: when, what, by whom.
 */
import { useQuery } from '@tanstack/react-query';
import { type HistoryRecord, historyQuery } from '../api/queries/history.ts';
import { words } from '../words/en.ts';
import { actorOf } from './actor.ts';
import { Moment } from './moment.tsx';
import { Name } from './name.tsx';
import { Answer } from './states/answer.tsx';

interface ChangesOfProps {
  readonly project: string;
  /** As in ListHistory: `experiment/NAME`. All of the project without it, and then each line names its own. */
  readonly resource?: string;
}

export const ChangesOf = ({ project, resource }: ChangesOfProps) => {
  const query = useQuery(historyQuery(project, resource));
  return (
    <Answer query={query} lines={4}>
      {(records) =>
        records.length === 0 ? (
          <p className="quiet">{words.feature.noHistory}</p>
        ) : (
          <ul className="history">
            {records.map((record) => (
              <ChangeLine key={record.id} record={record} named={resource === undefined} />
            ))}
          </ul>
        )
      }
    </Answer>
  );
};

const ChangeLine = ({ record, named }: { readonly record: HistoryRecord; readonly named: boolean }) => (
  <li>
    <Moment time={record.time} /> <strong>{inWords(record.operation)}</strong>
    {named && <Name>{record.resource.slice(record.resource.lastIndexOf('/') + 1)}</Name>}
    {record.actor !== undefined && (
      <span className="quiet">
        <Name>{actorOf(record.actor, record.actorName)}</Name>
      </span>
    )}
  </li>
);

/** `StartExperiment` as "Start experiment". */
const inWords = (operation: string): string => {
  const spaced = operation.replace(/(?<!^)([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};
