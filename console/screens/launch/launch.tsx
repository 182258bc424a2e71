import './launch.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { isGone } from '../../api/failure.ts';
import { launchQuery } from '../../api/queries/launch.ts';
import type { Launch as LaunchData } from '../../api/queries/launch-types.ts';
import { Badge } from '../../parts/badge.tsx';
import { ChangesSection } from '../../parts/history/changes-of.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { Missing } from '../../parts/states/missing.tsx';
import { words } from '../../words/en.ts';
import { LaunchActions } from './launch-actions.tsx';
import { LaunchDialog } from './launch-dialog.tsx';
import { LaunchEntities } from './launch-entities.tsx';
import { isHeld } from './launch-facts.ts';
import { LaunchGuards } from './launch-guards.tsx';
import { LaunchMetrics } from './launch-metrics.tsx';
import { LaunchStands } from './launch-stands.tsx';
import { LaunchSteps } from './launch-steps.tsx';
import { LaunchTraffic } from './launch-traffic.tsx';

const route = getRouteApi('/p/$project/launches/$launch');

export const Launch = () => {
  const { project, launch: name } = route.useParams();
  const query = useQuery(launchQuery(project, name));
  const { data } = query;
  // The form had this address once.
  const missing =
    name === 'new' && data === undefined ? (
      <Navigate to="/p/$project/create-launch" params={{ project }} replace />
    ) : (
      <Missing project={project} resource={`launch/${name}`} />
    );
  return (
    <Page
      title={name}
      above={
        <Link to="/p/$project/launches" params={{ project }}>
          {words.launch.above}
        </Link>
      }
      beside={data && <LaunchBadges launch={data} />}
      actions={data && !isGone(query) && <LaunchActions project={project} launch={data} />}
    >
      <Answer query={query} lines={18} missing={missing} dated>
        {(launch) => (
          <>
            {launch.description && (
              <p className="lead">
                <bdi>{launch.description}</bdi>
              </p>
            )}
            <LaunchStands project={project} launch={launch} />
            <LaunchSteps launch={launch} />
            <LaunchTraffic project={project} launch={launch} />
            <LaunchEntities project={project} launch={launch} />
            <LaunchMetrics project={project} launch={launch} />
            <LaunchGuards launch={launch} />
            <ChangesSection project={project} resource={`launch/${name}`} />
            <LaunchDialog project={project} launch={launch} />
          </>
        )}
      </Answer>
    </Page>
  );
};

const tones = { RUNNING: 'blue', CREATED: 'grey', COMPLETED: 'grey', CANCELLED: 'amber', UPDATING: 'grey' } as const;

const LaunchBadges = ({ launch }: { readonly launch: LaunchData }) => (
  <>
    <Badge tone={tones[launch.status]}>{words.launch.status[launch.status] ?? launch.status}</Badge>
    {isHeld(launch) && <Badge tone="amber">{words.launch.held}</Badge>}
  </>
);
