/**
 * What a trial that is to be created names and neither the file nor the project has. The service would refuse it, after
 * a part of the file had been applied.
 */
import type { Desired, Values } from '../template/desired.ts';
import { arms } from '../template/reference.ts';
import { segmentsOf } from './export-flags.ts';
import type { ProjectState } from './flags-document.ts';
import type { FileResource } from './read-flags.ts';
import type { FileFault } from './read-members.ts';

export const missingReferences = (
  { desired, path }: FileResource,
  file: readonly FileResource[],
  state: ProjectState,
): FileFault[] => {
  const variations = variationsByFeature(file, state);
  const segments = new Set([...namesIn(file, 'segment'), ...state.segments.map(({ name }) => name)]);
  const missingSegments = segmentsOf(desired.members).filter((name) => !segments.has(name));
  return [
    ...arms(desired.type).flatMap((list) =>
      armsIn(desired.members[list]).flatMap((arm, index) => armFault(arm, variations, [...path, list, index])),
    ),
    ...missingSegments.map((name) => ({
      path,
      message: `names the segment ${name}, which is neither in the file nor in the service`,
    })),
  ];
};

const armsIn = (list: unknown): readonly Values[] => (Array.isArray(list) ? list : []);

const namesIn = (file: readonly FileResource[], type: Desired['type']): string[] =>
  file.filter(({ desired }) => desired.type === type).map(({ desired }) => desired.name);

type VariationsByFeature = ReadonlyMap<string, readonly string[]>;

/** As they will be: those of the file replace those of the project. */
const variationsByFeature = (file: readonly FileResource[], { features }: ProjectState): VariationsByFeature =>
  new Map([
    ...features.map(({ name, variations }) => [name, variationNames(variations)] as const),
    ...file
      .filter(({ desired }) => desired.type === 'feature')
      .map(({ desired }) => [desired.name, variationNames(desired.members.variations)] as const),
  ]);

const variationNames = (variations: unknown): string[] =>
  (Array.isArray(variations) ? variations : []).map(({ name }) => name);

const armFault = (
  { feature, variation }: Values,
  variations: VariationsByFeature,
  path: FileFault['path'],
): FileFault[] => {
  const known = variations.get(String(feature));
  if (!known)
    return [
      { path: [...path, 'feature'], message: `names ${feature}, which is neither in the file nor in the project` },
    ];
  return known.includes(String(variation))
    ? []
    : [{ path: [...path, 'variation'], message: `names ${variation}, but ${feature} has ${known.join(', ')}` }];
};
