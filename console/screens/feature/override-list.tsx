import { useState } from 'react';
import { Name } from '../../parts/name.tsx';
import { Paging, rowsOf } from '../../parts/paging.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { words } from '../../words/en.ts';
import type { Overrides } from './override-changes.ts';

const { feature: text } = words;

interface OverrideListProps {
  readonly overrides: Overrides;
  readonly variations: readonly string[];
  readonly onChange: (overrides: Overrides) => void;
}

export const OverrideList = ({ overrides, variations, onChange }: OverrideListProps) => {
  const [filter, setFilter] = useState('');
  const [page, setPage] = useState(1);
  const all = Object.entries(overrides);
  if (all.length === 0) return <p className="quiet">{text.noOverride}</p>;
  const found = all.filter(([entity]) => entity.includes(filter));
  const remove = (entity: string) => onChange(Object.fromEntries(all.filter(([each]) => each !== entity)));
  return (
    <div>
      <TextField
        label={text.filterEntities}
        type="search"
        value={filter}
        onValue={(value) => {
          setFilter(value);
          setPage(1);
        }}
      />
      <ul className="overrides">
        {rowsOf(found, page).map(([entity, variation]) => (
          <li key={entity}>
            <Name>{entity}</Name>
            <select
              className="field"
              aria-label={`${text.variationOf}: ${entity}`}
              value={variation}
              onChange={(event) => onChange({ ...overrides, [entity]: event.target.value })}
            >
              {variations.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
            <button
              type="button"
              className="small-button"
              aria-label={text.removeVariation(entity)}
              onClick={() => remove(entity)}
            >
              {text.remove}
            </button>
          </li>
        ))}
      </ul>
      <Paging page={page} rows={found.length} onPage={setPage} />
    </div>
  );
};
