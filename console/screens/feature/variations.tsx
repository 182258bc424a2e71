import { Link } from '@tanstack/react-router';
import type { Feature } from '../../api/queries/features.ts';
import { Badge } from '../../parts/badge.tsx';
import { CardTable, type Column } from '../../parts/card-table.tsx';
import { Name } from '../../parts/name.tsx';
import { words } from '../../words/en.ts';
import { valueText } from './value-text.ts';

const { feature: text } = words;

type Variation = Feature['variations'][number];

export const Variations = ({ project, feature }: { readonly project: string; readonly feature: Feature }) => (
  <section className="section" aria-label={text.variations}>
    <div className="section-head">
      <h2>{text.variations}</h2>
      <Link
        className="small-button"
        to="/p/$project/features/$feature"
        params={{ project, feature: feature.name }}
        search={{ dialog: 'overrides' }}
      >
        {text.editOverrides}
      </Link>
    </div>
    <CardTable<Variation>
      label={text.variations}
      items={feature.variations}
      keyOf={({ name = '' }) => name}
      empty={null}
      columns={columnsFor(feature.defaultVariation)}
    />
  </section>
);

const columnsFor = (defaultVariation: string | undefined): readonly Column<Variation>[] => [
  {
    id: 'name',
    header: text.name,
    cell: ({ name = '' }) => (
      <>
        <Name>{name}</Name> {name === defaultVariation && <Badge tone="grey">{text.isDefault}</Badge>}
      </>
    ),
  },
  { id: 'value', header: text.value, cell: ({ value }) => <code className="name">{valueText(value)}</code> },
];
