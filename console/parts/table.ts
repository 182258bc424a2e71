/** What a table is of, as cards and as a wide table. */
import type { ReactNode } from 'react';

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

export interface CardTableProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly columns: readonly Column<Item>[];
  readonly empty: ReactNode;
  /** The order as it is in the address: `name`, or `-name` for descending. */
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
}
