/**
 * The screens of a project, in the order of the navigation. A new screen of a noun is a line here.
 */
import { words } from '../words/en.ts';

export const navigationItems = [
  { to: '/p/$project', label: words.overview.title },
  { to: '/p/$project/features', label: words.features.title },
  { to: '/p/$project/launches', label: words.launches.title },
  { to: '/p/$project/experiments', label: words.experiments.title },
  { to: '/p/$project/segments', label: words.segments.title },
  { to: '/p/$project/events', label: words.events.title },
  { to: '/p/$project/history', label: words.history.title },
  { to: '/p/$project/settings', label: words.settings.title },
] as const;
