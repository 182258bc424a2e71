import { Link } from '@tanstack/react-router';
import type { FeatureSummary } from '../../api/queries/features.ts';
import type { ProjectUsage } from '../../api/queries/usage.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { latestHours } from '../../parts/hours.ts';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { Sparkline, SparklinePlace } from '../../parts/sparkline.tsx';
import type { Column } from '../../parts/table.ts';
import { words } from '../../words/en.ts';
import { ruleTypeOf } from '../feature/rule-type.ts';

const { features: text } = words;

type FeatureColumn = Column<FeatureSummary>;

/** @param usage undefined while it is not there: a list of features does not wait for it. */
export const featureColumns = (project: string, usage: ProjectUsage | undefined): readonly FeatureColumn[] => [
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
  {
    id: 'state',
    header: text.state,
    width: 120,
    cell: ({ state }) => state && <Badge tone={tones[state]}>{text.states[state]}</Badge>,
  },
  { id: 'runs', header: text.runs, cell: (feature) => <Runs project={project} feature={feature} /> },
  { id: 'default', header: text.default, cell: ({ defaultVariation = '' }) => <Name>{defaultVariation}</Name> },
  {
    id: 'evaluated',
    header: text.evaluated,
    cell: ({ lastEvaluated }) =>
      lastEvaluated === undefined ? (
        <span className="quiet">{text.never}</span>
      ) : (
        <Moment time={lastEvaluated} relative />
      ),
  },
  {
    id: 'usage',
    header: text.usage,
    width: 150,
    cell: ({ name }) => (usage ? <Usage name={name} usage={usage} /> : <SparklinePlace />),
  },
  {
    id: 'updated',
    header: text.updated,
    sort: 'updated',
    card: false,
    cell: ({ lastUpdatedTime }) => <Moment time={lastUpdatedTime} relative />,
  },
];

const tones: Readonly<Record<NonNullable<FeatureSummary['state']>, Tone>> = {
  OFF: 'amber',
  ACTIVE: 'blue',
  NEW: 'grey',
  INACTIVE: 'amber',
  LAUNCHED: 'green',
};

const trialRoutes = {
  launch: '/p/$project/launches/$launch',
  experiment: '/p/$project/experiments/$experiment',
} as const;

const Runs = ({ project, feature }: { readonly project: string; readonly feature: FeatureSummary }) => {
  const { evaluationRules = [] } = feature;
  if (evaluationRules.length === 0) return <span className="quiet">{text.nothingRuns}</span>;
  return evaluationRules.map(({ name = '', type }) => {
    const kind = ruleTypeOf(type);
    return (
      <span key={`${type}/${name}`} className="running">
        <span className="quiet">{text[kind]}</span>{' '}
        <Link to={trialRoutes[kind]} params={{ project, launch: name, experiment: name }}>
          <Name>{name}</Name>
        </Link>
      </span>
    );
  });
};

interface UsageProps {
  readonly name: string;
  readonly usage: ProjectUsage;
}

const Usage = ({ name, usage }: UsageProps) => {
  const { hours = [] } = usage.byFeature.get(name) ?? {};
  const values = latestHours(hours, usage.time, { countOf: ({ evaluations }) => evaluations });
  return <Sparkline label={text.usageOf(name)} values={values} />;
};
