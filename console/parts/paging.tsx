import { words } from '../words/en.ts';

const ROWS = 25;

interface PagingProps {
  /** From 1. */
  readonly page: number;
  readonly rows: number;
  readonly onPage: (page: number) => void;
}

/** The way to further rows; nothing when all are on one page. */
export const Paging = ({ page, rows, onPage }: PagingProps) => {
  const pages = Math.ceil(rows / ROWS);
  if (pages <= 1) return null;
  return (
    <nav className="pages" aria-label={words.paging.label}>
      <button type="button" className="small-button" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {words.paging.previous}
      </button>
      <span>{words.paging.page(page, pages)}</span>
      <button type="button" className="small-button" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {words.paging.next}
      </button>
    </nav>
  );
};

/** The rows of a page. */
export const rowsOf = <Item,>(items: readonly Item[], page: number): readonly Item[] =>
  items.slice((page - 1) * ROWS, page * ROWS);
