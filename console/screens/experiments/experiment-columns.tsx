import { Link } from '@tanstack/react-router';
import type { ExperimentSummary } from '../../api/queries/experiments.ts';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { Headline } from '../../parts/sentence.tsx';
import type { Column } from '../../parts/table.ts';
import { words } from '../../words/en.ts';
import { StateBadge } from './state-badge.tsx';
import { Verdicts } from './verdicts.tsx';

const { experiments: text } = words;

export const experimentColumns = (project: string): readonly Column<ExperimentSummary>[] => [
  {
    id: 'name',
    header: text.name,
    width: 260,
    cell: ({ name, state }) => (
      <span className="trial-name">
        <Link to="/p/$project/experiments/$experiment" params={{ project, experiment: name }}>
          <Name>{name}</Name>
        </Link>
        <StateBadge state={state} />
      </span>
    ),
  },
  {
    id: 'where',
    header: text.where,
    cell: ({ sentence, verdicts }) => (
      <>
        <Headline sentence={sentence} />
        <Verdicts verdicts={verdicts} />
      </>
    ),
  },
  {
    id: 'progress',
    header: text.progress,
    width: 150,
    cell: ({ progress }) => (progress === undefined ? null : <ProgressBar share={progress} />),
  },
  {
    id: 'asOf',
    header: text.updated,
    width: 130,
    card: false,
    cell: ({ asOf }) =>
      asOf === undefined ? <span className="quiet">{text.noLook}</span> : <Moment time={asOf} relative />,
  },
];
