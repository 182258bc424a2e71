import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { experimentQuery, healthQuery, summariesQuery } from '../api/queries/experiments.ts';
import { queryClient } from '../api/query-client.ts';
import { withTable } from '../parts/wide-table-file.ts';
import { asking, type OfProject } from './asking.ts';
import { editSteps, trialShows, wizardSteps } from './choices.ts';
import { nameParams } from './name-params.ts';
import { projectRoute } from './root.ts';
import { flag, oneOf, positive, present, text } from './search.ts';
import { selection } from './selection.ts';

type Raw = Record<string, unknown>;

export const trialList = (raw: Raw) =>
  present({
    show: oneOf(raw, 'show', trialShows),
    filter: text(raw, 'filter'),
    page: positive(raw, 'page'),
    ...selection(raw),
  });

export const experimentRoutes = [
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/experiments',
    validateSearch: trialList,
    loader: asking<OfProject>(({ project }) => queryClient.prefetchInfiniteQuery(summariesQuery(project))),
    component: lazyRouteComponent(
      withTable(() => import('../screens/experiments/experiments.tsx')),
      'Experiments',
    ),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    // Not below `/experiments/`, where an experiment may have any name.
    path: '/create-experiment',
    validateSearch: (raw: Raw) => present({ step: oneOf(raw, 'step', wizardSteps), feature: text(raw, 'feature') }),
    component: lazyRouteComponent(
      () => import('../screens/experiment-wizard/experiment-wizard.tsx'),
      'ExperimentWizard',
    ),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/experiments/$experiment',
    params: nameParams('experiment'),
    /** `metric` and `treatment` are those of the band; `numbers` and `arrivals` show the tables of the two charts;
     * `days` are those that were planned when it was made. */
    validateSearch: (raw: Raw) =>
      present({
        metric: text(raw, 'metric'),
        treatment: text(raw, 'treatment'),
        numbers: flag(raw, 'numbers'),
        arrivals: flag(raw, 'arrivals'),
        dialog: oneOf(raw, 'dialog', ['start', 'stop', 'ship', 'delete'] as const),
        ship: text(raw, 'ship'),
        days: text(raw, 'days'),
      }),
    loader: asking(
      ({ project, experiment }) => queryClient.prefetchQuery(experimentQuery(project, experiment)),
      ({ project, experiment }) => queryClient.prefetchQuery(healthQuery(project, experiment)),
    ),
    component: lazyRouteComponent(() => import('../screens/experiment/experiment.tsx'), 'Experiment'),
  }),
  createRoute({
    getParentRoute: () => projectRoute,
    path: '/experiments/$experiment/edit',
    params: nameParams('experiment'),
    validateSearch: (raw: Raw) => present({ step: oneOf(raw, 'step', editSteps) }),
    component: lazyRouteComponent(() => import('../screens/experiment-wizard/edit-experiment.tsx'), 'EditExperiment'),
  }),
] as const;
