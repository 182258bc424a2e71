import type { Experiment } from '../../api/queries/experiments.ts';

/** The name of the treatment that the others are compared with. */
export const controlOf = ({ onlineAbDefinition, treatments = [] }: Experiment): string =>
  onlineAbDefinition?.controlTreatmentName ?? treatments[0]?.name ?? '';

export interface Served {
  readonly treatment: string;
  readonly feature: string;
  readonly variation: string;
}

/** What each treatment serves. */
export const servedBy = ({ treatments = [] }: Experiment): readonly Served[] =>
  treatments.flatMap(({ name, featureVariations = {} }) =>
    Object.entries(featureVariations).map(([feature, variation = '']) => ({ treatment: name, feature, variation })),
  );
