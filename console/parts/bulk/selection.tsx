import { words } from '../../words/en.ts';
import type { Column } from '../table.ts';

/** The names in an address. */
export const selectedIn = (text: string | undefined): readonly string[] => text?.split(',').filter(Boolean) ?? [];

interface Selection {
  readonly selected: readonly string[];
  readonly show: (changed: object) => void;
}

/** The columns with a box before the first: there, a card has it too. */
export const withSelection = <Item extends { readonly name: string }>(
  columns: readonly Column<Item>[],
  { selected, show }: Selection,
): readonly Column<Item>[] =>
  columns.map((column, index) =>
    index > 0
      ? column
      : {
          ...column,
          cell: (item) => (
            <span className="selectable">
              <input
                type="checkbox"
                aria-label={words.bulk.select(item.name)}
                checked={selected.includes(item.name)}
                onChange={() => show({ selected: toggled(selected, item.name).join(',') || undefined })}
              />
              {column.cell(item)}
            </span>
          ),
        },
  );

const toggled = (selected: readonly string[], name: string): readonly string[] =>
  selected.includes(name) ? selected.filter((one) => one !== name) : [...selected, name];
