/**
 * Cloudscape's table, alone in a file: it is half of what a page with a table has to load, and a narrow page has none.
 */
import Table from '@cloudscape-design/components/table';
import type { CardTableProps } from './table.ts';

export const WideTable = <Item,>({ label, items, keyOf, columns, empty, sort = '', onSort }: CardTableProps<Item>) => {
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
