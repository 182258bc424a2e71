/**
 * Every word of the console, in English: a table for each noun. A sentence about a result is not here: the API says it.
 */

import { bulk } from './en/bulk.ts';
import { chart } from './en/chart.ts';
import { errorSentences, FORBIDDEN, failureSentences } from './en/errors.ts';
import { events } from './en/events.ts';
import { experiment } from './en/experiment.ts';
import { experimentWizard } from './en/experiment-wizard.ts';
import { experiments } from './en/experiments.ts';
import { feature } from './en/feature.ts';
import { features } from './en/features.ts';
import { history } from './en/history.ts';
import { launch } from './en/launch.ts';
import { launchForm, threeWays } from './en/launch-form.ts';
import { launches } from './en/launches.ts';
import { overview } from './en/overview.ts';
import { projects } from './en/projects.ts';
import { pattern, segments } from './en/segments.ts';
import { settings } from './en/settings.ts';
import { clock, roles, shell, signIn, signInPerson, version } from './en/shell.ts';
import { confirm, deletion, paging, service, someone, states } from './en/states.ts';
import { why } from './en/why.ts';

export const words = {
  bulk,
  chart,
  clock,
  confirm,
  deletion,
  errors: errorSentences,
  events,
  experiment,
  experiments,
  experimentWizard,
  failures: failureSentences,
  feature,
  features,
  forbidden: FORBIDDEN,
  history,
  launch,
  launchForm,
  launches,
  overview,
  paging,
  pattern,
  projects,
  segments,
  settings,
  shell,
  roles,
  service,
  signIn,
  signInPerson,
  someone,
  states,
  threeWays,
  version,
  why,
} as const;
