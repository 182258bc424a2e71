/**
 * What addresses may say: the words of their search parameters, for the routes that read them and the screens that show
 * them.
 */
export const eventShows = ['all', 'counted', 'dropped'] as const;

export const trialShows = ['running', 'draft', 'ended'] as const;
export type TrialShow = (typeof trialShows)[number];

export const wizardSteps = ['hypothesis', 'treatments', 'goals', 'audience', 'duration'] as const;
export const editSteps = ['hypothesis', 'treatments', 'goals', 'audience', 'review'] as const;

export const launchDialogs = ['start', 'stop', 'continue', 'delete'] as const;
export type LaunchDialogName = (typeof launchDialogs)[number];
