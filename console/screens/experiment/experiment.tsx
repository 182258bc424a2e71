/**
 * An experiment in the order in which people ask: the result, whether it can be trusted, how it came about, all numbers,
 * what was set up, and who changed it.
 */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { isGone } from '../../api/failure.ts';
import { experimentQuery, healthQuery } from '../../api/queries/experiments.ts';
import { ChangesSection } from '../../parts/history/changes-of.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { Missing } from '../../parts/states/missing.tsx';
import { words } from '../../words/en.ts';
import { StateBadge } from '../experiments/state-badge.tsx';
import { Configuration } from './configuration.tsx';
import { ExperimentActions } from './experiment-actions.tsx';
import { ExperimentDialogs } from './experiment-dialogs.tsx';
import { HowToRead } from './how-to-read.tsx';
import { Results } from './results.tsx';
import '../experiments/trials.css';
import './experiment.css';

const route = getRouteApi('/p/$project/experiments/$experiment');

export const Experiment = () => {
  const { project, experiment: name } = route.useParams();
  const experiment = useQuery(experimentQuery(project, name));
  const health = useQuery(healthQuery(project, name));
  const above = (
    <Link to="/p/$project/experiments" params={{ project }}>
      {words.experiments.title}
    </Link>
  );
  // The form had this address once.
  const missing =
    name === 'new' && experiment.data === undefined ? (
      <Navigate to="/p/$project/create-experiment" params={{ project }} replace />
    ) : (
      <Missing project={project} resource={`experiment/${name}`} />
    );
  return (
    <Page
      title={name}
      above={above}
      beside={health.data?.state && <StateBadge state={health.data.state} />}
      actions={experiment.data && !isGone(experiment) && <ExperimentActions experiment={experiment.data} />}
    >
      <Answer query={experiment} lines={14} missing={missing}>
        {(found) => (
          <>
            <Answer query={health} lines={30} dated>
              {(known) => <Results project={project} experiment={found} health={known} />}
            </Answer>
            <p>
              <Link to="/p/$project/events" params={{ project }} search={{ of: name }}>
                {words.events.watch}
              </Link>
            </p>
            <HowToRead />
            <Configuration experiment={found} health={health.data} />
            <ChangesSection project={project} resource={`experiment/${name}`} />
            <ExperimentDialogs project={project} experiment={found} health={health.data} />
          </>
        )}
      </Answer>
    </Page>
  );
};
