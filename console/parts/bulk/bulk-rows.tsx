import { words } from '../../words/en.ts';
import { Badge } from '../badge.tsx';
import { Name } from '../name.tsx';

const { bulk: text } = words;

export interface BulkRow {
  readonly name: string;
  readonly state: 'waits' | 'done' | 'failed';
  /** What the service said. */
  readonly why?: string;
}

const tones = { waits: 'grey', done: 'green', failed: 'red' } as const;

export const BulkRows = ({ rows }: { readonly rows: readonly BulkRow[] }) => (
  <ul className="bulk-rows">
    {rows.map(({ name, state, why }) => (
      <li key={name}>
        <Name>{name}</Name> <Badge tone={tones[state]}>{text.states[state]}</Badge>
        {why !== undefined && (
          <span className="bulk-why quiet">
            <Name>{why}</Name>
          </span>
        )}
      </li>
    ))}
  </ul>
);
