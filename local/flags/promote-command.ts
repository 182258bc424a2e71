/**
 * `selfevident promote`: an export of one place, applied to another.
 */
import { readFlags } from '../../domain/flags/read-flags.ts';
import { StartError } from '../start-error.ts';
import { applySource } from './apply-command.ts';
import type { CommandResult } from './command-result.ts';
import { exportProject } from './export-command.ts';
import type { FlagsOptions } from './options.ts';
import { promotionPlaceOf } from './promotion-place.ts';
import { pathText } from './read-source.ts';

export const runPromote = async (options: FlagsOptions): Promise<CommandResult> => {
  const { from, to, project, region } = options;
  if (from === undefined || to === undefined)
    throw new StartError('selfevident promote takes --from PLACE and --to PLACE.');
  const [source, target] = [promotionPlaceOf(from, project), promotionPlaceOf(to, project)];
  const document = await exportProject({ region, ...source }, source.project);
  // What is set of the project itself belongs to its place.
  const { resources } = readFlags({ ...document, project: { name: target.project } });
  const describe = ({ path, message }: { readonly path: readonly (string | number)[]; readonly message: string }) =>
    `${pathText(path)} ${message}`;
  return applySource({ resources, project: target.project, describe }, { region, ...target }, options);
};
