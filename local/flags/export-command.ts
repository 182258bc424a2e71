/**
 * `selfevident export`: a project as a document.
 */
import { exportFlags } from '../../domain/flags/export-flags.ts';
import type { FlagsDocument } from '../../domain/flags/flags-document.ts';
import type { PlaceOptions } from '../client/place.ts';
import { StartError } from '../start-error.ts';
import type { CommandResult } from './command-result.ts';
import { openFlagsService } from './open-service.ts';
import type { FlagsOptions } from './options.ts';
import { readFolder } from './read-source.ts';
import { readProjectState } from './read-state.ts';
import { writeYaml } from './yaml-text.ts';

export const runExport = async (options: FlagsOptions): Promise<CommandResult> => {
  const { operand, project, json } = options;
  const document = operand === undefined ? await exportProject(options, project) : readFolder(operand, project);
  return { output: json ? `${JSON.stringify(document, null, 2)}\n` : writeYaml(document), code: 0 };
};

/** @throws StartError for a project that does not exist. */
export const exportProject = async (place: PlaceOptions, project: string | undefined): Promise<FlagsDocument> => {
  if (project === undefined) throw new StartError('--project is missing: the name of the project to read.');
  const service = await openFlagsService(place);
  const state = await readProjectState(service, project);
  if (!state.project) throw new StartError(`There is no project ${project} at ${service.origin}.`);
  return exportFlags({ ...state, project: state.project });
};
