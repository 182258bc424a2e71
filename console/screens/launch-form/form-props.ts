/**
 * What each part of the form of a launch is given.
 */
import type { LaunchDraft } from './launch-draft.ts';
import type { Problems } from './read-draft.ts';

export interface FormProps {
  readonly project: string;
  readonly draft: LaunchDraft;
  readonly change: (changed: Partial<LaunchDraft>) => void;
  /** Problems to show; fields that nobody has touched show none. */
  readonly problems: Problems;
  /** While it runs, only the steps that have not begun can change. */
  readonly running: boolean;
}
