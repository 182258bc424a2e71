/**
 * A table that becomes two-line cards where a page is narrow: the first column is the first line, the rest the second.
 */
import Table from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { useNarrow } from './use-narrow.ts';

export interface Column<Item> {
  readonly id: string;
  readonly header: string;
  readonly cell: (item: Item) => ReactNode;
  /** The names of the two orders, ascending and descending, where one may sort by it. */
  readonly sort?: string;
  readonly width?: number;
  /** Whether a card has it. */
  readonly card?: boolean;
}

interface CardTableProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly columns: readonly Column<Item>[];
  readonly empty: ReactNode;
  /** The order as it is in the address: `name`, or `-name` for descending. */
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
}

export const CardTable = <Item,>(props: CardTableProps<Item>) =>
  useNarrow() ? <CardList {...props} /> : <WideTable {...props} />;

const WideTable = <Item,>({ label, items, keyOf, columns, empty, sort = '', onSort }: CardTableProps<Item>) => {
  const sorted = sort.replace(/^-/, '');
  return (
    <Table
      variant="borderless"
      items={items}
      trackBy={keyOf}
      wrapLines
      empty={empty}
      ariaLabels={{ tableLabel: label }}
      columnDefinitions={columns.map(({ id, header, cell, sort: by, width }) => ({
        id,
        header,
        cell,
        ...(by ? { sortingField: by } : {}),
        ...(width ? { width } : {}),
      }))}
      sortingColumn={{ sortingField: sorted }}
      sortingDescending={sort.startsWith('-')}
      onSortingChange={({ detail }) =>
        onSort?.(`${detail.isDescending ? '-' : ''}${detail.sortingColumn.sortingField}`)
      }
    />
  );
};

const CardList = <Item,>({ label, items, keyOf, columns, empty }: CardTableProps<Item>) => {
  if (items.length === 0) return <div>{empty}</div>;
  const [first, ...rest] = columns;
  return (
    <ul className="cards" aria-label={label}>
      {items.map((item) => (
        <li key={keyOf(item)}>
          <div className="card-title">{first?.cell(item)}</div>
          <div className="card-line">
            {rest
              .filter(({ card = true }) => card)
              .map(({ id, header, cell }) => (
                <span key={id}>
                  <span className="card-label">{header}</span> {cell(item)}
                </span>
              ))}
          </div>
        </li>
      ))}
    </ul>
  );
};
