/**
 * One change: when, what, of what, by whom; and what it made of what.
 */

import { Link } from '@tanstack/react-router';
import { serviceNow } from '../../api/clock.ts';
import type { HistoryRecord } from '../../api/queries/history.ts';
import { changesInWords } from '../../words/changes.ts';
import { words } from '../../words/en.ts';
import { operationInWords } from '../../words/operations.ts';
import { actorOf } from '../actor.ts';
import { ForRole } from '../for-role.tsx';
import { Moment } from '../moment.tsx';
import { Name } from '../name.tsx';
import { ResourceLink } from '../resource-link.tsx';
import { OPENED } from '../use-dialog.ts';
import './history-lines.css';
import { MemberChanges } from './member-changes.tsx';

const { history: text } = words;

interface HistoryLineProps {
  readonly project: string;
  readonly record: HistoryRecord;
  /** Whether all lines are of one resource, which then need not name it. */
  readonly ofOne?: boolean;
  /** Without what it made of what, and without the way back. */
  readonly brief?: boolean;
  /** Without the way back. */
  readonly fixed?: boolean;
}

export const HistoryLine = ({ project, record, ofOne = false, brief = false, fixed = false }: HistoryLineProps) => {
  const { time, operation, actor, actorName, before, after } = record;
  const isUpdate = before !== undefined && after !== undefined;
  return (
    <li>
      <div className="history-line">
        <span className="history-when">
          <Moment time={time} />
        </span>
        <span className="history-what">
          <strong>{operationInWords(operation)}</strong> {!ofOne && <ResourceLink project={project} record={record} />}
          <span className="quiet history-who">
            <Name>{actor === undefined ? text.byItself : actorOf(actor, actorName)}</Name>
          </span>
        </span>
        {!brief && !fixed && isReversible(record) && <RevertLink project={project} record={record} ofOne={ofOne} />}
      </div>
      {!brief && isUpdate && <MemberChanges changes={changesInWords(before, after, serviceNow())} />}
    </li>
  );
};

/** Opens the dialog in the history, whose filters stay; from elsewhere in the history of the one resource. */
const RevertLink = ({ project, record: { id, time, resource }, ofOne }: Omit<HistoryLineProps, 'brief' | 'fixed'>) => (
  <ForRole least="operator">
    <Link
      className="small-button"
      to="/p/$project/history"
      params={{ project }}
      search={(former: object) => ({ ...(ofOne ? { resource } : former), revert: id, at: time }) as never}
      {...(ofOne ? {} : { state: OPENED })}
    >
      {text.revert}
    </Link>
  </ForRole>
);

/** The service says what cannot be taken back. This only leaves out the button where it is plain. */
const isReversible = ({ operation, resourceType, before, after }: HistoryRecord): boolean =>
  before !== undefined &&
  after !== undefined &&
  resourceType !== 'segment' &&
  /^(Update|TagResource|UntagResource|RevertChange)/.test(operation);
