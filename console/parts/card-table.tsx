/**
 * A table that becomes two-line cards where a page is narrow: the first column is the first line, the rest the second.
 * Cards are also what there is while the table's files are not there.
 */
import type { CardTableProps } from './table.ts';
import { useNarrow } from './use-narrow.ts';
import { useWideTable } from './wide-table-file.ts';

export const CardTable = <Item,>(props: CardTableProps<Item>) => {
  const Wide = useWideTable();
  return useNarrow() || !Wide ? <CardList {...props} /> : <Wide {...props} />;
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
