/**
 * What launches and experiments show alike.
 */
interface TrialTimes {
  readonly startedTime?: number;
  readonly endedTime?: number;
}

/** When it ran; nothing before its start. */
export const executionView = ({ startedTime, endedTime }: TrialTimes) =>
  startedTime === undefined ? {} : { execution: { startedTime, endedTime } };

interface VariationArm {
  readonly name: string;
  readonly description?: string | undefined;
  readonly feature: string;
  readonly variation: string;
}

/** A group or a treatment: the variation by the name of its feature. */
export const variationsView = ({ name, description, feature, variation }: VariationArm) => ({
  name,
  description,
  featureVariations: { [feature]: variation },
});
