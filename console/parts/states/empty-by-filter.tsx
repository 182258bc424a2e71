import { words } from '../../words/en.ts';

interface EmptyByFilterProps {
  readonly filter: string;
  /** How many were looked at, while there are more; undefined when all were. */
  readonly searched: number | undefined;
  readonly clear: () => void;
}

/** Nothing passes the filter, which is not the same as that there is nothing. */
export const EmptyByFilter = ({ filter, searched, clear }: EmptyByFilterProps) => (
  <div className="empty">
    <p>{searched === undefined ? words.states.emptyByFilter(filter) : words.states.searchedPartly(searched)}</p>
    <button type="button" className="small-button" onClick={clear}>
      {words.states.clearFilter}
    </button>
  </div>
);
