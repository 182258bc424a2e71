import { Link } from '@tanstack/react-router';
import type { FeatureSummary } from '../../api/queries/features.ts';
import { Badge } from '../../parts/badge.tsx';
import type { Column } from '../../parts/card-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { words } from '../../words/en.ts';
import { ruleTypeOf } from '../feature/rule-type.ts';

const { features: text } = words;

export const featureColumns = (project: string): readonly Column<FeatureSummary>[] => [
  {
    id: 'name',
    header: text.name,
    sort: 'name',
    cell: ({ name }) => (
      <Link to="/p/$project/features/$feature" params={{ project, feature: name }}>
        <Name>{name}</Name>
      </Link>
    ),
  },
  { id: 'runs', header: text.runs, cell: (feature) => <Runs feature={feature} /> },
  { id: 'default', header: text.default, cell: ({ defaultVariation = '' }) => <Name>{defaultVariation}</Name> },
  {
    id: 'updated',
    header: text.updated,
    sort: 'updated',
    card: false,
    cell: ({ lastUpdatedTime }) => <Moment time={lastUpdatedTime} relative />,
  },
];

const Runs = ({ feature }: { readonly feature: FeatureSummary }) => {
  const { evaluationRules = [], evaluationStrategy } = feature;
  if (evaluationStrategy === 'DEFAULT_VARIATION') return <Badge tone="amber">{text.off}</Badge>;
  if (evaluationRules.length === 0) return <span className="quiet">{text.nothingRuns}</span>;
  return (
    <>
      {evaluationRules.map(({ name = '', type }) => (
        <span key={`${type}/${name}`} className="running">
          <Badge tone="blue">{text[ruleTypeOf(type)]}</Badge> <Name>{name}</Name>
        </span>
      ))}
    </>
  );
};
