import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Feature } from '../../api/queries/features.ts';
import { type FeatureUsage, featureUsageQuery } from '../../api/queries/usage.ts';
import { Badge } from '../../parts/badge.tsx';
import { CardTable } from '../../parts/card-table.tsx';
import { ForRole } from '../../parts/for-role.tsx';
import { latestHours } from '../../parts/hours.ts';
import { Name } from '../../parts/name.tsx';
import { Sparkline, SparklinePlace } from '../../parts/sparkline.tsx';
import { FailureNotice } from '../../parts/states/failure-notice.tsx';
import type { Column } from '../../parts/table.ts';
import { OPENED } from '../../parts/use-dialog.ts';
import { words } from '../../words/en.ts';
import { count } from '../../words/numbers.ts';
import { valueText } from './value-text.ts';

const { feature: text } = words;

type Variation = Feature['variations'][number];

interface Hours {
  readonly hours: FeatureUsage['hours'];
  /** The service's time, epoch milliseconds. */
  readonly now: number;
}

export const Variations = ({ project, feature }: { readonly project: string; readonly feature: Feature }) => {
  const usage = useQuery(featureUsageQuery(project, feature.name));
  const hours = usage.data && { hours: usage.data.usage[0]?.hours ?? [], now: usage.data.time };
  return (
    <section className="section" aria-label={text.variations}>
      <div className="section-head">
        <h2>{text.variations}</h2>
        <ForRole least="operator">
          <Link
            className="small-button"
            to="/p/$project/features/$feature"
            params={{ project, feature: feature.name }}
            search={{ dialog: 'overrides' }}
            state={OPENED}
          >
            {text.editOverrides}
          </Link>
        </ForRole>
      </div>
      {usage.failureReason && <FailureNotice error={usage.failureReason} asked />}
      <CardTable<Variation>
        label={text.variations}
        items={feature.variations}
        keyOf={({ name = '' }) => name}
        empty={null}
        columns={columnsFor(feature.defaultVariation, hours)}
      />
    </section>
  );
};

const columnsFor = (defaultVariation: string | undefined, hours: Hours | undefined): readonly Column<Variation>[] => [
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
  {
    id: 'usage',
    header: text.usage,
    cell: ({ name = '' }) => (hours ? <Usage name={name} {...hours} /> : <NoUsage />),
  },
];

/** Keeps the place of numbers that are on their way. */
const NoUsage = () => (
  <span className="usage">
    <SparklinePlace /> {'\u00a0'}
  </span>
);

/** Evaluations that served a variation, in each of the latest 24 hours. */
const Usage = ({ name, hours, now }: Hours & { readonly name: string }) => {
  const values = latestHours(hours, now, { countOf: ({ counts }) => counts?.[name] ?? 0 });
  const all = values.reduce((sum, value) => sum + value, 0);
  return (
    <span className="usage">
      <Sparkline label={text.usageOf(name)} values={values} /> {count(all)}
    </span>
  );
};
