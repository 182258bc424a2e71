import type { LaunchSummary } from '../../api/queries/launches.ts';
import { Badge } from '../../parts/badge.tsx';
import { Moment } from '../../parts/moment.tsx';
import type { Column } from '../../parts/table.ts';
import { words } from '../../words/en.ts';
import { LaunchLine } from './launch-line.tsx';
import { LaunchName } from './launch-name.tsx';

const { launches: text } = words;

export const launchColumns = (project: string): readonly Column<LaunchSummary>[] => [
  {
    id: 'name',
    header: text.name,
    width: 260,
    cell: ({ name, status, heldSince }) => (
      <span className="trial-name">
        <LaunchName project={project} name={name} />
        {heldSince === undefined ? (
          <Badge tone={status === 'RUNNING' ? 'blue' : 'grey'}>{text.statuses[status]}</Badge>
        ) : (
          <Badge tone="amber">{text.held}</Badge>
        )}
      </span>
    ),
  },
  { id: 'where', header: text.where, cell: (launch) => <LaunchLine launch={launch} /> },
  {
    id: 'updated',
    header: text.updated,
    width: 150,
    card: false,
    cell: ({ lastUpdatedTime }) => <Moment time={lastUpdatedTime} relative />,
  },
];
