/**
 * A project at a glance: what waits for somebody, what runs, what happens next by itself, and what changed.
 */
import { usePrefetchQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { serviceNow } from '../../api/clock.ts';
import { summariesNowQuery } from '../../api/queries/experiments.ts';
import { historyQuery } from '../../api/queries/history.ts';
import { runningLaunchesQuery } from '../../api/queries/launches.ts';
import { usageQuery } from '../../api/queries/usage.ts';
import { ChangesOf } from '../../parts/history/changes-of.tsx';
import { Page } from '../../parts/page.tsx';
import { Answer } from '../../parts/states/answer.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { words } from '../../words/en.ts';
import '../experiments/trials.css';
import './overview.css';
import { Needs } from './needs.tsx';
import { needsOf } from './needs-of.ts';
import { Next } from './next.tsx';
import { nextOf } from './next-of.ts';
import { Running } from './running.tsx';
import { StaleFeatures, staleIn } from './stale-features.tsx';

const route = getRouteApi('/p/$project/');
const { overview: text } = words;

const isOnItsWay = ({ data, failureReason }: { readonly data: unknown; readonly failureReason: unknown }): boolean =>
  data === undefined && failureReason === null;

export const Overview = () => {
  const { project } = route.useParams();
  const summaries = useQuery(summariesNowQuery(project));
  const launches = useQuery(runningLaunchesQuery(project));
  const usage = useQuery({ ...usageQuery(project), refetchInterval: false });
  const stale = usage.data ? staleIn(usage.data) : [];
  usePrefetchQuery(historyQuery(project, undefined));
  // Sections that came one by one would push each other down.
  if ([summaries, launches, usage].some(isOnItsWay))
    return (
      <Page title={text.title}>
        <Skeleton lines={14} />
      </Page>
    );
  return (
    <Page title={text.title}>
      <div className="overview">
        <div>
          <section className="section" aria-label={text.needs}>
            <h2>{text.needs}</h2>
            <Answer query={summaries} lines={2}>
              {(experiments) => (
                <Answer query={launches} lines={2}>
                  {(running) => (
                    <Needs
                      project={project}
                      needs={needsOf(experiments, running, serviceNow())}
                      isQuiet={stale.length > 0}
                    />
                  )}
                </Answer>
              )}
            </Answer>
            <Answer query={usage} lines={1}>
              {() => <StaleFeatures project={project} names={stale} />}
            </Answer>
          </section>
          <section className="section" aria-label={text.runs}>
            <h2>{text.runs}</h2>
            <Answer query={summaries} lines={6} dated>
              {(experiments) => (
                <Answer query={launches} lines={3}>
                  {(running) => <Running project={project} experiments={experiments} launches={running} />}
                </Answer>
              )}
            </Answer>
          </section>
        </div>
        <div>
          <section className="section" aria-label={text.next}>
            <h2>{text.next}</h2>
            <Answer query={summaries} lines={4}>
              {(experiments) => (
                <Answer query={launches} lines={4}>
                  {(running) => <Next project={project} events={nextOf(experiments, running, serviceNow())} />}
                </Answer>
              )}
            </Answer>
          </section>
          <section className="section" aria-label={text.lately}>
            <h2>{text.lately}</h2>
            <ChangesOf project={project} />
          </section>
        </div>
      </div>
    </Page>
  );
};
