/**
 * The flag manifest of OpenFeature, in the two forms that its tools read.
 */
import { manifestFlag } from '../../domain/ofrep/manifest.ts';
import type { EvaluationStore } from '../store/evaluation-store.ts';
import { missing } from './errors.ts';
import type { Context, Handler } from './handler.ts';
import { projectNameIn } from './require.ts';

/** Where OpenFeature's command line says that the schema of its files is. */
const SCHEMA = 'https://raw.githubusercontent.com/open-feature/cli/refs/heads/main/schema/v0/flag-manifest.json';

export const getManifest: Handler<'GetManifest', EvaluationStore> = async (input, context) => ({
  flags: (await flagsOf(context, input.project)).map(([key, flag]) => ({ key, ...flag })),
});

export const getManifestFile: Handler<'GetManifestFile', EvaluationStore> = async (input, context) => {
  const flags = await flagsOf(context, input.project);
  const entries = flags.map(([key, { type, defaultValue }]) => [key, { flagType: type, defaultValue }]);
  return { $schema: SCHEMA, flags: Object.fromEntries(entries) };
};

/** The flags of a project by name, sorted. */
const flagsOf = async (context: Context<EvaluationStore>, reference: string) => {
  const name = projectNameIn(context, reference);
  const rules = await context.store.projectRules.get(name);
  if (rules === 'projectMissing') throw missing(context.deployment, { type: 'project', name });
  return [...rules.features.keys()].sort().flatMap((key) => {
    const feature = rules.features.get(key);
    return feature ? [[key, manifestFlag(feature().rules)] as const] : [];
  });
};
