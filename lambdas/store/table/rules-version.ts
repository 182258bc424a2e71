/**
 * Raises the version of a project's rules with each change of them, so that no operation can forget to. Readers of all
 * rules (docs/adr/0053-a-version-of-a-projects-rules.md) learn from one small item whether theirs are still true.
 */

import type { Project } from '../../../domain/project.ts';
import { type Change, type Item, update } from './change.ts';
import { isRulesKey, type Key, keys, projectOfKey } from './schema.ts';

/** Adds to the changes of a transaction a raise for each project whose rules they change. */
export const withRulesVersions = <Outcome extends string>(
  changes: readonly Change<Outcome>[],
): readonly Change<Outcome>[] => {
  const projects = new Set(
    changes
      .map(({ key }) => key)
      .filter(isRulesKey)
      .map(projectOfKey),
  );
  return projects.size === 0 ? changes : [...changes, ...[...projects].map(raiseRulesVersion)];
};

/**
 * The first version of a new project: its time. A project of the same name that was deleted has made fewer changes than
 * milliseconds have passed, so none of its versions comes again.
 */
export const firstRulesVersion = ({ name, createdTime }: Pick<Project, 'name' | 'createdTime'>): Item & Key => ({
  ...keys.rulesVersion(name),
  version: createdTime,
});

/** For changes beside the rules that their readers must learn of. */
export const raiseRulesVersion = (project: string): Change =>
  update(keys.rulesVersion(project), { add: { version: 1 } });
