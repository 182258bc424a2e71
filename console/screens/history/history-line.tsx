/**
 * One change: when, what, of what, by whom; and what it made of what.
 */

import { Link } from '@tanstack/react-router';
import { serviceNow } from '../../api/clock.ts';
import type { HistoryRecord } from '../../api/queries/history.ts';
import { actorOf } from '../../parts/actor.ts';
import { ForRole } from '../../parts/for-role.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { ResourceLink } from '../../parts/resource-link.tsx';
import { changesInWords } from '../../words/changes.ts';
import { words } from '../../words/en.ts';
import { operationInWords } from '../../words/operations.ts';
import { MemberChanges } from './member-changes.tsx';

const { history: text } = words;

interface HistoryLineProps {
  readonly project: string;
  readonly record: HistoryRecord;
}

export const HistoryLine = ({ project, record }: HistoryLineProps) => {
  const { id, time, operation, actor, actorName, before, after } = record;
  const isUpdate = before !== undefined && after !== undefined;
  return (
    <li>
      <div className="history-line">
        <span className="history-when">
          <Moment time={time} />
        </span>
        <span className="history-what">
          <strong>{operationInWords(operation)}</strong> <ResourceLink project={project} record={record} />
          <span className="quiet history-who">
            <Name>{actor === undefined ? text.byItself : actorOf(actor, actorName)}</Name>
          </span>
        </span>
        {isReversible(record) && (
          <ForRole least="operator">
            <Link
              className="small-button"
              to="."
              search={(former: object) => ({ ...former, revert: id, at: time }) as never}
              replace
            >
              {text.revert}
            </Link>
          </ForRole>
        )}
      </div>
      {isUpdate && <MemberChanges changes={changesInWords(before, after, serviceNow())} />}
    </li>
  );
};

/** The service says what cannot be taken back. This only leaves out the button where it is plain. */
const isReversible = ({ operation, resourceType, before, after }: HistoryRecord): boolean =>
  before !== undefined &&
  after !== undefined &&
  resourceType !== 'segment' &&
  /^(Update|TagResource|UntagResource|RevertChange)/.test(operation);
