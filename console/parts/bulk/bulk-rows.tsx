import type { FailureFacts } from '../../api/failure.ts';
import { words } from '../../words/en.ts';
import { Badge } from '../badge.tsx';
import { ChangesOf } from '../history/changes-of.tsx';
import { Name } from '../name.tsx';
import type { BulkNoun } from './calls.ts';

const { bulk: text } = words;

export interface BulkRow {
  readonly name: string;
  readonly state: 'waits' | 'done' | 'failed';
  readonly failure?: FailureFacts;
}

interface BulkRowsProps {
  readonly noun: BulkNoun;
  readonly project: string;
  readonly rows: readonly BulkRow[];
}

const tones = { waits: 'grey', done: 'green', failed: 'red' } as const;

export const BulkRows = ({ noun, project, rows }: BulkRowsProps) => (
  <ul className="bulk-rows">
    {rows.map(({ name, state, failure }) => (
      <li key={name}>
        <Name>{name}</Name> <Badge tone={tones[state]}>{text.states[state]}</Badge>
        {failure && (
          <div className="bulk-why quiet">
            {isElsewhere(failure) ? (
              <>
                <p>{text.elsewhere}</p>
                <ChangesOf project={project} resource={`${noun}/${name}`} latest />
              </>
            ) : (
              <Name>{failure.message}</Name>
            )}
          </div>
        )}
      </li>
    ))}
  </ul>
);

/** Whether it is another one by now, or gone. */
const isElsewhere = ({ errorName, members }: FailureFacts): boolean =>
  errorName === 'ResourceNotFoundException' || members?.currentVersion !== undefined;
