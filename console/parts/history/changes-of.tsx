/**
 * The latest changes of a resource beneath it, or of all in a project: when, what, by whom, and what became of what.
 */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { historyQuery } from '../../api/queries/history.ts';
import { words } from '../../words/en.ts';
import { Answer } from '../states/answer.tsx';
import { HistoryLine } from './history-line.tsx';

const { history: text } = words;

interface ChangesOfProps {
  readonly project: string;
  /** As in ListHistory: `experiment/NAME`. Without one all of the project, and then in brief. */
  readonly resource?: string;
  /** Whether it is in no project, as a segment is. */
  readonly ofAccount?: boolean;
  /** The last change alone, which is only read. */
  readonly latest?: boolean;
}

export const ChangesOf = ({ project, resource, ofAccount = false, latest = false }: ChangesOfProps) => {
  const query = useQuery(historyQuery(ofAccount ? undefined : project, resource, latest ? 1 : undefined));
  return (
    <Answer query={query} lines={4}>
      {(records) =>
        records.length === 0 ? (
          <p className="quiet">{text.first}</p>
        ) : (
          <ol className="history-lines">
            {records.map((record) => (
              <HistoryLine
                key={record.id}
                project={project}
                record={record}
                ofOne={resource !== undefined}
                brief={resource === undefined}
                fixed={latest}
              />
            ))}
          </ol>
        )
      }
    </Answer>
  );
};

/** The same as a part of a page, with the way to all of them. */
export const ChangesSection = (props: ChangesOfProps & { readonly resource: string }) => {
  const { project, resource, ofAccount } = props;
  return (
    <section className="section" aria-label={text.changes}>
      <div className="section-head">
        <h2>{text.changes}</h2>
        <Link
          className="small-button"
          to="/p/$project/history"
          params={{ project }}
          search={{ resource, ...(ofAccount ? { of: 'account' } : {}) }}
        >
          {text.all}
        </Link>
      </div>
      <ChangesOf {...props} />
    </section>
  );
};
