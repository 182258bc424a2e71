import type { Feature } from '../../api/queries/features.ts';
import { Badge } from '../../parts/badge.tsx';
import { CardTable } from '../../parts/card-table.tsx';
import { Name } from '../../parts/name.tsx';
import { words } from '../../words/en.ts';
import { valueText } from './value-text.ts';

const { feature: text } = words;

type Variation = Feature['variations'][number];

export const Variations = ({ feature }: { readonly feature: Feature }) => (
  <section className="section" aria-label={text.variations}>
    <h2>{text.variations}</h2>
    <CardTable<Variation>
      label={text.variations}
      items={feature.variations}
      keyOf={({ name = '' }) => name}
      empty={null}
      columns={[
        {
          id: 'name',
          header: text.name,
          cell: ({ name = '' }) => (
            <>
              <Name>{name}</Name> {name === feature.defaultVariation && <Badge tone="grey">{text.isDefault}</Badge>}
            </>
          ),
        },
        { id: 'value', header: text.value, cell: ({ value }) => <code>{valueText(value)}</code> },
      ]}
    />
  </section>
);
